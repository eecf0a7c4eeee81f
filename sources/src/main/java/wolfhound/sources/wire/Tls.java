package wolfhound.sources.wire;

/// TLS and its forebears over a stream: SSL 2.0 and 3.0, TLS 1.0 (RFC 2246) to 1.3 (RFC 8446).
///
/// Recognised by a first record that claims to be TLS; whether the claim holds is for the dialogue
/// to say, because a claim that does not hold is worth knowing.
final class Tls implements WireProtocol {
    static final int HEADER = 5;
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;
    static final int HEARTBEAT = 24;

    /// 2^14 and what encryption may add (RFC 5246 §6.2.3).
    static final int LONGEST_RECORD = (1 << 14) + 2048;

    private static final int SSL2_HEADER = 11;

    private final Certificates certificates = new Certificates();

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes client = opening.client();
        Bytes server = opening.server();
        if (client.isEmpty() && server.isEmpty()) {
            return Recognition.MAYBE;
        }
        if (client.isEmpty()) {
            Recognition hello = serverHello(server);
            return hello != Recognition.NO || !opening.midStream() ? hello : running(server);
        }
        if (opening.midStream()) {
            Recognition running = running(client);
            return running == Recognition.NO ? ssl2(client) : running;
        }
        Recognition claims = claims(client);
        return claims == Recognition.NO ? ssl2(client) : claims;
    }

    /// A client that begins with a handshake, or with what claims to be one.
    private static Recognition claims(Bytes client) {
        if (client.u8(0) != HANDSHAKE
                || client.has(1, 1) && client.u8(1) != 3
                || client.has(2, 1) && client.u8(2) > 4) {
            return Recognition.NO;
        }
        return client.has(0, 3) ? Recognition.YES : Recognition.MAYBE;
    }

    /// Strict, since a server that speaks first may be anything: a record that holds a hello.
    private static Recognition serverHello(Bytes server) {
        if (server.u8(0) != HANDSHAKE) {
            return Recognition.NO;
        }
        if (!server.has(0, HEADER + 6)) {
            return Recognition.MAYBE;
        }
        boolean hello =
                isHeader(server, 0)
                        && server.u8(HEADER) == 2
                        && server.u24(HEADER + 1) >= 38
                        && server.u24(HEADER + 1) < LONGEST_RECORD
                        && server.u8(HEADER + 4) == 3
                        && server.u8(HEADER + 5) <= 4;
        return hello ? Recognition.YES : Recognition.NO;
    }

    /// The middle of a conversation: a record, and another one behind it as far as there are bytes.
    private static Recognition running(Bytes bytes) {
        if (!bytes.has(0, HEADER)) {
            return bytes.u8(0) >= CHANGE_CIPHER_SPEC && bytes.u8(0) <= HEARTBEAT
                    ? Recognition.MAYBE
                    : Recognition.NO;
        }
        if (!isHeader(bytes, 0)) {
            return Recognition.NO;
        }
        int next = HEADER + bytes.u16(3);
        return !bytes.has(next, HEADER) || isHeader(bytes, next) ? Recognition.YES : Recognition.NO;
    }

    /// Could these five bytes head a record.
    static boolean isHeader(Bytes bytes, int at) {
        int type = bytes.u8(at);
        return type >= CHANGE_CIPHER_SPEC
                && type <= HEARTBEAT
                && bytes.u8(at + 1) == 3
                && bytes.u8(at + 2) <= 4
                && bytes.u16(at + 3) > 0
                && bytes.u16(at + 3) <= LONGEST_RECORD;
    }

    /// A hello in the format of SSL 2.0 (RFC 5246 §E.2): its lengths must add up.
    static Recognition ssl2(Bytes client) {
        if ((client.u8(0) & 0x80) == 0) {
            return Recognition.NO;
        }
        if (client.has(2, 1) && client.u8(2) != 1) {
            return Recognition.NO;
        }
        if (!client.has(0, SSL2_HEADER)) {
            return Recognition.MAYBE;
        }
        int version = client.u16(3);
        int suites = client.u16(5);
        int sessionId = client.u16(7);
        int challenge = client.u16(9);
        boolean hello =
                (version == TlsVersion.SSL_2_0 || version >= 0x0300 && version <= 0x0304)
                        && suites > 0
                        && suites % 3 == 0
                        && (sessionId == 0 || sessionId == 16)
                        && challenge >= 16
                        && challenge <= 32
                        && (client.u16(0) & 0x7FFF) == 9 + suites + sessionId + challenge;
        return hello ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new TlsDialogue(conversation, certificates);
    }
}
