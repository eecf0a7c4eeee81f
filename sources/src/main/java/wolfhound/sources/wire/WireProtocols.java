package wolfhound.sources.wire;

import java.util.List;
import java.util.stream.Stream;

/// Every protocol that conversations are read in: the first that recognises an opening gets it, so
/// the strict stand before the lax.
public final class WireProtocols {
    private static final int CLIENT_HELLO = 1;

    private WireProtocols() {}

    /// Over TCP and other streams.
    public static List<WireProtocol> streams() {
        return with(
                NamedProtocols.streams(),
                new Tls(),
                new Http(),
                new Http2(),
                new Smb(),
                new DceRpc(),
                new Kerberos(),
                new BitTorrent(),
                new Gnutella(),
                new Edonkey(),
                new Ssh(),
                new Vnc(),
                new Rdp(),
                new Socks(),
                new Sip(),
                new Ldap(),
                new Imap(),
                new Pop3(),
                new Smtp(),
                new Ftp(),
                new Irc(),
                new Dns(),
                new Telnet());
    }

    /// Over UDP.
    public static List<WireProtocol> datagrams() {
        return with(
                NamedProtocols.datagrams(),
                new Quic(),
                new Dtls(),
                new Stun(),
                new Tftp(),
                new Radius(),
                new Sip(),
                new Dhcp(),
                new DhcpV6(),
                new Kerberos(),
                new Ldap(),
                new Snmp(),
                new NetbiosDatagrams(),
                new NetbiosNames(),
                new Discovery(),
                new BitTorrentDht(),
                new EdonkeyDatagrams(),
                new Gnutella(),
                new Dns(),
                new MicroTransport());
    }

    /// Does a client open TLS with these bytes, in the middle of another protocol: a record that
    /// begins with a hello.
    public static boolean opensTls(byte[] array, int from, int to) {
        return to - from > Tls.HEADER
                && array[from] == Tls.HANDSHAKE
                && array[from + 1] == 3
                && array[from + 2] <= 4
                && array[from + Tls.HEADER] == CLIENT_HELLO;
    }

    /// Those that are read, and behind them those of which only the name is told.
    private static List<WireProtocol> with(List<WireProtocol> named, WireProtocol... read) {
        return Stream.concat(Stream.of(read), named.stream()).toList();
    }
}
