package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Digests that every Java platform has, of short texts and of windows of bytes, in hex.
///
/// The texts are what few programs say again and again (suites, extensions): their digests are kept
/// in a table with one place for each hash, as in [Repeated].
final class Digests {
    private static final int PLACES = 1 << 10;
    private static final int LONGEST = 2048;
    private static final MessageDigest MD5 = made("MD5");
    private static final MessageDigest SHA_1 = made("SHA-1");
    private static final MessageDigest SHA_256 = made("SHA-256");
    private static final @Nullable Known[] MD5_KNOWN = new @Nullable Known[PLACES];
    private static final @Nullable Known[] SHA_256_KNOWN = new @Nullable Known[PLACES];

    private record Known(String text, String digest) {}

    private Digests() {}

    static String md5(String text) {
        return remembered(MD5_KNOWN, MD5, text);
    }

    static String sha256(String text) {
        return remembered(SHA_256_KNOWN, SHA_256, text);
    }

    private static String remembered(@Nullable Known[] table, MessageDigest made, String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        Known known = table[place];
        if (known != null && known.text.equals(text)) {
            return known.digest;
        }
        String digest = hex(made, text);
        if (text.length() <= LONGEST) {
            table[place] = new Known(text, digest);
        }
        return digest;
    }

    static String sha256(Bytes bytes, int at, int to) {
        MessageDigest digest = digest(SHA_256);
        digest.update(bytes.array(), bytes.arrayOffset() + at, to - at);
        return HexFormat.of().formatHex(digest.digest());
    }

    /// With colons between the bytes, as fingerprints of certificates are written.
    static String sha1(Bytes bytes, int at, int to) {
        MessageDigest digest = digest(SHA_1);
        digest.update(bytes.array(), bytes.arrayOffset() + at, to - at);
        return HexFormat.ofDelimiter(":").formatHex(digest.digest());
    }

    private static String hex(MessageDigest made, String text) {
        byte[] input = text.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of().formatHex(digest(made).digest(input));
    }

    /// A copy of one that was made once: to look it up among the providers costs as much as to
    /// digest a hello.
    private static MessageDigest digest(MessageDigest made) {
        try {
            return (MessageDigest) made.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's digests can be cloned", e);
        }
    }

    private static MessageDigest made(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
