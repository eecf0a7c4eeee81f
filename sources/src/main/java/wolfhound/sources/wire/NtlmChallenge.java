package wolfhound.sources.wire;

/// What a server says of itself in the second message of an NTLM log-in ([MS-NLMP] §2.2.1.2).
///
/// @param computer its name, of DNS where it has one, empty for none
/// @param domain where it belongs, empty for none
record NtlmChallenge(String computer, String domain) {
    private static final NtlmChallenge NONE = new NtlmChallenge("", "");
    private static final int CHALLENGE = 2;
    private static final int HEADER = 48;
    private static final int MOST_PAIRS = 32;

    static NtlmChallenge read(Bytes bytes) {
        if (!bytes.has(0, HEADER) || bytes.le32(8) != CHALLENGE) {
            return NONE;
        }
        int length = bytes.le16(40);
        long from = bytes.le32(44);
        if (from > bytes.length() || !bytes.has((int) from, length)) {
            return NONE;
        }
        return pairs(bytes, (int) from, (int) from + length);
    }

    /// Attributes and values (§2.2.2.1): 1 and 3 name the computer, 2 and 4 the domain.
    private static NtlmChallenge pairs(Bytes bytes, int from, int to) {
        String[] names = {"", "", "", "", ""};
        int at = from;
        for (int i = 0; i < MOST_PAIRS && at + 4 <= to; i++) {
            int kind = bytes.le16(at);
            int length = bytes.le16(at + 2);
            if (kind == 0 || at + 4 + length > to) {
                break;
            }
            if (kind < names.length) {
                names[kind] = bytes.utf16le(at + 4, at + 4 + length);
            }
            at += 4 + length;
        }
        return new NtlmChallenge(
                names[3].isEmpty() ? names[1] : names[3], names[4].isEmpty() ? names[2] : names[4]);
    }
}
