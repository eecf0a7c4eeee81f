package wolfhound.rules.inspect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The digests of a file as it comes, by the algorithms that rules ask for.
final class Digests {
    private final List<String> names = new ArrayList<>();
    private final List<MessageDigest> running = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /// @param names `md5`, `sha1`, `sha256`
    Digests(Set<String> names) {
        for (String name : names) {
            this.names.add(name);
            running.add(algorithm(standardName(name)));
        }
    }

    private static String standardName(String name) {
        return switch (name) {
            case "md5" -> "MD5";
            case "sha1" -> "SHA-1";
            default -> "SHA-256";
        };
    }

    void add(byte[] bytes, int from, int to) {
        for (int i = 0; i < running.size(); i++) {
            running.get(i).update(bytes, from, to - from);
        }
    }

    /// Of the whole file, in hexadecimal digits: to be asked at its end.
    String of(String name) {
        if (told.isEmpty()) {
            running.forEach(digest -> told.add(HexFormat.of().formatHex(digest.digest())));
        }
        return told.get(names.indexOf(name));
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        return algorithm(algorithm).digest(bytes);
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
