package wolfhound.sources.link;

/// Reads IP, both versions, and ARP: addresses, where the payload ends, fragments.
final class Internet {
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1FFF;
    private static final int EXTENSIONS = 16;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int MOBILITY = 135;
    private static final int HOST_IDENTITY = 139;
    private static final int SHIM6 = 140;

    private Internet() {}

    static int either(Packet p) {
        if (!p.has(1)) {
            return p.give(Unread.LINK_CUT);
        }
        return switch (p.u8(0) >>> 4) {
            case 4 -> Layer.IPV4;
            case 6 -> Layer.IPV6;
            default -> p.give(Unread.IP_VERSION);
        };
    }

    /// RFC 791. A total length of 0 is what a card that cuts segments itself leaves to it: the
    /// datagram goes as far as the frame then.
    static int v4(Packet p, Fragments fragments) {
        if (!p.has(20)) {
            return p.give(Unread.IPV4_CUT);
        }
        int first = p.u8(0);
        int head = (first & 0xF) * 4;
        int total = p.u16(2);
        if (first >>> 4 != 4 || head < 20 || total != 0 && total < head) {
            return p.give(Unread.IPV4_HEAD);
        }
        if (!p.has(head)) {
            return p.give(Unread.IPV4_CUT);
        }
        if (total != 0) {
            p.whole = p.at + total;
            p.end = Math.min(p.end, p.whole);
        }
        if (total == 0 || p.end < p.whole) {
            p.say(Oddity.IPV4_CUT);
        }
        p.network = p.at;
        p.sourceHigh = 0;
        p.sourceLow = Packet.mapped(p.i32(12));
        p.targetHigh = 0;
        p.targetLow = Packet.mapped(p.i32(16));
        p.hops = p.u8(8);
        p.protocol = p.u8(9);
        int fragment = p.u16(6);
        int identification = p.u16(4);
        p.at += head;
        if ((fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) == 0) {
            return Layer.TRANSPORT;
        }
        return fragments.take(
                p,
                identification,
                (fragment & FRAGMENT_OFFSET) * 8,
                (fragment & MORE_FRAGMENTS) != 0);
    }

    /// RFC 8200, with the extension headers that stand before the payload.
    static int v6(Packet p, Fragments fragments) {
        if (!p.has(40)) {
            return p.give(Unread.IPV6_CUT);
        }
        if (p.u8(0) >>> 4 != 6) {
            return p.give(Unread.IPV6_HEAD);
        }
        p.network = p.at;
        int length = p.u16(4);
        p.protocol = p.u8(6);
        p.hops = p.u8(7);
        p.sourceHigh = p.i64(8);
        p.sourceLow = p.i64(16);
        p.targetHigh = p.i64(24);
        p.targetLow = p.i64(32);
        p.at += 40;
        if (length != 0) {
            p.whole = p.at + length;
            p.end = Math.min(p.end, p.whole);
        }
        if (p.end < p.whole) {
            p.say(Oddity.IPV6_CUT);
        }
        return isExtension(p.protocol) ? Layer.EXTENSIONS : Layer.TRANSPORT;
    }

    /// The headers between IPv6 and its payload, also those that a datagram put together of
    /// fragments begins with.
    static int extensions(Packet p, Fragments fragments) {
        int next = p.protocol;
        boolean fragmented = false;
        for (int i = 0; isExtension(next); i++) {
            if (i == EXTENSIONS) {
                return p.give(Unread.IPV6_EXTENSIONS);
            }
            if (!p.has(8)) {
                return p.give(Unread.IPV6_CUT);
            }
            int after = p.u8(0);
            if (next == FRAGMENT) {
                Oddities.fragmentHeader(p, fragmented);
                fragmented = true;
                int fragment = p.u16(2);
                int identification = p.i32(4);
                p.at += 8;
                p.protocol = after;
                if ((fragment & 0xFFF9) != 0) {
                    boolean more = (fragment & 1) != 0;
                    int taken = fragments.take(p, identification, fragment & 0xFFF8, more);
                    return taken == Layer.TRANSPORT ? Layer.EXTENSIONS : taken;
                }
            } else {
                int size = next == AUTHENTICATION ? (p.u8(1) + 2) * 4 : (p.u8(1) + 1) * 8;
                if (!p.has(size)) {
                    return p.give(Unread.IPV6_CUT);
                }
                switch (next) {
                    case HOP_BY_HOP -> Oddities.options(p, size, Oddity.HOP_OPTIONS_PADDING);
                    case DESTINATION -> Oddities.options(p, size, Oddity.DESTINATION_PADDING);
                    case ROUTING -> Oddities.routing(p);
                    default -> {}
                }
                p.at += size;
            }
            next = after;
        }
        p.protocol = next;
        return Layer.TRANSPORT;
    }

    static boolean isExtension(int next) {
        return switch (next) {
            case HOP_BY_HOP,
                    ROUTING,
                    FRAGMENT,
                    AUTHENTICATION,
                    DESTINATION,
                    MOBILITY,
                    HOST_IDENTITY,
                    SHIM6 ->
                    true;
            default -> false;
        };
    }

    /// RFC 826, for IPv4 over hardware addresses of six bytes.
    static int arp(Packet p, PacketBatch batch) {
        boolean known = p.has(28) && p.u16(2) == 0x0800 && p.u8(4) == 6 && p.u8(5) == 4;
        if (!known) {
            return p.give(Unread.ARP);
        }
        p.sourceHigh = 0;
        p.sourceLow = Packet.mapped(p.i32(14));
        p.targetHigh = 0;
        p.targetLow = Packet.mapped(p.i32(24));
        p.protocol = PacketBatch.ARP;
        p.hops = 0;
        int operation = p.u16(6);
        p.at += 8;
        p.trim(6);
        Transports.write(p, batch, operation, 0, 0);
        return Layer.READ;
    }
}
