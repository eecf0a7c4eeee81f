package wolfhound.sources.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The cipher suites of SSL 3.0 to TLS 1.3 by number, with their registered names (IANA, TLS
/// Parameters).
final class CipherSuites {
    private static final Map<Integer, String> NAMES = read();

    private CipherSuites() {}

    /// Is the number registered, or known to have been in use before it was.
    static boolean isKnown(int suite) {
        return NAMES.containsKey(suite);
    }

    /// The registered name, or `0x` and four hex digits.
    static String name(int suite) {
        String name = NAMES.get(suite);
        return name == null ? "0x%04x".formatted(suite) : name;
    }

    private static Map<Integer, String> read() {
        try (InputStream table =
                Objects.requireNonNull(
                        CipherSuites.class.getResourceAsStream("cipher-suites.txt"))) {
            Map<Integer, String> names = new HashMap<>();
            new String(table.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.put(number(line), line.substring(5)));
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String line) {
        return Integer.parseInt(line, 0, 4, 16);
    }
}
