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

    /// A signature that may begin with any byte.
    private static final String ANY = "";

    private NamedProtocols() {}

    /// @param firsts the bytes, as Latin-1, with which its opening may begin
    /// @param signature what the first bytes of either side make of it
    private record Named(
            String name, Speaker speaker, String firsts, Function<Opening, Recognition> signature)
            implements WireProtocol {
        @Override
        public boolean mayOpen(Side speaks, int first) {
            return speaker.is(speaks) && isAmong(firsts, first);
        }

        @Override
        public Recognition recognise(Opening opening) {
            return signature.apply(opening);
        }

        @Override
        public Dialogue begin(Conversation conversation) {
            return Dialogue.NONE;
        }
    }

    /// Whose first bytes the signature is about.
    private enum Speaker {
        CLIENT,
        SERVER,
        ANYBODY;

        boolean is(Side side) {
            return this == ANYBODY || (this == CLIENT) == (side == Side.CLIENT);
        }
    }

    /// A claim about the bytes of one side.
    private interface Test {
        boolean holds(Bytes bytes, Opening opening);
    }

    static List<WireProtocol> streams() {
        return List.of(
                client("amqp", "A", 8, (b, o) -> b.startsWith("AMQP") && b.u8(4) <= 3),
                client("adb", "C", 24, (b, o) -> b.startsWith("CNXN") && b.i32(20) == 0xBCB1A7B1),
                client(
                        "ajp",
                        "\u0012",
                        5,
                        (b, o) -> b.u8(1) == 0x34 && b.u8(4) <= 10 && b.u16(2) > 0),
                client("bgp", "\u00ff", 19, NamedProtocols::isBorderGateway),
                client("dnp3", "\u0005", 10, (b, o) -> b.u16(0) == 0x0564 && b.u8(2) >= 5),
                client("ethernet-ip", "\u0004ced", 24, NamedProtocols::isEthernetIp),
                client("fins", "F", 16, (b, o) -> b.startsWith("FINS\0\0\0") && b.u8(7) >= 8),
                client("git", ANY, 8, (b, o) -> b.startsWith("git-", 4) && isHex(b, 0, 4)),
                client("hl7", "\u000b", 9, (b, o) -> b.startsWith("MSH|^~\\&|", 1)),
                client("iec-104", "h", 6, NamedProtocols::isTelecontrol),
                client("iso-tsap", "\u0003", 12, NamedProtocols::isTransportService),
                client("java-rmi", "J", 7, (b, o) -> b.startsWith("JRMI") && b.u16(4) <= 2),
                client("memcached", "sgv", 5, (b, o) -> o.onPort(11211) && isMemcached(b, 0)),
                client("modbus", ANY, 8, NamedProtocols::isModbus),
                client("mongodb", ANY, 16, NamedProtocols::isMongo),
                client("mqtt", "\u0010", 9, NamedProtocols::isMqtt),
                client("mssql", "\u0010\u0012", 8, NamedProtocols::isTabularData),
                server("mysql", ANY, 6, NamedProtocols::isMySql),
                server("nntp", "2", 16, NamedProtocols::isNews),
                client("opc-ua", "H", 8, (b, o) -> b.startsWith("HELF") && b.le32(4) == b.length()),
                client("openwire", ANY, 13, (b, o) -> b.u8(4) == 1 && b.startsWith("ActiveMQ", 5)),
                client("openvpn", ANY, 16, NamedProtocols::isOpenVpnStream),
                client("oracle", ANY, 12, NamedProtocols::isOracle),
                client("postgresql", "\0", 8, NamedProtocols::isPostgres),
                client("pptp", "\0", 16, (b, o) -> b.u16(0) == 156 && b.i32(4) == 0x1A2B3C4D),
                client("redis", "*IPAipa", 4, NamedProtocols::isRedis),
                client("rlogin", "\0", 6, (b, o) -> o.onPort(513) && b.u8(1) > ' '),
                server("rsync", "@", 9, (b, o) -> b.startsWith("@RSYNCD: ")),
                client("rtmp", "\u0003", 9, (b, o) -> o.onPort(1935)),
                client("rtsp", ANY, 16, NamedProtocols::isStreaming),
                client("stun", range(0, 0x40), 20, NamedProtocols::isStun),
                client("sun-rpc", range(0x80, 0x100), 28, (b, o) -> isRemoteCall(b, 4)),
                client("syslog", "<", 16, (b, o) -> o.onPort(514) && isSyslog(b, o)),
                client("tacacs", range(0xC0, 0xD0), 12, NamedProtocols::isTacacs),
                client("x11", "lB", 12, NamedProtocols::isX11),
                client("xmpp", "<", 40, NamedProtocols::isMessaging));
    }

    static List<WireProtocol> datagrams() {
        return List.of(
                either("bacnet", "\u0081", 6, NamedProtocols::isBacnet),
                either("bfd", range(0x20, 0x40), 24, NamedProtocols::isForwardingDetection),
                either("coap", range(0x40, 0x80), 4, NamedProtocols::isConstrained),
                either("dropbox", "{", 32, NamedProtocols::isDropbox),
                either("hsrp", "\0\u0002", 16, (b, o) -> o.onPort(1985)),
                either("ike", ANY, 28, NamedProtocols::isKeyExchange),
                either("memcached", ANY, 13, (b, o) -> o.onPort(11211) && isMemcached(b, 8)),
                either("netflow", "\0", 20, NamedProtocols::isNetFlow),
                either("ntp", ANY, 8, NamedProtocols::isNtp),
                either("openvpn", "8@P", 14, NamedProtocols::isOpenVpn),
                either("rip", "\u0001\u0002", 24, NamedProtocols::isRouting),
                either("rmcp", "\u0006", 12, (b, o) -> b.u16(1) == 0x00FF && b.u8(3) >= 6),
                either("rtcp", range(0x80, 0xC0), 8, NamedProtocols::isRtcp),
                new Named("rtp", Speaker.ANYBODY, range(0x80, 0xC0), NamedProtocols::rtp),
                either("rtps", "R", 16, (b, o) -> b.startsWith("RTPS") && b.u8(4) == 2),
                either("slp", "\u0002", 14, NamedProtocols::isServiceLocation),
                either("spotify", "S", 16, (b, o) -> b.startsWith("SpotUdp0")),
                either("sun-rpc", ANY, 24, (b, o) -> isRemoteCall(b, 0)),
                either("syslog", "<", 8, NamedProtocols::isSyslog),
                either("wireguard", "\u0001\u0002\u0003", 32, NamedProtocols::isWireGuard));
    }

    /// All bytes from one to another, the latter not among them.
    private static String range(int from, int to) {
        StringBuilder bytes = new StringBuilder(to - from);
        for (int b = from; b < to; b++) {
            bytes.append((char) b);
        }
        return bytes.toString();
    }

    private static Named client(String name, String firsts, int enough, Test test) {
        return new Named(
                name,
                Speaker.CLIENT,
                firsts,
                opening -> ask(opening.client(), opening.server(), firsts, enough, test, opening));
    }

    private static Named server(String name, String firsts, int enough, Test test) {
        return new Named(
                name,
                Speaker.SERVER,
                firsts,
                opening -> ask(opening.server(), opening.client(), firsts, enough, test, opening));
    }

    private static Named either(String name, String firsts, int enough, Test test) {
        return new Named(
                name,
                Speaker.ANYBODY,
                firsts,
                opening -> {
                    Bytes first = opening.client().isEmpty() ? opening.server() : opening.client();
                    return first.length() >= enough && holds(first, firsts, test, opening)
                            ? Recognition.YES
                            : Recognition.NO;
                });
    }

    private static Recognition ask(
            Bytes speaker, Bytes other, String firsts, int enough, Test test, Opening opening) {
        if (speaker.length() < enough) {
            return other.isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        return holds(speaker, firsts, test, opening) ? Recognition.YES : Recognition.NO;
    }

    private static boolean holds(Bytes bytes, String firsts, Test test, Opening opening) {
        return isAmong(firsts, bytes.u8(0)) && test.holds(bytes, opening);
    }

    private static boolean isAmong(String firsts, int first) {
        return firsts.isEmpty() || firsts.indexOf(first) >= 0;
    }

    /// The marker of RFC 4271 §4.1 before an OPEN.
    private static boolean isBorderGateway(Bytes bytes, Opening opening) {
        return bytes.i64(0) == -1 && bytes.i64(8) == -1 && bytes.u8(18) == 1;
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
        boolean answersNone = bytes.le32(8) == 0 || bytes.i32(8) == -1;
        return known && answersNone && bytes.le32(0) >= 16 && bytes.le32(0) < 1 << 26;
    }

    private static boolean isMqtt(Bytes bytes, Opening opening) {
        boolean named =
                bytes.startsWith("\0\u0004MQTT", 2)
                        || bytes.startsWith("\0\u0004MQTT", 3)
                        || bytes.startsWith("\0\u0006MQIs", 2);
        return bytes.u8(0) == 0x10 && named;
    }

    /// The PRELOGIN message of TDS, or a LOGIN7 of a version from 7.0 on.
    private static boolean isTabularData(Bytes bytes, Opening opening) {
        boolean login = bytes.u8(0) == 0x10 && bytes.has(0, 20) && bytes.u8(15) >> 4 == 7;
        boolean frame = bytes.u8(1) <= 1 && bytes.u16(2) == bytes.length() && bytes.u16(4) == 0;
        return frame && (bytes.u8(0) == 0x12 || login);
    }

    private static boolean isHex(Bytes bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Character.digit(bytes.u8(at), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The first frame of IEC 60870-5-104: unnumbered, STARTDT or TESTFR.
    private static boolean isTelecontrol(Bytes bytes, Opening opening) {
        return opening.onPort(2404)
                && bytes.u16(0) == 0x6804
                && (bytes.u8(2) & 3) == 3
                && bytes.u8(3) == 0
                && bytes.u16(4) == 0;
    }

    /// The greeting of RFC 3977 §5.1, which says nothing that FTP and others may not say: the
    /// program's name or the port must help.
    private static boolean isNews(Bytes bytes, Opening opening) {
        String banner = Words.firstLine(bytes);
        boolean greets = banner.startsWith("200 ") || banner.startsWith("201 ");
        boolean named = banner.contains("NNTP") || banner.contains("NNRP");
        return greets && (named || opening.onPort(119));
    }

    /// A connect packet of TNS.
    private static boolean isOracle(Bytes bytes, Opening opening) {
        return bytes.u16(0) == bytes.length()
                && bytes.u16(2) == 0
                && bytes.u8(4) == 1
                && bytes.u8(5) == 0
                && bytes.u16(8) >= 0x0100
                && bytes.u16(8) < 0x0200;
    }

    private static boolean isStreaming(Bytes bytes, Opening opening) {
        String line = Words.firstLine(bytes);
        return line.endsWith("RTSP/1.0\r") || line.endsWith("RTSP/2.0\r");
    }

    /// A call of RFC 5531 §9, of version 2 of the protocol.
    private static boolean isRemoteCall(Bytes bytes, int at) {
        return bytes.i32(at + 4) == 0
                && bytes.i32(at + 8) == 2
                && bytes.i32(at + 12) != 0
                && bytes.u16(at + 16) == 0
                && bytes.u32(at + 20) < 256;
    }

    private static boolean isTacacs(Bytes bytes, Opening opening) {
        return opening.onPort(49)
                && bytes.u8(0) >> 4 == 0xC
                && bytes.u8(1) >= 1
                && bytes.u8(1) <= 3
                && bytes.u32(8) == bytes.length() - 12;
    }

    /// The opening of a stream of RFC 6120 §4.2.
    private static boolean isMessaging(Bytes bytes, Opening opening) {
        String start = bytes.text(0, Math.min(bytes.length(), 256));
        return start.startsWith("<stream:stream ")
                || start.startsWith("<?xml ") && start.contains("<stream:stream ");
    }

    /// RFC 5880 §4.1: version 1, its own length.
    private static boolean isForwardingDetection(Bytes bytes, Opening opening) {
        return (opening.onPort(3784) || opening.onPort(4784))
                && bytes.u8(0) >> 5 == 1
                && bytes.u8(3) == bytes.length();
    }

    /// RFC 7252 §3: version 1, a request or an answer, a token of at most eight bytes.
    private static boolean isConstrained(Bytes bytes, Opening opening) {
        int group = bytes.u8(1) >> 5;
        return opening.onPort(5683)
                && bytes.u8(0) >> 6 == 1
                && (bytes.u8(0) & 15) <= 8
                && (group == 0 || group == 2 || group == 4 || group == 5);
    }

    /// What Dropbox tells its kind in the local network.
    private static boolean isDropbox(Bytes bytes, Opening opening) {
        return opening.onPort(17500) && bytes.u8(0) == '{' && bytes.indexOf("\"host_int\"", 0) > 0;
    }

    private static boolean isRouting(Bytes bytes, Opening opening) {
        return opening.onPort(520)
                && (bytes.u8(0) == 1 || bytes.u8(0) == 2)
                && (bytes.u8(1) == 1 || bytes.u8(1) == 2)
                && bytes.u16(2) == 0
                && bytes.length() % 20 == 4;
    }

    /// RFC 2608 §8: version 2, its own length.
    private static boolean isServiceLocation(Bytes bytes, Opening opening) {
        return opening.onPort(427)
                && bytes.u8(0) == 2
                && bytes.u8(1) >= 1
                && bytes.u8(1) <= 11
                && bytes.u24(2) == bytes.length();
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
