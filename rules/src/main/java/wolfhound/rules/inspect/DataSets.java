package wolfhound.rules.inspect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// How values are written in data sets: text for strings, hexadecimal digits for digests.
final class DataSets {
    private DataSets() {}

    static String key(String kind, byte[] bytes, int from, int to) {
        return switch (kind) {
            case "md5" -> digest("MD5", bytes, from, to);
            case "sha256" -> digest("SHA-256", bytes, from, to);
            default -> new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        };
    }

    private static String digest(String algorithm, byte[] bytes, int from, int to) {
        return HexFormat.of().formatHex(hash(algorithm, Arrays.copyOfRange(bytes, from, to)));
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
