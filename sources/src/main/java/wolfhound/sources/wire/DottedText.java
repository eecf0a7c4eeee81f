package wolfhound.sources.wire;

/// Text of many lines that the line of a lone dot ends; of other lines that begin with a dot, the
/// dot is dropped (RFC 5321 §4.5.2, RFC 1939 §3, RFC 3977 §3.1.1).
final class DottedText {
    /// Takes the text piece by piece.
    interface Taker {
        void take(Bytes bytes, int from, int to);
    }

    private boolean open;
    private boolean atLineStart;

    void begin() {
        open = true;
        atLineStart = true;
    }

    boolean isOpen() {
        return open;
    }

    /// There is no more of it, although no dot was seen.
    void end() {
        open = false;
    }

    /// Some of it is missing: where a line begins is not known.
    void skip() {
        atLineStart = false;
    }

    /// Reads up to the end of the bytes or of the text; then it is closed.
    Parsed read(Bytes bytes, Taker taker) {
        int at = 0;
        while (at < bytes.length()) {
            if (atLineStart && bytes.u8(at) == '.') {
                int end = loneDot(bytes, at);
                if (end < 0) {
                    return at == 0 ? Parsed.NEED_MORE : Parsed.used(at);
                }
                if (end > 0) {
                    open = false;
                    return Parsed.used(end);
                }
                at++;
            }
            int lineFeed = bytes.indexOf('\n', at);
            int to = lineFeed < 0 ? bytes.length() : lineFeed + 1;
            taker.take(bytes, at, to);
            atLineStart = lineFeed >= 0;
            at = to;
        }
        return Parsed.ALL;
    }

    /// Where the line of a lone dot ends; 0 when it is another line, -1 when that cannot be told
    /// yet.
    private static int loneDot(Bytes bytes, int at) {
        if (!bytes.has(at, 2)) {
            return -1;
        }
        if (bytes.u8(at + 1) == '\n') {
            return at + 2;
        }
        if (bytes.u8(at + 1) != '\r') {
            return 0;
        }
        if (!bytes.has(at, 3)) {
            return -1;
        }
        return bytes.u8(at + 2) == '\n' ? at + 3 : 0;
    }
}
