package wolfhound.sources.wire;

import wolfhound.model.Login;

/// The opening of Remote Desktop ([MS-RDPBCGR] §2.2.1): an X.224 connection request in a TPKT frame
/// with a cookie that names the user, and the server's choice, mostly to go on in TLS.
final class Rdp implements WireProtocol {
    private static final int FIXED = 11;
    private static final int REQUEST = 0xE0;
    private static final int CONFIRM = 0xD0;
    private static final int NEGOTIATION_ANSWER = 2;
    private static final int PORT = 3389;
    private static final int LONGEST = 1024;
    private static final String COOKIE = "Cookie: mstshash=";

    @Override
    public String name() {
        return "rdp";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes client = opening.client();
        if (client.isEmpty()) {
            return opening.server().isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        if (client.u8(0) != 3 || client.has(1, 1) && client.u8(1) != 0) {
            return Recognition.NO;
        }
        if (!client.has(0, FIXED)) {
            return Recognition.MAYBE;
        }
        int length = client.u16(2);
        if (client.u8(5) != REQUEST || client.u8(4) != length - 5 || length < FIXED) {
            return Recognition.NO;
        }
        if (length == FIXED) {
            return opening.onPort(PORT) ? Recognition.YES : Recognition.NO;
        }
        if (!client.has(0, FIXED + 4)) {
            return Recognition.MAYBE;
        }
        boolean desktop =
                client.startsWith("Cook", FIXED)
                        || client.startsWith("msts", FIXED)
                        || client.i32(FIXED) == 0x01000800
                        || client.i32(FIXED) == 0x01010800;
        return desktop ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Exchange(conversation);
    }

    private static final class Exchange implements Dialogue {
        private final Conversation conversation;
        private boolean asked;
        private boolean answered;

        Exchange(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (answered || asked && from == Side.CLIENT) {
                return Parsed.ALL;
            }
            if (!bytes.has(0, FIXED)) {
                return Parsed.NEED_MORE;
            }
            int length = bytes.u16(2);
            if (bytes.u8(0) != 3 || length < FIXED || length > LONGEST) {
                return Parsed.malformed("tpkt-lies", "a frame of " + length + " bytes");
            }
            if (!bytes.has(0, length)) {
                return Parsed.needMore(length - bytes.length());
            }
            return from == Side.CLIENT ? request(bytes, length) : confirm(bytes, length);
        }

        private Parsed request(Bytes bytes, int length) {
            asked = true;
            int cookie = bytes.indexOf(COOKIE, FIXED);
            int end = cookie < 0 ? -1 : bytes.indexOf('\r', cookie);
            if (cookie >= 0 && end > cookie && end < length) {
                String user = bytes.text(cookie + COOKIE.length(), end);
                conversation.tell(
                        new Login(conversation.seen(), "rdp", user, Login.Outcome.TRIED, false));
            }
            return Parsed.used(length);
        }

        private Parsed confirm(Bytes bytes, int length) {
            answered = true;
            boolean secured =
                    bytes.u8(5) == CONFIRM
                            && length >= FIXED + 8
                            && bytes.u8(FIXED) == NEGOTIATION_ANSWER
                            && bytes.le32(FIXED + 4) != 0;
            return secured ? Parsed.handover(length) : Parsed.used(length);
        }
    }
}
