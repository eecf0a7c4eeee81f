package wolfhound.sources.link;

/// Finds packets inside packets: GRE with what it carries, and the tunnels over UDP. A UDP port is
/// no proof: a datagram is unwrapped only where its header and the one inside agree with
/// themselves, and stays a datagram otherwise.
final class Tunnels {
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGED = 0x0080;
    private static final int L2TP = 1701;
    private static final int GTP = 2152;
    private static final int TEREDO = 3544;
    private static final int LISP = 4341;
    private static final int VXLAN = 4789;
    private static final int VXLAN_GPE = 4790;
    private static final int GENEVE = 6081;
    private static final int MPLS = 6635;
    private static final int VXLAN_OF_LINUX = 8472;
    private static final int TZSP = 37008;
    private static final int HEADERS = 16;

    private Tunnels() {}

    /// RFC 2784, RFC 2890 (key and sequence), RFC 2637 (version 1, PPTP), RFC 7637 (NVGRE), ERSPAN
    /// (draft-foschiano-erspan).
    static int gre(Packet p) {
        if (!p.has(4)) {
            return Layer.READ;
        }
        int flags = p.u16(0);
        int protocol = p.u16(2);
        int version = flags & 7;
        int head = 4;
        head += (flags & (CHECKSUM | ROUTING)) != 0 ? 4 : 0;
        head += (flags & KEY) != 0 ? 4 : 0;
        head += (flags & SEQUENCE) != 0 ? 4 : 0;
        head += version == 1 && (flags & ACKNOWLEDGED) != 0 ? 4 : 0;
        if (version > 1 || (flags & ROUTING) != 0 || !p.has(head + 1)) {
            return Layer.READ;
        }
        p.at += head;
        return switch (protocol) {
            case 0x88BE -> erspan(p, (flags & SEQUENCE) != 0 ? 8 : 0);
            case 0x22EB -> erspan3(p);
            case 0x883E -> webCache(p);
            default -> protocol <= 1500 ? Layer.READ : Links.typed(p, protocol);
        };
    }

    private static int erspan(Packet p, int head) {
        return p.has(head + 14) ? p.skip(head, Layer.ETHERNET) : Layer.READ;
    }

    private static int erspan3(Packet p) {
        if (!p.has(12)) {
            return Layer.READ;
        }
        return erspan(p, (p.u8(11) & 1) != 0 ? 20 : 12);
    }

    /// WCCP: IP, in its second version behind four bytes more.
    private static int webCache(Packet p) {
        return p.u8(0) >>> 4 == 4 || !p.has(5) ? Layer.IPV4 : p.skip(4, Layer.IPV4);
    }

    /// What a UDP payload at the cursor carries; [Layer#READ] where it is no tunnel.
    static int inUdp(Packet p, int source, int target) {
        int next = onPort(p, target);
        return next == Layer.READ && source != target ? onPort(p, source) : next;
    }

    private static int onPort(Packet p, int port) {
        return switch (port) {
            case VXLAN, VXLAN_OF_LINUX, VXLAN_GPE -> vxlanGpe(p);
            case GENEVE -> geneve(p);
            case GTP -> gtp(p);
            case TEREDO -> teredo(p);
            case L2TP -> l2tp(p);
            case LISP -> isIp(p, 8) ? p.skip(8, Layer.IP) : Layer.READ;
            case MPLS -> labels(p);
            case TZSP -> tzsp(p);
            default -> Layer.READ;
        };
    }

    /// RFC 7348: a valid network identifier, reserved bits zero but that of a group policy
    /// (draft-smith-vxlan-group-policy).
    private static int vxlan(Packet p) {
        boolean flags = p.has(8) && (p.u8(0) & ~0x80) == 0x08;
        boolean sound = flags && p.u8(7) == 0 && Links.isEthernet(p, 8);
        return sound ? p.skip(8, Layer.ETHERNET) : Layer.READ;
    }

    /// VXLAN that names what it carries (draft-ietf-nvo3-vxlan-gpe), on the port of either.
    private static int vxlanGpe(Packet p) {
        if (!p.has(8) || (p.u8(0) & 0xF2) != 0 || (p.u8(0) & 0x0C) != 0x0C) {
            return vxlan(p);
        }
        return switch (p.u8(3)) {
            case 1, 2 -> isIp(p, 8) ? p.skip(8, Layer.IP) : Layer.READ;
            case 3 -> Links.isEthernet(p, 8) ? p.skip(8, Layer.ETHERNET) : Layer.READ;
            default -> Layer.READ;
        };
    }

    /// RFC 8926.
    private static int geneve(Packet p) {
        if (!p.has(8) || p.u8(0) >>> 6 != 0 || (p.u8(1) & 0x3F) != 0 || p.u8(7) != 0) {
            return Layer.READ;
        }
        int head = 8 + (p.u8(0) & 0x3F) * 4;
        return switch (p.u16(2)) {
            case 0x6558 -> Links.isEthernet(p, head) ? p.skip(head, Layer.ETHERNET) : Layer.READ;
            case 0x0800, 0x86DD -> isIp(p, head) ? p.skip(head, Layer.IP) : Layer.READ;
            default -> Layer.READ;
        };
    }

    /// GTP-U (3GPP TS 29.281), version 1: user packets behind any extension headers.
    private static int gtp(Packet p) {
        if (!p.has(8) || p.u8(0) >>> 4 != 3 || p.u8(1) != 0xFF) {
            return Layer.READ;
        }
        if (p.u16(2) + 8 > p.whole - p.at) {
            return Layer.READ;
        }
        int flags = p.u8(0) & 7;
        int head = flags == 0 ? 8 : 12;
        int extension = (flags & 4) != 0 && p.has(12) ? p.u8(11) : 0;
        for (int i = 0; extension != 0; i++) {
            if (i == HEADERS || !p.has(head + 1) || p.u8(head) == 0) {
                return Layer.READ;
            }
            int size = p.u8(head) * 4;
            if (!p.has(head + size)) {
                return Layer.READ;
            }
            extension = p.u8(head + size - 1);
            head += size;
        }
        return isIp(p, head) ? p.skip(head, Layer.IP) : Layer.READ;
    }

    /// RFC 4380: IPv6 behind an authentication and an origin indication, or none.
    private static int teredo(Packet p) {
        int head = 0;
        if (p.has(4) && p.u16(0) == 1) {
            head = 13 + p.u8(2) + p.u8(3);
        }
        if (p.has(head + 8) && p.u16(head) == 0) {
            head += 8;
        }
        boolean sound = isIp(p, head) && p.u8(head) >>> 4 == 6;
        return sound ? p.skip(head, Layer.IPV6) : Layer.READ;
    }

    /// RFC 2661: data messages that carry PPP.
    private static int l2tp(Packet p) {
        if (!p.has(6)) {
            return Layer.READ;
        }
        int flags = p.u16(0);
        if ((flags & 0x8000) != 0 || (flags & 0xF) != 2) {
            return Layer.READ;
        }
        int head = 6;
        head += (flags & 0x4000) != 0 ? 2 : 0;
        head += (flags & 0x0800) != 0 ? 4 : 0;
        if ((flags & 0x0200) != 0) {
            if (!p.has(head + 2)) {
                return Layer.READ;
            }
            head += 2 + p.u16(head);
        }
        int address = p.has(head + 2) && p.u16(head) == 0xFF03 ? 2 : 0;
        int protocol = p.has(head + address + 2) ? p.u16(head + address) : 0;
        boolean ip = protocol == 0x21 || protocol == 0x57;
        return ip && isIp(p, head + address + 2) ? p.skip(head, Layer.PPP) : Layer.READ;
    }

    private static int labels(Packet p) {
        for (int at = 0, i = 0; i < HEADERS && p.has(at + 4); i++, at += 4) {
            if ((p.u8(at + 2) & 1) != 0) {
                return isIp(p, at + 4) ? Layer.MPLS : Layer.READ;
            }
        }
        return Layer.READ;
    }

    /// TZSP, as access points and routers send what they sniff.
    private static int tzsp(Packet p) {
        if (!p.has(5) || p.u8(0) != 1 || p.u8(1) > 1) {
            return Layer.READ;
        }
        int inside = p.u16(2);
        int at = 4;
        while (p.has(at + 2) && p.u8(at) != 1) {
            at += p.u8(at) == 0 ? 1 : 2 + p.u8(at + 1);
        }
        if (!p.has(at + 1) || p.u8(at) != 1) {
            return Layer.READ;
        }
        return switch (inside) {
            case 1 -> Links.isEthernet(p, at + 1) ? p.skip(at + 1, Layer.ETHERNET) : Layer.READ;
            case 18 -> p.skip(at + 1, Layer.WIRELESS);
            default -> Layer.READ;
        };
    }

    /// Does an IP header that agrees with itself and with the room it is in begin so far behind the
    /// cursor.
    private static boolean isIp(Packet p, int offset) {
        if (!p.has(offset + 20)) {
            return false;
        }
        int room = p.whole - p.at - offset;
        int first = p.u8(offset);
        if (first >>> 4 == 6) {
            return p.has(offset + 40) && p.u16(offset + 4) + 40 <= room;
        }
        int total = p.u16(offset + 2);
        return first >>> 4 == 4
                && (first & 0xF) >= 5
                && total >= (first & 0xF) * 4
                && total <= room;
    }
}
