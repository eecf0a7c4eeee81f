package wolfhound.rules.lists;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The values of a [CountryFile], for one question: each is a byte with its type and size, perhaps
/// more bytes of both, then what it holds. Beyond the end of the file it throws
/// IndexOutOfBoundsException, which the file answers with nothing.
final class CountryData {
    private static final int DEEPEST = 32;
    private static final int POINTER = 1;
    private static final int STRING = 2;
    private static final int MAP = 7;
    private static final int LIST = 11;
    private static final int BOOLEAN = 14;

    private final ByteBuffer bytes;
    private final int data; // where pointers count from

    CountryData(ByteBuffer bytes, int data) {
        this.bytes = bytes;
        this.data = data;
    }

    static long unsigned(ByteBuffer bytes, int at, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | bytes.get(at + i) & 0xff;
        }
        return number;
    }

    private int type; // of the value that was begun last
    private int size;

    /// @return where what it holds begins
    private int begin(int at) {
        int control = bytes.get(at++) & 0xff;
        type = control >> 5;
        if (type == 0) {
            type = 7 + (bytes.get(at++) & 0xff);
        }
        size = control & 31;
        if (type == POINTER || size < 29) {
            return at;
        }
        int more = size - 28;
        int[] base = {0, 29, 285, 65_821};
        size = base[more] + (int) unsigned(bytes, at, more);
        return at + more;
    }

    /// The place that a pointer means; else the place itself.
    private int follow(int at) {
        int held = begin(at);
        if (type != POINTER) {
            return at;
        }
        int length = (size >> 3 & 3) + 1;
        long top = length == 4 ? 0 : (long) (size & 7) << 8 * length;
        int[] base = {0, 2_048, 526_336, 0};
        return (int) (data + top + unsigned(bytes, held, length) + base[length - 1]);
    }

    /// The place behind a value.
    private int skip(int at, int depth) {
        int held = begin(at);
        if (type == POINTER) {
            return held + (size >> 3 & 3) + 1;
        }
        if (type == BOOLEAN) {
            return held;
        }
        if (type != MAP && type != LIST) {
            return held + size;
        }
        if (depth == DEEPEST) {
            throw new IndexOutOfBoundsException();
        }
        int values = type == MAP ? 2 * size : size;
        int next = held;
        for (int i = 0; i < values; i++) {
            next = skip(next, depth + 1);
        }
        return next;
    }

    /// The value that a map has for a key, -1 for none.
    int field(int map, String key) {
        int held = begin(follow(map));
        if (type != MAP) {
            return -1;
        }
        int next = held;
        for (int left = size; left > 0; left--) {
            boolean its = text(next).equals(key);
            next = skip(next, 0);
            if (its) {
                return next;
            }
            next = skip(next, 0);
        }
        return -1;
    }

    String text(int at) {
        int held = begin(follow(at));
        if (type != STRING) {
            return "";
        }
        byte[] text = new byte[Math.min(size, bytes.limit() - held)];
        bytes.get(held, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    long number(int at) {
        int held = at < 0 ? -1 : begin(follow(at));
        return held < 0 || size > 8 ? 0 : unsigned(bytes, held, size);
    }
}
