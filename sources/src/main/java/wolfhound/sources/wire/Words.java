package wolfhound.sources.wire;

import java.util.List;
import java.util.Locale;

/// Tells whether bytes open with one of some words: how text protocols recognise themselves.
final class Words {
    private static final int MOST_FIRST_LINE = 512;

    private Words() {}

    /// YES when the bytes begin with one of the words (upper case; letters of the bytes match in
    /// either case), MAYBE while they are the beginning of one.
    static Recognition opening(Bytes bytes, List<String> words) {
        Recognition best = Recognition.NO;
        for (String word : words) {
            if (bytes.startsWithIgnoringCase(word, 0)) {
                return Recognition.YES;
            }
            if (bytes.length() < word.length()
                    && bytes.startsWithIgnoringCase(word.substring(0, bytes.length()), 0)) {
                best = Recognition.MAYBE;
            }
        }
        return best;
    }

    /// The better of two guesses: YES before MAYBE before NO.
    static Recognition better(Recognition one, Recognition other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// Three digits and a blank or hyphen, the shape of an answer of SMTP, FTP and NNTP; MAYBE
    /// while fewer bytes are there.
    static Recognition answer(Bytes bytes) {
        for (int i = 0; i < 4; i++) {
            if (i == bytes.length()) {
                return Recognition.MAYBE;
            }
            int c = bytes.u8(i);
            boolean right = i < 3 ? isDigit(c) : c == ' ' || c == '-' || c == '\r' || c == '\n';
            if (!right || i == 0 && (c < '1' || c > '5')) {
                return Recognition.NO;
            }
        }
        return Recognition.YES;
    }

    /// The code of an answer's last line, 0 for a line before the last and for anything else.
    static int finalCode(Bytes line) {
        if (answer(line) != Recognition.YES || line.u8(3) == '-') {
            return 0;
        }
        return (line.u8(0) - '0') * 100 + (line.u8(1) - '0') * 10 + line.u8(2) - '0';
    }

    /// The first line, or what is there of it, in upper case.
    static String firstLine(Bytes bytes) {
        int end = bytes.indexOf('\n', 0);
        int to = Math.min(end < 0 ? bytes.length() : end, MOST_FIRST_LINE);
        return bytes.text(0, to).toUpperCase(Locale.ROOT);
    }

    /// What stands before the first blank of a line.
    static String first(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }

    /// What stands behind the first blank of a line, empty for nothing.
    static String rest(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? "" : line.substring(blank + 1);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// A text cut to a length.
    static String atMost(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
