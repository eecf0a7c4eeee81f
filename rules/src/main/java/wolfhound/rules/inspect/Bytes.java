package wolfhound.rules.inspect;

import java.nio.charset.StandardCharsets;

/// What looks ask of bytes.
final class Bytes {
    private Bytes() {}

    static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }

    static long number(byte[] bytes, int from, int count, boolean littleEndian) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            int each = littleEndian ? from + count - 1 - i : from + i;
            number = number << 8 | bytes[each] & 0xff;
        }
        return number;
    }

    /// How many bytes a written number takes, with blanks and `0x` before it; -1 where none is.
    static int digits(byte[] bytes, int from, int to, int base) {
        int begin = start(bytes, from, to, base);
        int end = begin;
        while (end < to && Character.digit(bytes[end], base) >= 0) {
            end++;
        }
        return end == begin ? -1 : end - from;
    }

    static long parse(byte[] bytes, int from, int to, int base) {
        long number = 0;
        for (int i = start(bytes, from, to, base); i < to; i++) {
            number = number * base + Character.digit(bytes[i], base);
        }
        return number;
    }

    private static int start(byte[] bytes, int from, int to, int base) {
        int begin = from;
        while (begin < to && (bytes[begin] == ' ' || bytes[begin] == '\t')) {
            begin++;
        }
        boolean hexadecimal =
                base == 16
                        && begin + 2 < to
                        && bytes[begin] == '0'
                        && lower(bytes[begin + 1]) == 'x';
        return hexadecimal ? begin + 2 : begin;
    }

    static boolean isBase64(byte letter) {
        return letter >= 'A' && letter <= 'Z'
                || letter >= 'a' && letter <= 'z'
                || letter >= '0' && letter <= '9'
                || letter == '+'
                || letter == '/';
    }

    /// Bits a byte.
    static double entropy(byte[] bytes, int from, int to) {
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[bytes[i] & 0xff]++;
        }
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / (to - from);
                entropy -= share * Math.log(share) / Math.log(2);
            }
        }
        return entropy;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
