package wolfhound.rules.lists;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Address;

/// One value of a list, as it is written there and as it is found in a buffer: strings in Base64,
/// digests in hexadecimal digits (the buffer holds the bytes, after `to_md5` and its like),
/// addresses in their text form (the buffer holds theirs, `ip.src`). A key is a string of bytes.
final class ListValue {
    private static final int MOST_REPUTATION = 65_535;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final String NONE = "";

    private ListValue() {}

    /// What to seek for the bytes of a buffer.
    static String key(String kind, byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int length = to - from;
        return switch (kind) {
            case "md5" -> length == 16 ? text : NONE;
            case "sha256" -> length == 32 ? text : NONE;
            case "ipv4" -> length == 4 ? mapped(text) : NONE;
            case "ip" -> length == 4 ? mapped(text) : length == 16 ? text : NONE;
            default -> text;
        };
    }

    private static String mapped(String v4) {
        return new String(MAPPED, StandardCharsets.ISO_8859_1) + v4;
    }

    /// A line of a data set, or of one with reputations behind a comma.
    static Optional<String> add(
            String kind, boolean scored, String line, Map<String, Integer> values) {
        int comma = line.indexOf(',');
        String written = comma < 0 ? line : line.substring(0, comma).strip();
        int score = 0;
        if (scored) {
            score = comma < 0 ? -1 : score(line.substring(comma + 1).strip());
            if (score < 0) {
                return Optional.of("a value, a comma and a number from 0 to " + MOST_REPUTATION);
            }
        }
        String key = parsed(kind, written);
        if (key.isEmpty()) {
            return Optional.of(
                    switch (kind) {
                        case "md5" -> "32 hexadecimal digits";
                        case "sha256" -> "64 hexadecimal digits";
                        case "ipv4" -> "an IPv4 address";
                        case "ip" -> "an address";
                        default -> "a string in Base64";
                    });
        }
        values.put(key, score);
        return Optional.empty();
    }

    private static int score(String text) {
        boolean number =
                !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(ListValue::isDigit);
        int score = number ? Integer.parseInt(text) : -1;
        return score <= MOST_REPUTATION ? score : -1;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// @return empty where it is not of the kind
    private static String parsed(String kind, String written) {
        return switch (kind) {
            case "md5" -> digest(written, 32);
            case "sha256" -> digest(written, 64);
            case "ipv4", "ip" -> address(written, kind.equals("ipv4"));
            default -> base64(written);
        };
    }

    private static String base64(String written) {
        try {
            return new String(Base64.getDecoder().decode(written), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return NONE;
        }
    }

    private static String digest(String written, int digits) {
        return isHex(written, digits) && written.length() == digits
                ? new String(HexFormat.of().parseHex(written), StandardCharsets.ISO_8859_1)
                : NONE;
    }

    private static boolean isHex(String text, int digits) {
        return text.length() >= digits
                && text.chars().limit(digits).allMatch(HexFormat::isHexDigit);
    }

    private static String address(String written, boolean onlyV4) {
        Optional<Address> address = Address.parse(written);
        if (address.isEmpty() || onlyV4 && !address.get().isV4()) {
            return NONE;
        }
        StringBuilder bytes = new StringBuilder(16);
        for (long half : new long[] {address.get().high(), address.get().low()}) {
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.append((char) (half >>> shift & 0xff));
            }
        }
        return bytes.toString();
    }

    /// A line of a list of digests; what stands behind the digest is a comment.
    static Optional<String> addDigest(String algorithm, String line, Set<String> list) {
        int digits =
                switch (algorithm) {
                    case "md5" -> 32;
                    case "sha1" -> 40;
                    default -> 64;
                };
        boolean longer = line.length() > digits && HexFormat.isHexDigit(line.charAt(digits));
        if (!isHex(line, digits) || longer) {
            return Optional.of(digits + " hexadecimal digits");
        }
        list.add(line.substring(0, digits).toLowerCase(java.util.Locale.ROOT));
        return Optional.empty();
    }
}
