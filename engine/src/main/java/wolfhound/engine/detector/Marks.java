package wolfhound.engine.detector;

import java.util.HashMap;
import java.util.Map;

/// Finds the mark that parts the fields of a message where its author made one up: the longest
/// string that comes again and again and is no word of the message. An operator chooses it freely,
/// a word of letters and digits as well as signs.
final class Marks {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 16;

    /// Times that a string must come to be a mark.
    private static final int LEAST = 5;

    private static final int LEAST_TEXT = 48;
    private static final int MOST_TEXT = 512;
    private static final double PRINTABLE = 0.9;

    private Marks() {}

    /// The mark of the text, empty for none.
    static String in(String text) {
        String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        if (bounded.length() < LEAST_TEXT || !isPrintable(bounded)) {
            return "";
        }
        for (int length = LONGEST; length >= SHORTEST; length--) {
            String mark = ofLength(bounded, length);
            if (!mark.isEmpty()) {
                return mark;
            }
        }
        return "";
    }

    private static String ofLength(String text, int length) {
        Map<String, int[]> seen = new HashMap<>();
        for (int at = 0; at + length <= text.length(); at++) {
            String piece = text.substring(at, at + length);
            int[] one = seen.computeIfAbsent(piece, p -> new int[] {0, -1});
            if (at >= one[1]) { // pieces of one another do not count
                one[0]++;
                one[1] = at + length;
                if (one[0] >= LEAST && isMark(piece)) {
                    return piece;
                }
            }
        }
        return "";
    }

    /// Not one character again and again, and no white space: that is layout.
    private static boolean isMark(String piece) {
        boolean varied = false;
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) <= ' ') {
                return false;
            }
            varied |= piece.charAt(i) != piece.charAt(0);
        }
        return varied;
    }

    private static boolean isPrintable(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c >= ' ' && c < 0x7F ? 1 : 0;
        }
        return count >= text.length() * PRINTABLE;
    }
}
