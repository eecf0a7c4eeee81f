package wolfhound.rules.inspect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import wolfhound.rules.language.Transform;
import wolfhound.rules.pcre.Expressions;
import wolfhound.rules.pcre.Groups;
import wolfhound.rules.pcre.NotAnExpression;
import wolfhound.rules.pcre.Pcre;

/// What transforms make of a buffer; each gives a new array.
final class Transforms {
    /// Bytes that inflating may give.
    private static final int INFLATED_AT_MOST = 102_400;

    private Transforms() {}

    static byte[] apply(List<Transform> transforms, byte[] bytes, int from, int to) {
        byte[] made = Arrays.copyOfRange(bytes, from, to);
        for (Transform transform : transforms) {
            made = apply(transform, made);
        }
        return made;
    }

    private static byte[] apply(Transform transform, byte[] bytes) {
        return switch (transform.kind()) {
            case COMPRESS_WHITESPACE -> compressed(bytes);
            case STRIP_WHITESPACE -> stripped(bytes);
            case STRIP_PSEUDO_HEADERS -> withoutPseudoHeaders(bytes);
            case TO_LOWERCASE -> lower(bytes, bytes.length);
            case TO_UPPERCASE -> upper(bytes);
            case HEADER_LOWERCASE -> lowerNames(bytes);
            case TO_MD5 -> Digests.hash("MD5", bytes);
            case TO_SHA1 -> Digests.hash("SHA-1", bytes);
            case TO_SHA256 -> Digests.hash("SHA-256", bytes);
            case URL_DECODE -> urlDecoded(bytes);
            case XOR -> xored(bytes, transform.argument());
            case DOTPREFIX -> dotted(bytes);
            case PCREXFORM -> captured(bytes, transform.argument());
            case DOMAIN -> labels(bytes, 2);
            case TLD -> labels(bytes, 1);
            case SUBSLICE -> slice(bytes, transform.argument());
            case GUNZIP -> inflated(bytes, true);
            case ZLIB_DEFLATE -> inflated(bytes, false);
            case FROM_BASE64 -> fromBase64(bytes);
        };
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    private static byte[] compressed(byte[] bytes) {
        byte[] made = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (!isSpace(bytes[i]) || i == 0 || !isSpace(bytes[i - 1])) {
                made[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(made, length);
    }

    private static byte[] stripped(byte[] bytes) {
        byte[] made = new byte[bytes.length];
        int length = 0;
        for (byte b : bytes) {
            if (!isSpace(b)) {
                made[length++] = b;
            }
        }
        return Arrays.copyOf(made, length);
    }

    /// Lines of HTTP/2 that begin with a colon fall.
    private static byte[] withoutPseudoHeaders(byte[] bytes) {
        var made = new ByteArrayOutputStream(bytes.length);
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                if (bytes[line] != ':') {
                    made.write(bytes, line, i + 1 - line);
                }
                line = i + 1;
            }
        }
        return made.toByteArray();
    }

    private static byte[] lower(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            bytes[i] = Bytes.lower(bytes[i]);
        }
        return bytes;
    }

    private static byte[] upper(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'a' && bytes[i] <= 'z') {
                bytes[i] -= 32;
            }
        }
        return bytes;
    }

    private static byte[] lowerNames(byte[] bytes) {
        boolean name = true;
        for (int i = 0; i < bytes.length; i++) {
            name = bytes[i] == '\n' || name && bytes[i] != ':';
            if (name) {
                bytes[i] = Bytes.lower(bytes[i]);
            }
        }
        return bytes;
    }

    private static byte[] urlDecoded(byte[] bytes) {
        byte[] made = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                made[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                made[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        return Arrays.copyOf(made, length);
    }

    private static byte[] xored(byte[] bytes, String key) {
        byte[] with;
        try {
            with = HexFormat.of().parseHex(key.strip());
        } catch (IllegalArgumentException noKey) {
            return bytes;
        }
        for (int i = 0; with.length > 0 && i < bytes.length; i++) {
            bytes[i] ^= with[i % with.length];
        }
        return bytes;
    }

    private static byte[] dotted(byte[] bytes) {
        byte[] made = new byte[bytes.length + 1];
        made[0] = '.';
        System.arraycopy(bytes, 0, made, 1, bytes.length);
        return made;
    }

    /// The first group of the expression; nothing where it does not match.
    private static byte[] captured(byte[] bytes, String expression) {
        try {
            Pcre pcre = Expressions.java().compile(expression, "", true);
            Groups groups = new Groups();
            boolean found = pcre.find(bytes, 0, bytes.length, 0, groups);
            return found && groups.count() > 1 && groups.start(1) != Groups.ABSENT
                    ? Arrays.copyOfRange(bytes, groups.start(1), groups.end(1))
                    : new byte[0];
        } catch (NotAnExpression beyond) {
            return new byte[0];
        }
    }

    /// The last labels of a name.
    private static byte[] labels(byte[] bytes, int count) {
        int dots = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '.' && ++dots == count) {
                return Arrays.copyOfRange(bytes, i + 1, bytes.length);
            }
        }
        return bytes;
    }

    /// `offset,length`; negative ones count from the end.
    private static byte[] slice(byte[] bytes, String argument) {
        String[] numbers = argument.split(",", -1);
        try {
            int from = Integer.parseInt(numbers[0].strip());
            int begin = Math.clamp(from < 0 ? bytes.length + (long) from : from, 0, bytes.length);
            long length = numbers.length > 1 ? Integer.parseInt(numbers[1].strip()) : bytes.length;
            long end = length < 0 ? bytes.length + length : begin + length;
            return Arrays.copyOfRange(bytes, begin, Math.clamp(end, begin, bytes.length));
        } catch (NumberFormatException notNumbers) {
            return bytes;
        }
    }

    private static byte[] inflated(byte[] bytes, boolean gzip) {
        var in = new ByteArrayInputStream(bytes);
        try (InputStream plain = gzip ? new GZIPInputStream(in) : new InflaterInputStream(in)) {
            return plain.readNBytes(INFLATED_AT_MOST);
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    private static byte[] fromBase64(byte[] bytes) {
        try {
            return Base64.getMimeDecoder().decode(bytes);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
