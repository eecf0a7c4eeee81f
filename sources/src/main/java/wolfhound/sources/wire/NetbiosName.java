package wolfhound.sources.wire;

/// A name of NetBIOS in its first-level encoding: 32 letters for 16 bytes, the last of which says
/// what kind of name it is (RFC 1001 §14.1).
final class NetbiosName {
    private static final int ENCODED = 34;

    private NetbiosName() {}

    /// The name at this place without padding and kind; empty where none is.
    static String at(Bytes bytes, int at) {
        if (!bytes.has(at, ENCODED) || bytes.u8(at) != 32) {
            return "";
        }
        StringBuilder name = new StringBuilder(15);
        for (int i = 0; i < 15; i++) {
            int high = bytes.u8(at + 1 + 2 * i) - 'A';
            int low = bytes.u8(at + 2 + 2 * i) - 'A';
            if (high < 0 || high > 15 || low < 0 || low > 15) {
                return "";
            }
            int c = high << 4 | low;
            if (c < ' ') {
                break;
            }
            name.append((char) c);
        }
        String plain = name.toString().strip();
        return plain.equals("*") || plain.startsWith("*SMBSERVER") ? "" : plain;
    }

    /// A name in 16 plain bytes, padded with blanks or zeros.
    static String plain(Bytes bytes, int at) {
        if (!bytes.has(at, 16)) {
            return "";
        }
        int end = at;
        while (end < at + 15 && bytes.u8(end) >= ' ') {
            end++;
        }
        return bytes.text(at, end).strip();
    }
}
