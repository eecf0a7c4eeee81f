package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import wolfhound.model.Excerpt;

/// A window on received bytes. The caller lends it: it is only valid during the call it was given
/// to, and [#copy] keeps what must stay. Positions count from the window's start. Reading beyond
/// the end is a programming error and throws; prove the length first ([#has]), then no accessor can
/// fail.
public final class Bytes {
    private byte[] array;
    private int from;
    private int length;

    public Bytes() {
        this.array = new byte[0];
    }

    public static Bytes of(byte[] array) {
        return new Bytes().set(array, 0, array.length);
    }

    /// Moves the window; for whoever lends it.
    public Bytes set(byte[] array, int from, int to) {
        if (from < 0 || to > array.length || from > to) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + array.length);
        }
        this.array = array;
        this.from = from;
        this.length = to - from;
        return this;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// Are there `count` bytes from `at` on.
    public boolean has(int at, int count) {
        return at >= 0 && count >= 0 && at <= length - count;
    }

    public int u8(int at) {
        check(at, 1);
        return array[from + at] & 0xFF;
    }

    public int u16(int at) {
        check(at, 2);
        return (array[from + at] & 0xFF) << 8 | array[from + at + 1] & 0xFF;
    }

    public int u24(int at) {
        return u8(at) << 16 | u16(at + 1);
    }

    public int i32(int at) {
        return u16(at) << 16 | u16(at + 2);
    }

    public long u32(int at) {
        return i32(at) & 0xFFFFFFFFL;
    }

    public long i64(int at) {
        return u32(at) << 32 | u32(at + 4);
    }

    /// Little-endian readers: `le16`, `le32`, `le64`.
    public int le16(int at) {
        return Short.toUnsignedInt(Short.reverseBytes((short) u16(at)));
    }

    public long le32(int at) {
        return Integer.toUnsignedLong(Integer.reverseBytes(i32(at)));
    }

    public long le64(int at) {
        return Long.reverseBytes(i64(at));
    }

    /// The first position of the byte at or after `at`, -1 for none.
    public int indexOf(int value, int at) {
        byte wanted = (byte) value;
        for (int i = from + Math.max(0, at); i < from + length; i++) {
            if (array[i] == wanted) {
                return i - from;
            }
        }
        return -1;
    }

    /// The first position of these Latin-1 characters at or after `at`, -1 for none.
    public int indexOf(String text, int at) {
        for (int i = indexOf(text.charAt(0), at); i >= 0; i = indexOf(text.charAt(0), i + 1)) {
            if (startsWith(text, i)) {
                return i;
            }
        }
        return -1;
    }

    public boolean startsWith(String text) {
        return startsWith(text, 0);
    }

    public boolean startsWith(String text, int at) {
        if (!has(at, text.length())) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((array[from + at + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// As [#startsWith(String, int)], taking ASCII letters of either case as the same; `text` in
    /// upper case.
    public boolean startsWithIgnoringCase(String text, int at) {
        if (!has(at, text.length())) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            int c = array[from + at + i] & 0xFF;
            if (c >= 'a' && c <= 'z') {
                c -= 32;
            }
            if (c != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Latin-1 text from `at` (inclusive) to `to` (exclusive).
    public String text(int at, int to) {
        check(at, to - at);
        return new String(array, from + at, to - at, StandardCharsets.ISO_8859_1);
    }

    /// UTF-16LE text from `at` (inclusive) to `to` (exclusive).
    public String utf16le(int at, int to) {
        check(at, to - at);
        return new String(array, from + at, to - at, StandardCharsets.UTF_16LE);
    }

    public byte[] copy(int at, int to) {
        check(at, to - at);
        return Arrays.copyOfRange(array, from + at, from + to);
    }

    /// The first bytes from `at` on, at most `most` of them, as part of a whole that ends at `to`.
    public Excerpt excerpt(int at, int to, int most) {
        return new Excerpt(copy(at, Math.min(to, at + most)), to - at);
    }

    /// The window on a part of this one, from `at` (inclusive) to `to` (exclusive); lent as this
    /// one is.
    public Bytes part(int at, int to) {
        check(at, to - at);
        return new Bytes().set(array, from + at, from + to);
    }

    /// The array behind the window, for bulk readers (digests, inflaters); the window starts at
    /// [#arrayOffset].
    public byte[] array() {
        return array;
    }

    public int arrayOffset() {
        return from;
    }

    private void check(int at, int count) {
        if (!has(at, count)) {
            throw new IndexOutOfBoundsException(count + " bytes at " + at + " of " + length);
        }
    }

    @Override
    public String toString() {
        return "Bytes[" + length + "]";
    }
}
