package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Header;
import wolfhound.model.Headers;

/// The head of an HTTP/1 message (RFC 9112 §2 to §5), read as tolerantly as servers and programs in
/// the wild do: bare line feeds, spaces where none belong, lines without a colon, a missing reason.
///
/// @param version `1.0`, `1.1`, …; `ICY` of the old streaming servers
/// @param method empty in an answer
/// @param status 0 in a request
record HttpHead(
        String version, String method, String target, int status, String reason, Headers headers) {

    /// A head longer than this is nobody's.
    static final int MOST = 1 << 16;

    /// A first line longer than this is not believed.
    static final int LONGEST_LINE = 1 << 14;

    /// Fields kept; more are counted and left out.
    static final int MOST_FIELDS = 256;

    /// Folded lines are added to a value up to this length.
    private static final int LONGEST_FOLDED = 1 << 12;

    private static final int LONGEST_METHOD = 24;

    private static final int LONGEST_VERSION = 16;

    private static final int LONGEST_NUMBER = 6;

    /// The position behind the blank line that ends the head, -1 when it is not there yet.
    static int end(Bytes bytes, int from) {
        for (int i = bytes.indexOf('\n', from); i >= 0; i = bytes.indexOf('\n', i + 1)) {
            if (bytes.has(i + 1, 1) && bytes.u8(i + 1) == '\n') {
                return i + 2;
            }
            if (bytes.has(i + 1, 2) && bytes.u8(i + 1) == '\r' && bytes.u8(i + 2) == '\n') {
                return i + 3;
            }
        }
        return -1;
    }

    /// Does a request stand here: a method, a target, and `HTTP/1.` and a digit at the end of the
    /// line.
    static Recognition request(Bytes bytes, int at) {
        int i = at;
        while (bytes.has(i, 1) && isToken(bytes.u8(i))) {
            i++;
        }
        if (i - at > LONGEST_METHOD) {
            return Recognition.NO;
        }
        if (!bytes.has(i, 1)) {
            return Recognition.MAYBE;
        }
        if (i == at || bytes.u8(i) != ' ') {
            return Recognition.NO;
        }
        int end = lineEnd(bytes, i);
        if (end == -1) {
            return bytes.length() - at > LONGEST_LINE ? Recognition.NO : Recognition.MAYBE;
        }
        return end >= 0 && isVersion(bytes, i, end) ? Recognition.YES : Recognition.NO;
    }

    /// Where the text of the line ends, without the white space behind it; -1 when its end is not
    /// there, -2 when it holds what no first line holds.
    private static int lineEnd(Bytes bytes, int from) {
        for (int i = from; i < bytes.length(); i++) {
            int c = bytes.u8(i);
            if (c == '\n') {
                int end = i;
                while (end > from && (bytes.u8(end - 1) == '\r' || bytes.u8(end - 1) == ' ')) {
                    end--;
                }
                return end;
            }
            if (c < ' ' && c != '\r' && c != '\t') {
                return -2;
            }
        }
        return -1;
    }

    /// Is the last word of the line a version; some devices append a number of their own
    /// (`HTTP/1.0.8`).
    private static boolean isVersion(Bytes bytes, int from, int end) {
        int at = end;
        while (at > from && end - at < LONGEST_VERSION && bytes.u8(at - 1) != ' ') {
            at--;
        }
        return at > from
                && end - at >= 8
                && bytes.u8(at - 1) == ' '
                && bytes.startsWithIgnoringCase("HTTP/1.", at)
                && isDigit(bytes.u8(at + 7))
                && (end - at == 8 || bytes.u8(at + 8) == '.');
    }

    /// Does an answer stand here: a version and three digits, apart by blanks. Browsers read
    /// versions that never were (`HTTP/1.01`), so they are read here.
    static Recognition answer(Bytes bytes, int at) {
        int code = code(bytes, at);
        if (code < 0) {
            return code == -1 ? Recognition.MAYBE : Recognition.NO;
        }
        boolean digits =
                isDigit(bytes.u8(code))
                        && isDigit(bytes.u8(code + 1))
                        && isDigit(bytes.u8(code + 2));
        return digits && bytes.u8(code) >= '1' ? Recognition.YES : Recognition.NO;
    }

    /// Where the three places of the status stand; -1 when they are not there yet, -2 when none can
    /// stand behind this.
    private static int code(Bytes bytes, int at) {
        String start = bytes.has(at, 1) && bytes.u8(at) == 'I' ? "ICY" : "HTTP/";
        int have = Math.min(bytes.length() - at, start.length());
        if (have <= 0 || !bytes.startsWithIgnoringCase(start.substring(0, have), at)) {
            return have <= 0 ? -1 : -2;
        }
        int i = at + start.length();
        int number = i;
        while (bytes.has(i, 1) && (isDigit(bytes.u8(i)) || bytes.u8(i) == '.')) {
            i++;
        }
        boolean versioned = start.equals("ICY") ? i == number : i - number >= 3;
        boolean unfinished = bytes.length() <= i;
        if (i - number > LONGEST_NUMBER || !versioned && !unfinished) {
            return -2;
        }
        int blanks = i;
        while (bytes.has(i, 1) && isBlank(bytes.u8(i))) {
            i++;
        }
        if (bytes.has(i, 1) && i == blanks) {
            return -2;
        }
        return bytes.has(i, 3) ? i : i - at > LONGEST_LINE ? -2 : -1;
    }

    /// The first position at or after `from` where a request stands, or begins at the end of what
    /// is there; -1 for none. Of one line only the first such place is looked at.
    static int findRequest(Bytes bytes, int from) {
        for (int i = from; i >= 0 && i < bytes.length(); i++) {
            if (!startsMethod(bytes, i)) {
                continue;
            }
            if (request(bytes, i) != Recognition.NO) {
                return i;
            }
            i = bytes.indexOf('\n', i);
            if (i < 0) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean startsMethod(Bytes bytes, int at) {
        return switch (bytes.u8(at)) {
            case 'G' -> bytes.startsWith("GET ", at);
            case 'P' ->
                    bytes.startsWith("POST ", at)
                            || bytes.startsWith("PUT ", at)
                            || bytes.startsWith("PATCH ", at)
                            || bytes.startsWith("PROPFIND ", at);
            case 'H' -> bytes.startsWith("HEAD ", at);
            case 'O' -> bytes.startsWith("OPTIONS ", at);
            case 'C' -> bytes.startsWith("CONNECT ", at);
            case 'D' -> bytes.startsWith("DELETE ", at);
            default -> false;
        };
    }

    /// As [#findRequest], of an answer.
    static int findAnswer(Bytes bytes, int from) {
        int i = bytes.indexOf("HTTP/1.", from);
        while (i >= 0 && answer(bytes, i) == Recognition.NO) {
            i = bytes.indexOf("HTTP/1.", i + 7);
        }
        return i;
    }

    /// Reads the request that stands between `at` and `end`; null when it is none.
    static @Nullable HttpHead readRequest(Bytes bytes, int at, int end, Runnable bounded) {
        if (request(bytes, at) != Recognition.YES) {
            return null;
        }
        int lineEnd = lineEnd(bytes, at);
        String line = bytes.text(at, lineEnd);
        int space = line.indexOf(' ');
        int version = line.lastIndexOf(' ') + 1;
        return new HttpHead(
                line.substring(version + 5),
                line.substring(0, space),
                line.substring(space, version).strip(),
                0,
                "",
                fields(bytes, lineEnd, end, bounded));
    }

    /// Reads the answer that stands between `at` and `end`; null when it is none.
    static @Nullable HttpHead readAnswer(Bytes bytes, int at, int end, Runnable bounded) {
        if (answer(bytes, at) != Recognition.YES) {
            return null;
        }
        int line = bytes.indexOf('\n', at);
        int lineEnd = line < 0 || line > end ? end : line;
        int code = code(bytes, at);
        String start = bytes.text(at, code).strip();
        return new HttpHead(
                start.startsWith("ICY") ? "ICY" : start.substring(5),
                "",
                "",
                Integer.parseInt(bytes.text(code, code + 3)),
                bytes.text(Math.min(code + 3, lineEnd), lineEnd).strip(),
                fields(bytes, lineEnd, end, bounded));
    }

    /// The fields of the lines behind the first, which ends at `at`.
    static Headers fields(Bytes bytes, int at, int end, Runnable bounded) {
        List<Header> fields = new ArrayList<>();
        int i = next(bytes, at, end);
        while (i < end) {
            int line = bytes.indexOf('\n', i);
            int to = line < 0 || line > end ? end : line;
            take(bytes, i, to, fields, bounded);
            i = to + 1;
        }
        return fields.isEmpty() ? Headers.NONE : new Headers(List.copyOf(fields));
    }

    private static int next(Bytes bytes, int at, int end) {
        int line = bytes.indexOf('\n', at);
        return line < 0 || line >= end ? end : line + 1;
    }

    private static void take(Bytes bytes, int at, int to, List<Header> fields, Runnable bounded) {
        int from = stripped(bytes, at, to);
        int end = strippedEnd(bytes, from, to);
        if (from == end) {
            return;
        }
        boolean folded = bytes.u8(at) == ' ' || bytes.u8(at) == '\t';
        if (folded && !fields.isEmpty()) {
            fold(bytes.text(from, end), fields, bounded);
            return;
        }
        if (fields.size() == MOST_FIELDS) {
            bounded.run();
            return;
        }
        int colon = bytes.indexOf(':', from);
        fields.add(
                colon < 0 || colon >= end
                        ? new Header(Repeated.text(bytes, from, end), "")
                        : new Header(
                                Repeated.text(bytes, from, strippedEnd(bytes, from, colon)),
                                Repeated.text(bytes, stripped(bytes, colon + 1, end), end)));
    }

    /// The first position that holds no white space.
    private static int stripped(Bytes bytes, int from, int to) {
        int at = from;
        while (at < to && isWhite(bytes.u8(at))) {
            at++;
        }
        return at;
    }

    /// The position behind the last that holds no white space.
    private static int strippedEnd(Bytes bytes, int from, int to) {
        int end = to;
        while (end > from && isWhite(bytes.u8(end - 1))) {
            end--;
        }
        return end;
    }

    /// As [Character#isWhitespace] has it.
    private static boolean isWhite(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F;
    }

    private static void fold(String text, List<Header> fields, Runnable bounded) {
        Header last = fields.getLast();
        if (last.value().length() > LONGEST_FOLDED) {
            bounded.run();
            return;
        }
        fields.removeLast();
        fields.add(new Header(last.name(), (last.value() + " " + text).strip()));
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// RFC 9110 §5.6.2.
    private static boolean isToken(int c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || isDigit(c)
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '!'
                || c == '$';
    }
}
