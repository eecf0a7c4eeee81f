package wolfhound.sources.wire;

import java.util.Optional;

/// What a client says of itself in the last message of an NTLM log-in ([MS-NLMP] §2.2.1.3).
///
/// @param domain where the account lives, empty for none
/// @param workstation the name of the client's machine
record Ntlm(String domain, String user, String workstation) {
    static final String SIGNATURE = "NTLMSSP\0";

    private static final int AUTHENTICATE = 3;
    private static final int HEADER = 64;
    private static final int UNICODE = 1;
    private static final int MOST_NAME = 512;

    /// Reads the message that begins here; empty when it is another message, or broken.
    static Optional<Ntlm> read(Bytes bytes) {
        if (!bytes.has(0, HEADER)
                || !bytes.startsWith(SIGNATURE)
                || bytes.le32(8) != AUTHENTICATE) {
            return Optional.empty();
        }
        boolean unicode = (bytes.le32(60) & UNICODE) != 0;
        return Optional.of(
                new Ntlm(
                        field(bytes, 28, unicode),
                        field(bytes, 36, unicode),
                        field(bytes, 44, unicode)));
    }

    /// Whether the log-in is as nobody.
    boolean isAnonymous() {
        return user.isEmpty();
    }

    private static String field(Bytes bytes, int at, boolean unicode) {
        int length = bytes.le16(at);
        long from = bytes.le32(at + 4);
        if (length > MOST_NAME || from > bytes.length() || !bytes.has((int) from, length)) {
            return "";
        }
        int to = (int) from + length;
        return unicode ? bytes.utf16le((int) from, to) : bytes.text((int) from, to);
    }
}
