package wolfhound.sources.link;

/// Reads IEEE 802.11 data frames that are not encrypted, and the headers that capture cards put
/// before them.
final class Wireless {
    private static final int DATA = 2;
    private static final int NO_DATA = 4;
    private static final int QUALITY = 8;
    private static final int TO_AND_FROM = 3;
    private static final int MORE_FRAGMENTS = 0x04;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int AGGREGATED = 0x80;
    private static final int WORDS = 16;

    private Wireless() {}

    /// Radiotap (radiotap.org): its flags tell whether the 802.11 header is padded to four bytes.
    static int radiotap(Packet p) {
        if (!p.has(8)) {
            return p.give(Unread.LINK_CUT);
        }
        int size = p.little16(2);
        if (size < 8 || !p.has(size)) {
            return p.give(Unread.LINK_CUT);
        }
        boolean padded = (radiotapFlags(p, size) & 0x20) != 0;
        p.at += size;
        return frame(p, padded);
    }

    private static int radiotapFlags(Packet p, int size) {
        int present = p.little32(4);
        int fields = 8;
        for (int word = present, i = 0; word < 0 && i < WORDS; i++, fields += 4) {
            if (fields + 4 > size) {
                return 0;
            }
            word = p.little32(fields);
        }
        if ((present & 1) != 0) {
            fields = (fields + 7 & ~7) + 8;
        }
        return (present & 2) != 0 && fields < size ? p.u8(fields) : 0;
    }

    /// The header of old Prism cards, or AVS in its place.
    static int prism(Packet p) {
        if (!p.has(8)) {
            return p.give(Unread.LINK_CUT);
        }
        if ((p.i32(0) & 0xFFFFF000) == 0x80211000) {
            return avs(p);
        }
        int size = p.little32(4);
        size = (size & 0xFFFF0000) != 0 ? Integer.reverseBytes(size) : size;
        return size >= 8 && p.has(size) ? p.skip(size, Layer.WIRELESS) : p.give(Unread.LINK_CUT);
    }

    static int avs(Packet p) {
        if (!p.has(8)) {
            return p.give(Unread.LINK_CUT);
        }
        int size = p.i32(4);
        return size >= 8 && p.has(size) ? p.skip(size, Layer.WIRELESS) : p.give(Unread.LINK_CUT);
    }

    static int frame(Packet p) {
        return frame(p, false);
    }

    private static int frame(Packet p, boolean padded) {
        if (!p.has(24)) {
            return p.give(Unread.WIRELESS_CONTROL);
        }
        int control = p.u8(0);
        int flags = p.u8(1);
        int subtype = control >>> 4;
        if ((control & 3) != 0) {
            return p.give(Unread.WIRELESS_HEAD);
        }
        if ((control >>> 2 & 3) != DATA || (subtype & NO_DATA) != 0) {
            return p.give(Unread.WIRELESS_CONTROL);
        }
        if ((flags & PROTECTED) != 0) {
            return p.give(Unread.WIRELESS_ENCRYPTED);
        }
        if ((flags & MORE_FRAGMENTS) != 0 || (p.u8(22) & 0x0F) != 0) {
            return p.give(Unread.WIRELESS_FRAGMENT);
        }
        int size = (flags & TO_AND_FROM) == TO_AND_FROM ? 30 : 24;
        boolean quality = (subtype & QUALITY) != 0;
        boolean aggregated = quality && p.has(size + 1) && (p.u8(size) & AGGREGATED) != 0;
        size += quality ? 2 : 0;
        size += quality && (flags & ORDER) != 0 ? 4 : 0;
        size = padded ? size + 3 & ~3 : size;
        size += aggregated ? 14 : 0; // of several frames in one, the first is read
        return p.has(size) ? p.skip(size, Layer.LLC) : p.give(Unread.LINK_CUT);
    }
}
