package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The fields of a head as rules see them: in order, of one name only once, its values put together
/// by commas where it came again, folded lines joined as they are. Holds places in the head, not
/// copies; reused from head to head.
final class HttpRuleFields {
    private static final byte[] COMMA = ", ".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] head = new byte[0];
    private int count;
    private int[] nameFrom = new int[16];
    private int[] nameTo = new int[16];
    private int[] valueFrom = new int[16];
    private int[] valueTo = new int[16];

    /// The occurrence behind this one of the same name, 0 for none.
    private int[] again = new int[16];

    /// Whether it is the first of its name.
    private boolean[] first = new boolean[16];

    /// Reads the lines between these positions; the blank one ends them.
    void read(byte[] bytes, int from, int to) {
        head = bytes;
        count = 0;
        int at = from;
        while (at < to && count < HttpHead.MOST_FIELDS) {
            int end = lineEnd(at, to);
            if (textEnd(at, end) == at) {
                return;
            }
            while (end < to && isBlank(bytes[end]) && textEnd(end, lineEnd(end, to)) > end) {
                end = lineEnd(end, to);
            }
            take(at, textEnd(at, end));
            at = end;
        }
    }

    /// The position behind the line feed.
    private int lineEnd(int at, int to) {
        int end = at;
        while (end < to && head[end] != '\n') {
            end++;
        }
        return Math.min(to, end + 1);
    }

    /// The position behind the line's text.
    private int textEnd(int at, int end) {
        int last = end;
        while (last > at && (head[last - 1] == '\n' || head[last - 1] == '\r')) {
            last--;
        }
        return last;
    }

    private void take(int at, int end) {
        if (count == nameFrom.length) {
            widen();
        }
        int colon = at;
        while (colon < end && head[colon] != ':' && head[colon] != '\n') {
            colon++;
        }
        boolean named = colon < end && head[colon] == ':';
        int nameEnd = named ? colon : at;
        while (nameEnd > at && isBlank(head[nameEnd - 1])) {
            nameEnd--;
        }
        int i = count++;
        nameFrom[i] = at;
        nameTo[i] = nameEnd;
        valueFrom[i] = named ? colon + 1 : at;
        valueTo[i] = end;
        again[i] = 0;
        first[i] = true;
        for (int j = 0; j < i; j++) {
            if (first[j] && sameName(i, j)) {
                first[i] = false;
                append(j, i);
            }
        }
    }

    private boolean sameName(int one, int other) {
        int length = nameTo[one] - nameFrom[one];
        if (nameTo[other] - nameFrom[other] != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(head[nameFrom[one] + i]) != lower(head[nameFrom[other] + i])) {
                return false;
            }
        }
        return true;
    }

    private void append(int to, int occurrence) {
        int last = to;
        while (again[last] != 0) {
            last = again[last];
        }
        again[last] = occurrence;
    }

    private void widen() {
        int wider = 2 * count;
        nameFrom = Arrays.copyOf(nameFrom, wider);
        nameTo = Arrays.copyOf(nameTo, wider);
        valueFrom = Arrays.copyOf(valueFrom, wider);
        valueTo = Arrays.copyOf(valueTo, wider);
        again = Arrays.copyOf(again, wider);
        first = Arrays.copyOf(first, wider);
    }

    int count() {
        return count;
    }

    /// Whether it is the first of its name: the others are told with it.
    boolean isFirst(int field) {
        return first[field];
    }

    /// Is this its name, in whatever case.
    ///
    /// @param name in lower case
    boolean is(int field, byte[] name) {
        int from = nameFrom[field];
        if (nameTo[field] - from != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (lower(head[from + i]) != name[i]) {
                return false;
            }
        }
        return true;
    }

    void writeName(int field, RuleText into) {
        into.add(head, nameFrom[field], nameTo[field]);
    }

    /// @param all whether with those that came again
    void writeValue(int field, RuleText into, boolean all) {
        writeOne(field, into);
        for (int next = again[field]; all && next != 0; next = again[next]) {
            into.add(COMMA);
            writeOne(next, into);
        }
    }

    private void writeOne(int field, RuleText into) {
        int from = valueFrom[field];
        int to = valueTo[field];
        while (from < to && isWhite(head[from])) {
            from++;
        }
        while (to > from && isWhite(head[to - 1])) {
            to--;
        }
        while (from < to) {
            int end = lineEnd(from, to);
            into.add(head, from, textEnd(from, end));
            from = end;
        }
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isWhite(byte c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
