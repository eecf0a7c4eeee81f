package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests that every Java platform has, of short texts and of windows of bytes, in hex.
final class Digests {
    private static final MessageDigest MD5 = made("MD5");
    private static final MessageDigest SHA_256 = made("SHA-256");

    private Digests() {}

    static String md5(String text) {
        return hex(MD5, text);
    }

    static String sha256(String text) {
        return hex(SHA_256, text);
    }

    static String sha256(Bytes bytes, int at, int to) {
        MessageDigest digest = digest(SHA_256);
        digest.update(bytes.array(), bytes.arrayOffset() + at, to - at);
        return HexFormat.of().formatHex(digest.digest());
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
