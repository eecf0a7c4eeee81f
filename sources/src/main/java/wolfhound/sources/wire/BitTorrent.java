package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// BitTorrent between peers over TCP (BEP 3, extensions of BEP 10): a handshake, then messages. The
/// pieces themselves are passed over.
final class BitTorrent implements WireProtocol {
    private static final String GREETING = "\u0013BitTorrent protocol";
    private static final int HANDSHAKE = 68;
    private static final int MOST_LENGTH = 1 << 24;
    private static final int PIECE = 7;
    private static final String[] VERBS = {
        "choke",
        "unchoke",
        "interested",
        "not_interested",
        "have",
        "bitfield",
        "request",
        "piece",
        "cancel",
        "port"
    };
    private static final int SUGGEST = 13;
    private static final int ALLOWED_FAST = 17;
    private static final int EXTENDED = 20;

    @Override
    public String name() {
        return "bittorrent";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        return Words.better(greets(opening.client()), greets(opening.server()));
    }

    private static Recognition greets(Bytes bytes) {
        int there = Math.min(bytes.length(), GREETING.length());
        if (there == 0 || !bytes.startsWith(GREETING.substring(0, there))) {
            return Recognition.NO;
        }
        return there == GREETING.length() ? Recognition.YES : Recognition.MAYBE;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading implements Dialogue {
        private final PeerTalk talk;
        private final boolean[] greeted = new boolean[2];
        private final long[] passOver = new long[2];

        Reading(Conversation conversation) {
            this.talk = new PeerTalk(conversation, "bittorrent");
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            int side = from.ordinal();
            if (passOver[side] > 0) {
                int used = (int) Math.min(passOver[side], bytes.length());
                passOver[side] -= used;
                return Parsed.used(used);
            }
            return greeted[side] ? message(from, bytes) : greeting(from, bytes);
        }

        private Parsed greeting(Side from, Bytes bytes) {
            if (!bytes.has(0, HANDSHAKE)) {
                return Parsed.needMore(HANDSHAKE - bytes.length());
            }
            if (!bytes.startsWith(GREETING)) {
                return Parsed.malformed("no-handshake", "no greeting of BitTorrent");
            }
            greeted[from.ordinal()] = true;
            talk.tell(from, "handshake", client(bytes) + " " + PeerTalk.hex(bytes, 28, 48));
            return Parsed.used(HANDSHAKE);
        }

        /// The first eight bytes of the peer's name say which program it is (BEP 20).
        private static String client(Bytes bytes) {
            StringBuilder client = new StringBuilder(8);
            for (int i = 48; i < 56; i++) {
                int c = bytes.u8(i);
                client.append(c > ' ' && c < 0x7F ? (char) c : '.');
            }
            return client.toString();
        }

        private Parsed message(Side from, Bytes bytes) {
            if (!bytes.has(0, 4)) {
                return Parsed.needMore(4 - bytes.length());
            }
            long length = bytes.u32(0);
            if (length == 0) {
                return Parsed.used(4);
            }
            if (length > MOST_LENGTH) {
                return Parsed.malformed("length-lies", length + " bytes in one message");
            }
            if (!bytes.has(4, 1)) {
                return Parsed.NEED_MORE;
            }
            int kind = bytes.u8(4);
            if (kind != PIECE) {
                talk.tell(from, verb(kind), "");
            }
            passOver[from.ordinal()] = length - 1;
            return Parsed.used(5);
        }

        private static String verb(int kind) {
            if (kind < VERBS.length) {
                return VERBS[kind];
            }
            if (kind == EXTENDED) {
                return "extended";
            }
            return kind >= SUGGEST && kind <= ALLOWED_FAST ? "fast" : "message-" + kind;
        }

        @Override
        public boolean gap(Side from, long missing) {
            int side = from.ordinal();
            boolean inside = missing <= passOver[side];
            passOver[side] -= inside ? missing : 0;
            return inside;
        }
    }
}
