package wolfhound.sources.wire;

import java.util.List;
import java.util.function.Function;

/// Protocols of which only the name is told: signature → name. Their conversations are told raw
/// under it, so that a detector can look at the bytes and knows that they are no stranger's.
///
/// A signature decides by the first bytes of who speaks first and asks for structure, not for a
/// magic byte alone; a port only helps where the structure is weak.
final class NamedProtocols {
    private static final int LONGEST_GREETING = 64 * 1024;
    private static final int STUN_COOKIE = 0x2112A442;

    private NamedProtocols() {}

    /// @param signature what the first bytes of either side make of it
    private record Named(String name, Function<Opening, Recognition> signature)
            implements WireProtocol {
        @Override
        public Recognition recognise(Opening opening) {
            return signature.apply(opening);
        }

        @Override
        public Dialogue begin(Conversation conversation) {
            return Dialogue.NONE;
        }
    }

    /// A claim about the bytes of one side.
    private interface Test {
        boolean holds(Bytes bytes, Opening opening);
    }

    static List<WireProtocol> streams() {
        return List.of(
                client("amqp", 8, (b, o) -> b.startsWith("AMQP") && b.u8(4) <= 3),
                client("adb", 24, (b, o) -> b.startsWith("CNXN") && b.i32(20) == 0xBCB1A7B1),
                client("ajp", 5, (b, o) -> b.u16(0) == 0x1234 && b.u8(4) <= 10 && b.u16(2) > 0),
                client("bgp", 19, (b, o) -> b.i64(0) == -1 && b.i64(8) == -1 && b.u8(18) == 1),
                client("dnp3", 10, (b, o) -> b.u16(0) == 0x0564 && b.u8(2) >= 5),
                client("ethernet-ip", 24, NamedProtocols::isEthernetIp),
                client("iso-tsap", 12, NamedProtocols::isTransportService),
                client("java-rmi", 7, (b, o) -> b.startsWith("JRMI") && b.u16(4) <= 2),
                client("memcached", 5, (b, o) -> o.onPort(11211) && isMemcached(b, 0)),
                client("modbus", 8, NamedProtocols::isModbus),
                client("mongodb", 16, NamedProtocols::isMongo),
                client("mqtt", 9, NamedProtocols::isMqtt),
                client("mssql", 8, NamedProtocols::isTabularData),
                server("mysql", 6, NamedProtocols::isMySql),
                client("openvpn", 16, NamedProtocols::isOpenVpnStream),
                client("postgresql", 8, NamedProtocols::isPostgres),
                client("redis", 4, NamedProtocols::isRedis),
                client("rlogin", 6, (b, o) -> o.onPort(513) && b.u8(0) == 0 && b.u8(1) > ' '),
                server("rsync", 9, (b, o) -> b.startsWith("@RSYNCD: ")),
                client("stun", 20, NamedProtocols::isStun),
                client("x11", 12, NamedProtocols::isX11));
    }

    static List<WireProtocol> datagrams() {
        return List.of(
                either("bacnet", 6, NamedProtocols::isBacnet),
                either("ike", 28, NamedProtocols::isKeyExchange),
                either("memcached", 13, (b, o) -> o.onPort(11211) && isMemcached(b, 8)),
                either("netflow", 20, NamedProtocols::isNetFlow),
                either("ntp", 8, NamedProtocols::isNtp),
                either("openvpn", 14, NamedProtocols::isOpenVpn),
                either("rtcp", 8, NamedProtocols::isRtcp),
                new Named("rtp", NamedProtocols::rtp),
                either("snmp", 12, NamedProtocols::isSnmp),
                either("syslog", 8, NamedProtocols::isSyslog),
                either("wireguard", 32, NamedProtocols::isWireGuard));
    }

    private static Named client(String name, int enough, Test test) {
        return new Named(
                name, opening -> ask(opening.client(), opening.server(), enough, test, opening));
    }

    private static Named server(String name, int enough, Test test) {
        return new Named(
                name, opening -> ask(opening.server(), opening.client(), enough, test, opening));
    }

    private static Named either(String name, int enough, Test test) {
        return new Named(
                name,
                opening -> {
                    Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
                    return first.length() >= enough && test.holds(first, opening)
                            ? Recognition.YES
                            : Recognition.NO;
                });
    }

    private static Recognition ask(
            Bytes speaker, Bytes other, int enough, Test test, Opening opening) {
        if (speaker.isEmpty()) {
            return other.isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        if (speaker.length() < enough) {
            return other.isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        return test.holds(speaker, opening) ? Recognition.YES : Recognition.NO;
    }

    private static boolean isEthernetIp(Bytes bytes, Opening opening) {
        int command = bytes.le16(0);
        boolean known = command == 0x65 || command == 0x63 || command == 0x04 || command == 0x64;
        return known && 24 + bytes.le16(2) == bytes.length() && bytes.le32(8) == 0;
    }

    /// A connection request of X.224 in TPKT whose parameters name transport selectors, as of S7.
    private static boolean isTransportService(Bytes bytes, Opening opening) {
        return bytes.u16(0) == 0x0300
                && bytes.u8(5) == 0xE0
                && bytes.u8(4) == bytes.u16(2) - 5
                && bytes.u8(11) >= 0xC0
                && bytes.u8(11) <= 0xC2;
    }

    private static boolean isModbus(Bytes bytes, Opening opening) {
        return opening.onPort(502)
                && bytes.u16(2) == 0
                && bytes.u16(4) + 6 <= bytes.length()
                && bytes.u16(4) >= 2
                && bytes.u16(4) < 256;
    }

    private static boolean isMongo(Bytes bytes, Opening opening) {
        long operation = bytes.le32(12);
        boolean known = operation == 2004 || operation == 2012 || operation == 2013;
        return known && bytes.le32(8) == 0 && bytes.le32(0) >= 16 && bytes.le32(0) < 1 << 26;
    }

    private static boolean isMqtt(Bytes bytes, Opening opening) {
        boolean named =
                bytes.startsWith("\0\u0004MQTT", 2)
                        || bytes.startsWith("\0\u0004MQTT", 3)
                        || bytes.startsWith("\0\u0006MQIs", 2);
        return bytes.u8(0) == 0x10 && named;
    }

    /// The PRELOGIN message of TDS.
    private static boolean isTabularData(Bytes bytes, Opening opening) {
        return bytes.u8(0) == 0x12
                && bytes.u8(1) <= 1
                && bytes.u16(2) >= 8
                && bytes.u16(2) == bytes.length()
                && bytes.u16(4) == 0;
    }

    /// The greeting of version 10: a packet numbered 0, then the server's version as text.
    private static boolean isMySql(Bytes bytes, Opening opening) {
        int length = bytes.u8(0) | bytes.u8(1) << 8 | bytes.u8(2) << 16;
        boolean error = bytes.u8(4) == 0xFF && opening.onPort(3306);
        boolean greeting = bytes.u8(4) == 10 && Words.isDigit(bytes.u8(5));
        return bytes.u8(3) == 0 && length >= 8 && length < 1024 && (greeting || error);
    }

    private static boolean isOpenVpnStream(Bytes bytes, Opening opening) {
        int length = bytes.u16(0);
        return (bytes.u8(2) == 0x38 || bytes.u8(2) == 0x50)
                && length >= 14
                && length + 2 == bytes.length();
    }

    private static boolean isPostgres(Bytes bytes, Opening opening) {
        long length = bytes.u32(0);
        boolean request = length == 8 && (bytes.i32(4) == 80877103 || bytes.i32(4) == 80877104);
        boolean start = bytes.i32(4) == 0x00030000 && length == bytes.length() && length > 9;
        return request || start && bytes.u8(bytes.length() - 1) == 0;
    }

    private static boolean isRedis(Bytes bytes, Opening opening) {
        if (bytes.u8(0) == '*' && Words.isDigit(bytes.u8(1))) {
            int end = bytes.indexOf('\r', 1);
            return end > 0 && end <= 5 && bytes.has(end, 3) && bytes.u8(end + 2) == '$';
        }
        return opening.onPort(6379)
                && (bytes.startsWithIgnoringCase("INFO", 0)
                        || bytes.startsWithIgnoringCase("PING", 0)
                        || bytes.startsWithIgnoringCase("AUTH", 0));
    }

    private static boolean isX11(Bytes bytes, Opening opening) {
        return bytes.u8(0) == 'l' && bytes.u8(1) == 0 && bytes.le16(2) == 11 && bytes.le16(4) == 0
                || bytes.u8(0) == 'B'
                        && bytes.u8(1) == 0
                        && bytes.u16(2) == 11
                        && bytes.u16(4) == 0;
    }

    private static boolean isMemcached(Bytes bytes, int at) {
        return bytes.startsWith("stats", at)
                || bytes.startsWith("get ", at)
                || bytes.startsWith("gets ", at)
                || bytes.startsWith("set ", at)
                || bytes.startsWith("version", at);
    }

    /// RFC 8489 §5: two zero bits, a length in fours, the magic cookie.
    static boolean isStun(Bytes bytes, Opening opening) {
        return bytes.has(0, 20)
                && bytes.u16(0) < 0x4000
                && bytes.i32(4) == STUN_COOKIE
                && bytes.u16(2) % 4 == 0
                && bytes.u16(2) + 20 <= Math.max(bytes.length(), LONGEST_GREETING);
    }

    private static boolean isBacnet(Bytes bytes, Opening opening) {
        return bytes.u8(0) == 0x81 && bytes.u8(1) <= 0x0C && bytes.u16(2) == bytes.length();
    }

    /// ISAKMP and IKE (RFC 7296 §3.1), with or without the marker of RFC 3948 in front.
    private static boolean isKeyExchange(Bytes bytes, Opening opening) {
        int at = bytes.i32(0) == 0 ? 4 : 0;
        if (!bytes.has(at, 28)) {
            return false;
        }
        boolean version = bytes.u8(at + 17) == 0x10 || bytes.u8(at + 17) == 0x20;
        return version && bytes.u32(at + 24) == bytes.length() - at;
    }

    private static boolean isNetFlow(Bytes bytes, Opening opening) {
        return switch (bytes.u16(0)) {
            case 5 -> bytes.u16(2) > 0 && bytes.length() == 24 + 48 * bytes.u16(2);
            case 9 -> {
                boolean set = bytes.has(20, 4) && 20 + bytes.u16(22) <= bytes.length();
                yield set && bytes.u16(22) >= 4 && bytes.u16(2) > 0 && bytes.u16(2) < 256;
            }
            case 10 -> bytes.u16(2) == bytes.length();
            default -> false;
        };
    }

    /// RFC 5905 §7.3 in its fixed length with room for extensions; mode 7 is what amplifies.
    private static boolean isNtp(Bytes bytes, Opening opening) {
        int version = bytes.u8(0) >>> 3 & 7;
        int mode = bytes.u8(0) & 7;
        if (version < 1 || version > 4 || !opening.onPort(123)) {
            return false;
        }
        return switch (mode) {
            case 1, 2, 3, 4, 5 ->
                    bytes.length() >= 48 && bytes.length() % 4 == 0 && bytes.u8(1) <= 16;
            case 6 -> bytes.length() >= 12;
            case 7 -> bytes.u8(2) <= 3 && bytes.u8(3) < 50;
            default -> false;
        };
    }

    /// A hard reset, of a client or a server: bare, or with the digests of tls-auth in front.
    private static boolean isOpenVpn(Bytes bytes, Opening opening) {
        int operation = bytes.u8(0);
        if (operation != 0x38 && operation != 0x40 && operation != 0x50) {
            return false;
        }
        boolean bare = bytes.length() == 14 && bytes.u8(9) == 0 && bytes.i32(10) == 0;
        boolean digested = bytes.length() == 42 || bytes.length() == 54 || bytes.length() == 86;
        return bare || digested && opening.onPort(1194);
    }

    private static boolean isRtcp(Bytes bytes, Opening opening) {
        int at = 0;
        while (bytes.has(at, 4)) {
            boolean packet =
                    bytes.u8(at) >>> 6 == 2 && bytes.u8(at + 1) >= 200 && bytes.u8(at + 1) <= 207;
            if (!packet) {
                return false;
            }
            at += 4 * (bytes.u16(at + 2) + 1);
        }
        return at == bytes.length();
    }

    /// A single packet of RTP has no signature; that both sides send one of the same kind has.
    private static Recognition rtp(Opening opening) {
        Bytes client = opening.client();
        Bytes server = opening.server();
        if (!client.isEmpty() && !isRtp(client) || !server.isEmpty() && !isRtp(server)) {
            return Recognition.NO;
        }
        if (client.isEmpty() || server.isEmpty()) {
            return Recognition.MAYBE;
        }
        boolean same = (client.u8(1) & 0x7F) == (server.u8(1) & 0x7F);
        return same && client.i32(8) != server.i32(8) ? Recognition.YES : Recognition.NO;
    }

    private static boolean isRtp(Bytes bytes) {
        if (!bytes.has(0, 13) || bytes.u8(0) >>> 6 != 2) {
            return false;
        }
        int type = bytes.u8(1) & 0x7F;
        return type <= 34 || type >= 96;
    }

    /// A sequence that fills the datagram: version, community; the community is never carried.
    private static boolean isSnmp(Bytes bytes, Opening opening) {
        Der outer = new Der(bytes, 0, bytes.length());
        if (!outer.step(Der.SEQUENCE) || !outer.atEnd()) {
            return false;
        }
        Der parts = outer.inside();
        if (!parts.step(Der.INTEGER) || parts.length() != 1) {
            return false;
        }
        int version = bytes.u8(parts.from());
        return version == 3
                ? parts.step(Der.SEQUENCE)
                : version <= 1
                        && parts.step(Der.OCTET_STRING)
                        && parts.step()
                        && parts.tag() >= 0xA0
                        && parts.tag() <= 0xA8;
    }

    /// RFC 5424 and RFC 3164: a priority of at most 191 in angle brackets, then text.
    private static boolean isSyslog(Bytes bytes, Opening opening) {
        int end = bytes.indexOf('>', 1);
        if (bytes.u8(0) != '<' || end < 2 || end > 4) {
            return false;
        }
        int priority = 0;
        for (int at = 1; at < end; at++) {
            if (!Words.isDigit(bytes.u8(at))) {
                return false;
            }
            priority = priority * 10 + bytes.u8(at) - '0';
        }
        return priority <= 191 && bytes.has(end + 1, 1) && bytes.u8(end + 1) >= ' ';
    }

    private static boolean isWireGuard(Bytes bytes, Opening opening) {
        return switch (bytes.le32(0) == bytes.u8(0) ? bytes.u8(0) : 0) {
            case 1 -> bytes.length() == 148;
            case 2 -> bytes.length() == 92;
            case 3 -> bytes.length() == 64;
            default -> false;
        };
    }
}
