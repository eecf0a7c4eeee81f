package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// Gnutella (RFC draft 0.6, 2002): the greeting over TCP, in which the programs say their names,
/// and the descriptors of 23 bytes and more over UDP.
final class Gnutella implements WireProtocol {
    private static final String CONNECT = "GNUTELLA CONNECT/";
    private static final String ANSWER = "GNUTELLA/0.";
    private static final int DESCRIPTOR = 23;
    private static final int MOST_GREETING = 16 << 10;
    private static final int MOST_HOPS = 15;
    private static final int TLS_HANDSHAKE = 0x16;

    @Override
    public String name() {
        return "gnutella";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() == Transport.UDP) {
            return isDescriptor(opening.client()) || isDescriptor(opening.server())
                    ? Recognition.YES
                    : Recognition.NO;
        }
        return Words.better(greets(opening.client(), CONNECT), greets(opening.server(), ANSWER));
    }

    private static Recognition greets(Bytes bytes, String greeting) {
        int there = Math.min(bytes.length(), greeting.length());
        if (there == 0 || !bytes.startsWith(greeting.substring(0, there))) {
            return Recognition.NO;
        }
        return there == greeting.length() ? Recognition.YES : Recognition.MAYBE;
    }

    /// Sixteen bytes of name (the ninth all ones, the last zero, by modern programs), kind, time to
    /// live, hops, and a length that fits.
    private static boolean isDescriptor(Bytes bytes) {
        return bytes.has(0, DESCRIPTOR)
                && bytes.u8(8) == 0xFF
                && bytes.u8(15) == 0
                && !verb(bytes.u8(16)).isEmpty()
                && bytes.u8(17) + bytes.u8(18) <= MOST_HOPS
                && bytes.le32(19) == bytes.length() - DESCRIPTOR;
    }

    private static String verb(int kind) {
        return switch (kind) {
            case 0x00 -> "ping";
            case 0x01 -> "pong";
            case 0x02 -> "bye";
            case 0x30 -> "route_table";
            case 0x31, 0x32 -> "vendor";
            case 0x40 -> "push";
            case 0x80 -> "query";
            case 0x81 -> "query_hit";
            default -> "";
        };
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        PeerTalk talk = new PeerTalk(conversation, "gnutella");
        if (conversation.id().transport() == Transport.UDP) {
            return (from, bytes) -> {
                if (isDescriptor(bytes)) {
                    talk.tell(from, verb(bytes.u8(16)), "");
                }
                return Parsed.ALL;
            };
        }
        return new Reading(talk);
    }

    /// The greetings of both sides; what follows is mostly deflated and passed over, or goes on in
    /// TLS, as both agreed.
    private static final class Reading implements Dialogue {
        private final PeerTalk talk;
        private final boolean[] greeted = new boolean[2];

        Reading(PeerTalk talk) {
            this.talk = talk;
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (bytes.u8(0) == TLS_HANDSHAKE && (bytes.length() < 2 || bytes.u8(1) == 3)) {
                return bytes.length() < 2 ? Parsed.NEED_MORE : Parsed.handover(0);
            }
            if (greeted[from.ordinal()]) {
                return confirmed(bytes);
            }
            int end = bytes.indexOf("\r\n\r\n", 0);
            if (end < 0 && bytes.length() < MOST_GREETING) {
                return Parsed.NEED_MORE;
            }
            greeted[from.ordinal()] = true;
            if (end < 0) {
                return Parsed.malformed("greeting-too-long", "no end of the greeting");
            }
            talk.tell(from, bytes.startsWith(CONNECT) ? "connect" : "answer", program(bytes, end));
            return Parsed.used(end + 4);
        }

        /// Who greeted first confirms what the other proposed, then the talk begins.
        private static Parsed confirmed(Bytes bytes) {
            Recognition confirms = greets(bytes, ANSWER);
            if (confirms != Recognition.YES) {
                return confirms == Recognition.NO ? Parsed.ALL : Parsed.NEED_MORE;
            }
            int end = bytes.indexOf("\r\n\r\n", 0);
            if (end < 0) {
                return bytes.length() < MOST_GREETING ? Parsed.NEED_MORE : Parsed.ALL;
            }
            return Parsed.used(end + 4);
        }

        private static String program(Bytes bytes, int end) {
            int at = bytes.indexOf("User-Agent:", 0);
            int to = at < 0 ? -1 : bytes.indexOf('\r', at);
            return at < 0 || at > end || to < 0
                    ? ""
                    : Words.atMost(bytes.text(at + 11, to).strip(), 128);
        }

        @Override
        public boolean gap(Side from, long missing) {
            return greeted[from.ordinal()];
        }
    }
}
