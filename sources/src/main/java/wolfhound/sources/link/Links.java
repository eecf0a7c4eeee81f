package wolfhound.sources.link;

/// Reads what lies below IP. Each method reads the header at the cursor, moves behind it, and says
/// what comes next.
final class Links {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int ARP = 0x0806;
    private static final int REVERSE_ARP = 0x8035;
    private static final int VLAN = 0x8100;
    private static final int VN_TAG = 0x8926;
    private static final int LONGEST_802_3 = 1500;
    private static final int TAGS = 8;
    private static final int LABELS = 16;

    private Links() {}

    /// The first header of a packet of this link-layer header type (numbers of LINKTYPE_ and DLT_,
    /// tcpdump.org/linktypes.html); -1 for a type that is not decoded.
    static int first(Packet p, int link) {
        return switch (link) {
            case 1 -> Layer.ETHERNET;
            case 12, 14, 101, 228, 229 -> Layer.IP;
            case 113 -> cooked(p);
            case 276 -> cooked2(p);
            case 0, 108 -> family(p);
            case 105 -> Layer.WIRELESS;
            case 127 -> Wireless.radiotap(p);
            case 119 -> Wireless.prism(p);
            case 163 -> Wireless.avs(p);
            case 192 -> perPacketInformation(p);
            case 9, 50 -> Layer.PPP;
            case 51 -> p.has(6) ? p.skip(6, Layer.PPP) : p.give(Unread.LINK_CUT);
            case 166 -> p.has(2) ? p.skip(2, Layer.PPP) : p.give(Unread.LINK_CUT);
            case 204 -> p.has(1) ? p.skip(1, Layer.PPP) : p.give(Unread.LINK_CUT);
            case 104 -> Layer.CISCO_HDLC;
            case 205 -> p.has(1) ? p.skip(1, Layer.CISCO_HDLC) : p.give(Unread.LINK_CUT);
            case 107 -> Layer.FRAME_RELAY;
            case 206 -> p.has(1) ? p.skip(1, Layer.FRAME_RELAY) : p.give(Unread.LINK_CUT);
            case 11, 100 -> Layer.LLC;
            case 10 -> p.has(13) ? p.skip(13, Layer.LLC) : p.give(Unread.LINK_CUT);
            case 6 -> tokenRing(p);
            case 8 -> p.has(16) ? p.skip(16, Layer.IP) : p.give(Unread.LINK_CUT);
            case 226 -> p.has(24) ? p.skip(24, Layer.IP) : p.give(Unread.LINK_CUT);
            case 109 -> p.has(12) ? p.skip(12, Layer.IP) : p.give(Unread.LINK_CUT);
            case 117 -> packetFilterLog(p);
            case 138 -> typedAt(p, 16, 18);
            case 239 -> nflog(p);
            case 242 -> typedAt(p, 40, 44);
            default -> NOT_DECODED;
        };
    }

    /// Answer of [#first] for a link that nobody here knows.
    static final int NOT_DECODED = Integer.MIN_VALUE;

    /// Ethernet II, IEEE 802.3 and its tags.
    static int ethernet(Packet p) {
        if (!p.has(14)) {
            return p.give(Unread.LINK_CUT);
        }
        int type = p.u16(12);
        p.at += 14;
        return typed(p, type);
    }

    /// What an EtherType stands for; tags (802.1Q, 802.1ad, VN-Tag) are passed over.
    static int typed(Packet p, int type) {
        int next = type;
        for (int tag = 0; isTag(next); tag++) {
            int size = next == VN_TAG ? 6 : 4;
            if (!p.has(size)) {
                return p.give(Unread.LINK_CUT);
            }
            if (tag == TAGS) {
                return p.give(Unread.NESTED);
            }
            next = p.u16(size - 2);
            p.at += size;
        }
        return switch (next) {
            case IPV4 -> Layer.IPV4;
            case IPV6 -> Layer.IPV6;
            case ARP, REVERSE_ARP -> Layer.ARP;
            case 0x8847, 0x8848 -> Layer.MPLS;
            case 0x8864 -> p.has(6) ? p.skip(6, Layer.PPP) : p.give(Unread.LINK_CUT);
            case 0x8863 -> p.give(Unread.PPPOE_DISCOVERY);
            case 0x880B -> Layer.PPP;
            case 0x6558 -> Layer.ETHERNET;
            case 0x88E7 -> p.has(4) ? p.skip(4, Layer.ETHERNET) : p.give(Unread.LINK_CUT);
            case 0x8903 -> p.has(2) ? p.skip(2, Layer.ETHERNET) : p.give(Unread.LINK_CUT);
            case 0x8909 -> metadata(p);
            case 0x894F -> serviceHeader(p);
            default -> lengthOrOther(p, next);
        };
    }

    /// Cisco's metadata (security groups): version, words of options, and another EtherType.
    private static int metadata(Packet p) {
        int size = p.has(2) ? 2 + p.u8(1) * 4 : 0;
        if (size == 0 || !p.has(size + 2)) {
            return p.give(Unread.LINK_CUT);
        }
        int type = p.u16(size);
        boolean ip = type == IPV4 || type == IPV6 || type == ARP;
        return ip ? typed(p.behind(size + 2), type) : p.give(Unread.ETHER_TYPE);
    }

    /// Network service header (RFC 8300).
    private static int serviceHeader(Packet p) {
        int size = p.has(8) ? (p.u16(0) & 0x3F) * 4 : 0;
        if (size < 8 || !p.has(size)) {
            return p.give(Unread.LINK_CUT);
        }
        return switch (p.u8(3)) {
            case 1 -> p.skip(size, Layer.IPV4);
            case 2 -> p.skip(size, Layer.IPV6);
            case 3 -> p.skip(size, Layer.ETHERNET);
            case 5 -> p.skip(size, Layer.MPLS);
            default -> p.give(Unread.ETHER_TYPE);
        };
    }

    private static boolean isTag(int type) {
        return switch (type) {
            case VLAN, 0x88A8, 0x9100, 0x9200, 0x9300, VN_TAG -> true;
            default -> false;
        };
    }

    private static int lengthOrOther(Packet p, int length) {
        if (length > LONGEST_802_3) {
            return p.give(Unread.ETHER_TYPE);
        }
        p.trim(length);
        return Layer.LLC;
    }

    private static int typedAt(Packet p, int at, int size) {
        if (!p.has(size)) {
            return p.give(Unread.LINK_CUT);
        }
        int type = p.u16(at);
        p.at += size;
        return typed(p, type);
    }

    /// Logical link control (IEEE 802.2) with or without SNAP.
    static int llc(Packet p) {
        if (!p.has(3)) {
            return p.give(Unread.LLC);
        }
        if (p.u8(0) == 6 && p.u8(1) == 6 && p.u8(2) == 3) {
            return p.skip(3, Layer.IP);
        }
        if (!p.has(8) || (p.i32(0) & 0xFFFFFF00) != 0xAAAA0300) {
            return p.give(Unread.LLC);
        }
        int organisation = p.i32(2) & 0xFFFFFF;
        int type = p.u16(6);
        boolean etherType = organisation == 0 || organisation == 0x0000F8;
        if (!etherType || type <= LONGEST_802_3) {
            return p.give(Unread.LLC);
        }
        return typed(p.behind(8), type);
    }

    /// Linux cooked capture.
    private static int cooked(Packet p) {
        if (!p.has(16)) {
            return p.give(Unread.LINK_CUT);
        }
        int type = p.u16(14);
        p.at += 16;
        return cookedType(p, type);
    }

    private static int cooked2(Packet p) {
        if (!p.has(20)) {
            return p.give(Unread.LINK_CUT);
        }
        int type = p.u16(0);
        p.at += 20;
        return cookedType(p, type);
    }

    private static int cookedType(Packet p, int type) {
        if (type == 4) {
            return Layer.LLC;
        }
        return type <= LONGEST_802_3 ? p.give(Unread.ETHER_TYPE) : typed(p, type);
    }

    /// The loopback of the BSDs: an address family in the byte order of the machine.
    private static int family(Packet p) {
        if (!p.has(4)) {
            return p.give(Unread.LINK_CUT);
        }
        int family = p.i32(0);
        family = (family & 0xFFFF0000) != 0 ? Integer.reverseBytes(family) : family;
        p.at += 4;
        return family(p, family);
    }

    private static int family(Packet p, int family) {
        return switch (family) {
            case 2 -> Layer.IPV4;
            case 10, 23, 24, 28, 30 -> Layer.IPV6;
            default -> p.give(Unread.FAMILY);
        };
    }

    /// OpenBSD pflog: length of the header, then the family.
    private static int packetFilterLog(Packet p) {
        if (!p.has(4)) {
            return p.give(Unread.LINK_CUT);
        }
        int size = p.u8(0) + 3 & ~3;
        int family = p.u8(1);
        if (size < 4 || !p.has(size)) {
            return p.give(Unread.LINK_CUT);
        }
        p.at += size;
        return family(p, family);
    }

    /// Linux netfilter log: type-length-values, of which one is the packet.
    private static int nflog(Packet p) {
        final int payload = 9;
        if (!p.has(4)) {
            return p.give(Unread.LINK_CUT);
        }
        int family = p.u8(0);
        p.at += 4;
        while (p.has(4)) {
            int size = p.little16(0);
            int type = p.little16(2) & 0x7FFF;
            int swapped = p.u16(0);
            boolean big = size < 4 || size > p.left() && swapped <= p.left();
            if (big) {
                size = swapped;
                type = p.u16(2) & 0x7FFF;
            }
            if (size < 4) {
                break;
            }
            if (type == payload) {
                p.trim(size);
                p.at += 4;
                return family(p, family);
            }
            int padded = size + 3 & ~3;
            if (!p.has(padded)) {
                break;
            }
            p.at += padded;
        }
        return p.give(Unread.NFLOG);
    }

    private static int tokenRing(Packet p) {
        if (!p.has(15)) {
            return p.give(Unread.LINK_CUT);
        }
        int route = (p.u8(8) & 0x80) != 0 ? p.u8(14) & 0x1F : 0;
        return p.has(14 + route) ? p.skip(14 + route, Layer.LLC) : p.give(Unread.LINK_CUT);
    }

    /// PPI: a header of its own length, then a packet of another link.
    private static int perPacketInformation(Packet p) {
        if (!p.has(8)) {
            return p.give(Unread.LINK_CUT);
        }
        int size = p.little16(2);
        int link = p.little32(4);
        if (size < 8 || !p.has(size) || link == 192) {
            return p.give(Unread.LINK_CUT);
        }
        p.at += size;
        return first(p, link);
    }

    /// MPLS (RFC 3032): labels, then IP by its first four bits, or Ethernet behind a control word
    /// (RFC 4448) or without.
    static int mpls(Packet p) {
        for (int label = 0; label < LABELS; label++) {
            if (!p.has(5)) {
                return p.give(Unread.LINK_CUT);
            }
            boolean last = (p.u8(2) & 1) != 0;
            p.at += 4;
            if (last) {
                return underLabels(p);
            }
        }
        return p.give(Unread.NESTED);
    }

    private static int underLabels(Packet p) {
        return switch (p.u8(0) >>> 4) {
            case 4 -> Layer.IPV4;
            case 6 -> Layer.IPV6;
            case 0 ->
                    p.has(18) && isEthernet(p, 4)
                            ? p.skip(4, Layer.ETHERNET)
                            : isEthernet(p, 0) ? Layer.ETHERNET : p.give(Unread.MPLS);
            default -> isEthernet(p, 0) ? Layer.ETHERNET : p.give(Unread.MPLS);
        };
    }

    /// Does an Ethernet header with something that is read here begin so far behind the cursor.
    static boolean isEthernet(Packet p, int offset) {
        if (!p.has(offset + 15)) {
            return false;
        }
        int type = p.u16(offset + 12);
        int version = p.u8(offset + 14) >>> 4;
        return switch (type) {
            case IPV4 -> version == 4;
            case IPV6 -> version == 6;
            case ARP -> p.has(offset + 16) && p.u16(offset + 14) == 1;
            default -> isTag(type);
        };
    }

    /// PPP (RFC 1661), with address and control or without, protocol compressed or not; or Cisco's
    /// HDLC where its address stands.
    static int ppp(Packet p) {
        if (p.has(4) && (p.u8(0) == 0x0F || p.u8(0) == 0x8F) && p.u8(1) == 0) {
            return Layer.CISCO_HDLC;
        }
        if (p.has(2) && p.u16(0) == 0xFF03) {
            p.at += 2;
        }
        if (!p.has(2)) {
            return p.give(Unread.LINK_CUT);
        }
        boolean compressed = (p.u8(0) & 1) != 0;
        int protocol = compressed ? p.u8(0) : p.u16(0);
        p.at += compressed ? 1 : 2;
        return switch (protocol) {
            case 0x21 -> Layer.IPV4;
            case 0x57 -> Layer.IPV6;
            case 0x281, 0x283 -> Layer.MPLS;
            default -> p.give(Unread.PPP);
        };
    }

    static int ciscoHdlc(Packet p) {
        if (!p.has(4)) {
            return p.give(Unread.LINK_CUT);
        }
        int type = p.u16(2);
        p.at += 4;
        return type <= LONGEST_802_3 ? p.give(Unread.ETHER_TYPE) : typed(p, type);
    }

    /// Frame relay (RFC 2427), or Cisco's way of it with an EtherType behind the address.
    static int frameRelay(Packet p) {
        int size = 1;
        while (size <= 4 && p.has(size) && (p.u8(size - 1) & 1) == 0) {
            size++;
        }
        if (size < 2 || size > 4 || !p.has(size + 3)) {
            return p.give(Unread.FRAME_RELAY);
        }
        p.at += size;
        if (p.u8(0) != 3) {
            int type = p.u16(0);
            boolean known = type == IPV4 || type == IPV6;
            return known ? typed(p.behind(2), type) : p.give(Unread.FRAME_RELAY);
        }
        p.at += p.u8(1) == 0 ? 2 : 1;
        if (!p.has(1)) {
            return p.give(Unread.FRAME_RELAY);
        }
        int network = p.u8(0);
        if (network == 0x80 && p.has(6) && p.u8(1) == 0 && p.u16(2) == 0) {
            int type = p.u16(4);
            return typed(p.behind(6), type);
        }
        return switch (network) {
            case 0xCC -> p.skip(1, Layer.IPV4);
            case 0x8E -> p.skip(1, Layer.IPV6);
            default -> p.give(Unread.FRAME_RELAY);
        };
    }
}
