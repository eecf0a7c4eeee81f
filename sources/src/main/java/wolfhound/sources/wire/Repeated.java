package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Short texts that come again and again (names of header fields, programs, languages): each is
/// made once and shared, because detectors keep headers of many hosts for long.
///
/// A table with one place for each hash: what comes later takes the place. Any thread may ask
/// without a lock: a place holds a whole text or none, and which of two equal texts is given
/// matters to nobody.
final class Repeated {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 160;
    private static final @Nullable String[] TEXTS = new @Nullable String[PLACES];

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
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + array[i];
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        String known = TEXTS[place];
        if (known != null && isSame(known, array, from, length)) {
            return known;
        }
        String made = new String(array, from, length, StandardCharsets.ISO_8859_1);
        TEXTS[place] = made;
        return made;
    }

    private static boolean isSame(String text, byte[] array, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != (array[from + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
