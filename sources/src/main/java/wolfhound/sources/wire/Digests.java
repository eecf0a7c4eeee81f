package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests that every Java platform has, of short texts and of windows of bytes, in hex.
final class Digests {
    private Digests() {}

    static String md5(String text) {
        return hex("MD5", text);
    }

    static String sha256(String text) {
        return hex("SHA-256", text);
    }

    static String sha256(Bytes bytes, int at, int to) {
        MessageDigest digest = digest("SHA-256");
        digest.update(bytes.array(), bytes.arrayOffset() + at, to - at);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hex(String algorithm, String text) {
        byte[] input = text.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of().formatHex(digest(algorithm).digest(input));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
