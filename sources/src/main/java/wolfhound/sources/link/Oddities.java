package wolfhound.sources.link;

/// Looks for what is wrong with headers that can be read all the same. The cursor stands on the
/// header and stays there.
final class Oddities {
    private static final int PAD_1 = 0;
    private static final int PAD_N = 1;

    private Oddities() {}

    /// Options of a hop-by-hop or destination header of this size (RFC 8200 §4.2), which must be
    /// captured.
    static void options(Packet p, int size, Oddity onlyPadding) {
        boolean other = false;
        int at = 2;
        while (at < size) {
            int type = p.u8(at);
            if (type == PAD_1) {
                at++;
                continue;
            }
            if (at + 1 >= size) {
                break;
            }
            int length = p.u8(at + 1);
            if (type != PAD_N) {
                other = true;
            } else if (length == 0) {
                p.say(Oddity.OPTION_PADDING_EMPTY);
            }
            at += 2 + length;
        }
        if (!other) {
            p.say(onlyPadding);
        }
    }

    /// Routing of type 0 is withdrawn (RFC 5095).
    static void routing(Packet p) {
        if (p.u8(2) == 0) {
            p.say(Oddity.ROUTING_TYPE_0);
        }
    }

    /// A fragment header of a datagram that is in one piece, or a second one.
    static void fragmentHeader(Packet p, boolean second) {
        if (second) {
            p.say(Oddity.FRAGMENT_HEADER_TWICE);
        } else if ((p.u16(2) & 0xFFF9) == 0) {
            p.say(Oddity.FRAGMENT_HEADER_USELESS);
        }
    }

    /// Options of a TCP header of this size (RFC 9293 §3.2), which must be captured.
    static void tcpOptions(Packet p, int head) {
        int seen = 0;
        int at = 20;
        while (at < head) {
            int kind = p.u8(at);
            if (kind == 0) {
                return;
            }
            if (kind == 1) {
                at++;
                continue;
            }
            if (head - at < 2) {
                return;
            }
            int length = p.u8(at + 1);
            if (length < 2 || length > head - at) {
                p.say(Oddity.TCP_OPTION_LENGTH);
                return;
            }
            if (!isLengthOf(kind, length)) {
                p.say(Oddity.TCP_OPTION_LENGTH);
            } else if (kind < 9 && (seen & 1 << kind) != 0) {
                p.say(Oddity.TCP_OPTION_TWICE);
            }
            seen |= kind < 9 ? 1 << kind : 0;
            at += length;
        }
    }

    private static boolean isLengthOf(int kind, int length) {
        return switch (kind) {
            case 2 -> length == 4;
            case 3 -> length == 3;
            case 4 -> length == 2;
            case 5 -> length >= 10 && length <= 34 && length % 8 == 2;
            case 8 -> length == 10;
            default -> true;
        };
    }

    /// Types and codes of ICMP that nobody gave a meaning to (RFC 792, RFC 1256, RFC 1812).
    static void icmp(Packet p, int type, int code) {
        int most =
                switch (type) {
                    case 0, 4, 8, 10, 13, 14, 15, 16, 17, 18 -> 0;
                    case 3 -> 15;
                    case 5 -> 3;
                    case 9 -> 16;
                    case 11 -> 1;
                    case 12 -> 2;
                    default -> -1;
                };
        if (most < 0) {
            p.say(Oddity.ICMP_TYPE);
        } else if (code > most) {
            p.say(Oddity.ICMP_CODE);
        }
    }
}
