package wolfhound.sources.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Short texts that come again and again (names of header fields, programs, languages): each is
/// made once and shared, because detectors keep headers of many hosts for long.
///
/// A table with one place for each hash: what comes later takes the place. Any thread may ask
/// without a lock: a place holds a whole text or none, and which of two equal texts is given
/// matters to nobody.
final class Repeated {
    private static final int PLACES_BITS = 12;
    private static final int PLACES = 1 << PLACES_BITS;
    private static final int LONGEST = 160;
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final @Nullable Known[] TEXTS = new @Nullable Known[PLACES];

    /// @param bytes what it was made of: compared at once, which a text's characters cannot be
    private record Known(byte[] bytes, String text) {}

    private Repeated() {}

    /// The Latin-1 text from `at` (inclusive) to `to` (exclusive).
    static String text(Bytes bytes, int at, int to) {
        int length = to - at;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST || !bytes.has(at, length)) {
            return bytes.text(at, to);
        }
        byte[] array = bytes.array();
        int from = bytes.arrayOffset() + at;
        int place = place(array, from, length);
        Known known = TEXTS[place];
        if (known != null
                && known.bytes.length == length
                && Arrays.equals(known.bytes, 0, length, array, from, from + length)) {
            return known.text;
        }
        String made = new String(array, from, length, StandardCharsets.ISO_8859_1);
        TEXTS[place] = new Known(Arrays.copyOfRange(array, from, from + length), made);
        return made;
    }

    /// Eight bytes at a step, the last of them twice where they do not come out even.
    private static int place(byte[] array, int from, int length) {
        long hash = length;
        if (length < 8) {
            for (int i = from; i < from + length; i++) {
                hash = hash << 8 | array[i] & 0xFF;
            }
        } else {
            for (int i = 0; i < length - 8; i += 8) {
                hash = (hash ^ (long) EIGHT.get(array, from + i)) * 0x9E3779B97F4A7C15L;
            }
            hash ^= (long) EIGHT.get(array, from + length - 8);
        }
        return (int) (hash * 0x9E3779B97F4A7C15L >>> Long.SIZE - PLACES_BITS);
    }
}
