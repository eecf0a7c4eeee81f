package wolfhound.sources.wire;

import java.util.List;

/// Which protocols of a list cannot open with a byte. An opening that is nobody's is asked about
/// dozens of protocols, and nearly all of them are out by its first byte.
public final class FirstBytes {
    /// More than any protocol of a stream wants before it decides by the first byte.
    private static final int ENOUGH_OF_STREAM = 64;

    /// For each byte, bit by bit the protocols that no client, or no server, opens with it.
    private final long[] byClient = new long[256];

    private final long[] byServer = new long[256];
    private final boolean datagrams;

    private FirstBytes(List<WireProtocol> protocols, boolean datagrams) {
        this.datagrams = datagrams;
        for (int p = 0; p < protocols.size(); p++) {
            for (int first = 0; first < 256; first++) {
                byClient[first] |= excluded(protocols.get(p), Side.CLIENT, first) << p;
                byServer[first] |= excluded(protocols.get(p), Side.SERVER, first) << p;
            }
        }
    }

    /// @param protocols no more than bits in a long
    public static FirstBytes ofStreams(List<WireProtocol> protocols) {
        return new FirstBytes(protocols, false);
    }

    public static FirstBytes ofDatagrams(List<WireProtocol> protocols) {
        return new FirstBytes(protocols, true);
    }

    private static long excluded(WireProtocol protocol, Side speaks, int first) {
        return protocol.mayOpen(speaks, first) ? 0 : 1;
    }

    /// Bit by bit the protocols that this opening cannot be of; none where it does not show yet.
    public long excluded(Bytes client, Bytes server) {
        if (server.isEmpty() && client.length() >= enough()) {
            return byClient[client.u8(0)];
        }
        return client.isEmpty() && server.length() >= enough() ? byServer[server.u8(0)] : 0;
    }

    /// Bytes of an opening by which a protocol that may not open so says NO: a datagram is whole,
    /// of a stream more may come.
    int enough() {
        return datagrams ? 1 : ENOUGH_OF_STREAM;
    }
}
