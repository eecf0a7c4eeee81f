package wolfhound.sources.wire;

/// One side's present line of IMAP while it comes: pieces of text, and literals between them whose
/// length stands at the end of a piece, `{12}`, `{12+}` or `~{12}` (RFC 3501 §4.3, RFC 7888, RFC
/// 3516). A short literal becomes a quoted word of the line, a long one leaves no trace.
final class ImapLine {
    /// Characters kept of a line and of a literal in it.
    static final int MOST_TEXT = 8192;

    private static final int MOST_LITERAL_TEXT = 512;
    private static final int MOST_DIGITS = 12;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private long literal;
    private boolean begun;
    private boolean waits;

    /// Takes a piece; whether it ends the line. Otherwise a literal follows.
    boolean add(String piece) {
        begun = false;
        int open = piece.endsWith("}") ? piece.lastIndexOf('{') : -1;
        long length = open < 0 ? -1 : length(piece, open + 1);
        keep(length < 0 ? piece : piece.substring(0, open));
        if (length < 0) {
            return true;
        }
        literal = length;
        waits = piece.charAt(piece.length() - 2) != '+';
        word.setLength(0);
        if (length == 0) {
            keep("\"\"");
        }
        return false;
    }

    /// The number between the brackets; -1 when it is none.
    private static long length(String piece, int from) {
        int end = piece.length() - 1;
        if (end > from && (piece.charAt(end - 1) == '+' || piece.charAt(end - 1) == '-')) {
            end--;
        }
        if (end == from || end - from > MOST_DIGITS) {
            return -1;
        }
        long length = 0;
        for (int i = from; i < end; i++) {
            if (!Words.isDigit(piece.charAt(i))) {
                return -1;
            }
            length = length * 10 + piece.charAt(i) - '0';
        }
        return length;
    }

    private void keep(String more) {
        text.append(Words.atMost(more, MOST_TEXT - text.length()));
    }

    /// The line so far.
    String text() {
        return text.toString();
    }

    /// The whole line; the next begins.
    String take() {
        String whole = text.toString();
        forget();
        return whole;
    }

    /// Bytes of a literal that are still to come.
    long literal() {
        return literal;
    }

    /// Takes bytes of the literal.
    ///
    /// @param isWord whether it is a word of the line, as against content
    void literal(Bytes bytes, int count, boolean isWord) {
        begun = true;
        if (isWord) {
            int more = Math.min(count, MOST_LITERAL_TEXT - word.length());
            word.append(bytes.text(0, Math.max(0, more)));
        }
        skip(count);
        if (literal == 0) {
            keep('"' + word.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
    }

    /// Bytes of the literal that are missing.
    void skip(long count) {
        literal -= count;
    }

    /// The server does not want the literal that was offered with this tag.
    void refused(String tag) {
        if (waits && !begun && literal > 0 && text.indexOf(tag + " ") == 0) {
            forget();
        }
    }

    void forget() {
        text.setLength(0);
        literal = 0;
    }

    /// The first word of arguments: an atom, or a quoted string without its quotes.
    static String firstWord(String arguments) {
        if (!arguments.startsWith("\"")) {
            return Words.first(arguments);
        }
        StringBuilder word = new StringBuilder();
        for (int i = 1; i < arguments.length() && arguments.charAt(i) != '"'; i++) {
            if (arguments.charAt(i) == '\\' && i + 1 < arguments.length()) {
                i++;
            }
            word.append(arguments.charAt(i));
        }
        return word.toString();
    }
}
