package wolfhound.sources.wire;

import java.util.List;

/// Every protocol that conversations are read in: the first that recognises an opening gets it, so
/// the strict stand before the lax.
public final class WireProtocols {
    private WireProtocols() {}

    /// Over TCP and other streams.
    public static List<WireProtocol> streams() {
        return List.of(
                new Tls(),
                new Http(),
                new Smb(),
                new DceRpc(),
                new Smtp(),
                new Ftp(),
                new Irc(),
                new Dns());
    }

    /// Over UDP.
    public static List<WireProtocol> datagrams() {
        return List.of(new Quic(), new Dtls(), new NetbiosNames(), new Dns());
    }
}
