package wolfhound.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Some text of a rule that knows where in the rule it stands.
///
/// @param at offset in the text of the rule
record Piece(String text, int at) {
    private static final int SHOWN = 40;

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean is(String word) {
        return text.equals(word);
    }

    boolean startsWith(String beginning) {
        return text.startsWith(beginning);
    }

    Piece part(int from, int to) {
        return new Piece(text.substring(from, to), at + from).stripped();
    }

    Piece from(int from) {
        return part(from, text.length());
    }

    Piece stripped() {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return from == 0 && to == text.length()
                ? this
                : new Piece(text.substring(from, to), at + from);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /// The pieces between the separators, without blanks around them.
    List<Piece> split(char separator) {
        List<Piece> pieces = new ArrayList<>(4);
        int from = 0;
        for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, from)) {
            pieces.add(part(from, i));
            from = i + 1;
        }
        pieces.add(from(from));
        return pieces;
    }

    /// The piece before the first blank, and the piece after it, empty where there is none.
    List<Piece> cutAtBlank() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                return List.of(part(0, i), from(i));
            }
        }
        return List.of(this, new Piece("", at + text.length()));
    }

    /// Without the quotes around it, where there are some.
    Piece unquoted() {
        int last = text.length() - 1;
        return last >= 1 && text.charAt(0) == '"' && text.charAt(last) == '"'
                ? new Piece(text.substring(1, last), at + 1)
                : this;
    }

    Complaint wrong(String expected) {
        return Complaint.wrong(
                at, "expected " + expected + ", found " + (isEmpty() ? "nothing" : shown()));
    }

    String shown() {
        String words = Latin.text(text);
        return "`" + (words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "…") + "`";
    }

    boolean isNumber() {
        return !isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// A decimal number, or a hexadecimal one behind `0x`.
    long number(String what, long least, long most) {
        long number;
        try {
            number =
                    text.startsWith("0x") || text.startsWith("0X")
                            ? Long.parseUnsignedLong(text.substring(2), 16)
                            : Long.parseLong(text);
        } catch (NumberFormatException no) {
            throw wrong(what);
        }
        if (number < least || number > most) {
            throw wrong(what + " from " + least + " to " + most);
        }
        return number;
    }

    int small(String what, int least, int most) {
        return (int) number(what, least, most);
    }

    /// `5`, `!5`, `!=5`, `=5`, `>5`, `>=5`, `<5`, `<=5`, `3<>9` and `3-9`, which both mean 4 to 8.
    Numbers numbers(String what, long most) {
        return numbers(what, most, false);
    }

    /// @param emptyWillDo whether a range may leave no number
    Numbers numbers(String what, long most, boolean emptyWillDo) {
        if (startsWith("!=")) {
            return not(from(2).number(what, 0, most));
        }
        if (startsWith("!")) {
            return not(from(1).number(what, 0, most));
        }
        if (startsWith(">=")) {
            return new Numbers(from(2).number(what, 0, most), Long.MAX_VALUE, false);
        }
        if (startsWith("<=")) {
            return new Numbers(Long.MIN_VALUE, from(2).number(what, 0, most), false);
        }
        if (startsWith(">")) {
            return Numbers.above(from(1).number(what, 0, most));
        }
        if (startsWith("<")) {
            return Numbers.below(from(1).number(what, 0, most));
        }
        if (startsWith("=")) {
            return Numbers.exactly(from(1).number(what, 0, most));
        }
        int range = text.indexOf("<>");
        int dash = text.indexOf('-');
        if (range < 0 && dash <= 0) {
            return Numbers.exactly(number(what, 0, most));
        }
        long least = part(0, range < 0 ? dash : range).number(what, 0, most);
        long greatest = from(range < 0 ? dash + 1 : range + 2).number(what, 0, most);
        if (greatest <= least) {
            throw wrong("a range whose second bound is the greater");
        }
        if (greatest == least + 1 && !emptyWillDo) {
            throw wrong("a range with something between its bounds");
        }
        return new Numbers(least + 1, greatest - 1, false);
    }

    private static Numbers not(long number) {
        return new Numbers(number, number, true);
    }
}
