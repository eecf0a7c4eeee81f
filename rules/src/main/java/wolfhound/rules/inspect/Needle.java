package wolfhound.rules.inspect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import wolfhound.rules.literal.Commonness;

/// Bytes that a content is looked for by: eight places at a time are asked for its rarest byte, and
/// only where that stands is the rest compared.
final class Needle {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private final byte[] pattern;
    private final boolean nocase;
    private final int rarest; // its place in the pattern
    private final byte one; // the rarest byte …
    private final byte other; // … and its other case, where that counts

    Needle(byte[] pattern, boolean nocase) {
        this.pattern = pattern;
        this.nocase = nocase;
        int best = 0;
        for (int i = 1; i < pattern.length; i++) {
            if (commonness(pattern[i], nocase) < commonness(pattern[best], nocase)) {
                best = i;
            }
        }
        rarest = best;
        one = pattern.length == 0 ? 0 : pattern[best];
        other = nocase ? otherCase(one) : one;
    }

    private static long commonness(byte letter, boolean nocase) {
        byte other = otherCase(letter);
        long common = Commonness.of(letter);
        return nocase && other != letter ? common + Commonness.of(other) : common;
    }

    private static byte otherCase(byte letter) {
        boolean upper = letter >= 'A' && letter <= 'Z';
        boolean lower = letter >= 'a' && letter <= 'z';
        return upper || lower ? (byte) (letter ^ 0x20) : letter;
    }

    int length() {
        return pattern.length;
    }

    /// Where it first lies wholly in the range, -1 where it does not.
    int find(byte[] bytes, int from, int to) {
        int last = to - pattern.length;
        if (from > last) {
            return -1;
        }
        if (pattern.length == 0) {
            return from;
        }
        return seek(bytes, from + rarest, last + rarest);
    }

    /// @param last where the rarest byte stands at the latest
    private int seek(byte[] bytes, int from, int last) {
        long ones = (one & 0xFF) * ONES;
        long others = (other & 0xFF) * ONES;
        int at = from;
        for (; at + Long.BYTES <= last + 1; at += Long.BYTES) {
            long eight = (long) LONG.get(bytes, at);
            long here = zeros(eight ^ ones) | zeros(eight ^ others);
            if (here != 0) {
                int found = among(here, bytes, at);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (; at <= last; at++) {
            byte here = bytes[at];
            if ((here == one || here == other) && isAt(bytes, at - rarest)) {
                return at - rarest;
            }
        }
        return -1;
    }

    /// The top bit of each byte that is zero; perhaps of some above it that are not.
    private static long zeros(long eight) {
        return eight - ONES & ~eight & TOPS;
    }

    private int among(long marked, byte[] bytes, int at) {
        for (long left = marked; left != 0; left &= left - 1) {
            int begin = at + (Long.numberOfTrailingZeros(left) >>> 3) - rarest;
            if (isAt(bytes, begin)) {
                return begin;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int at) {
        byte[] wanted = pattern;
        for (int i = 0; i < wanted.length; i++) {
            byte found = bytes[at + i];
            if (wanted[i] != found && !(nocase && Bytes.lower(wanted[i]) == Bytes.lower(found))) {
                return false;
            }
        }
        return true;
    }
}
