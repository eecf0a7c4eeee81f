package wolfhound.rules.inspect;

import java.util.List;

/// What `asn1` looks for in the first element at a place: lengths and strings that break decoders.
final class Asn1Flaws {
    private Asn1Flaws() {}

    /// @param at where the look before ended, for `relative_offset`
    static boolean has(List<String> options, byte[] bytes, int from, int to, int at) {
        long begin = from;
        for (String option : options) {
            long number = number(option);
            if (option.startsWith("absolute_offset")) {
                begin = from + number;
            } else if (option.startsWith("relative_offset")) {
                begin = at + number;
            }
        }
        if (begin < from || begin + 2 > to) {
            return false;
        }
        int start = (int) begin;
        int first = bytes[start + 1] & 0xff;
        int more = first > 127 ? first & 127 : 0;
        if (more > 8 || start + 2 + more > to) {
            return false;
        }
        long length = more == 0 ? first : Bytes.number(bytes, start + 2, more, false);
        int body = start + 2 + more;
        for (String option : options) {
            if (flawed(option, bytes, start, body, to, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean flawed(
            String option, byte[] bytes, int start, int body, int to, long length) {
        int tag = bytes[start] & 0x1f;
        if (option.startsWith("oversize_length")) {
            return Long.compareUnsigned(length, number(option)) > 0;
        }
        if (option.equals("bitstring_overflow")) {
            return tag == 3 && body < to && length <= 1 && (bytes[body] & 0xff) > 0;
        }
        if (option.equals("double_overflow")) {
            return tag == 9 && body < to && (bytes[body] & 0xc0) == 0 && length > 256;
        }
        return false;
    }

    private static long number(String option) {
        int space = option.lastIndexOf(' ');
        try {
            return space < 0 ? 0 : Long.parseLong(option.substring(space + 1).strip());
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
