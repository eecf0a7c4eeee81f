package wolfhound.rules.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Look.Comparison;
import wolfhound.rules.language.Look.Encoding;
import wolfhound.rules.language.Look.Value;

/// Keywords that make a number of bytes: `byte_test`, `byte_jump`, `byte_extract`, `byte_math`.
final class ByteKeywords {
    private static final int FARTHEST = 1 << 20;
    private static final int MOST_DIGITS = 23;
    private static final int MOST_BYTES = 8;
    private static final long MOST_VALUE = 0xFFFF_FFFFL;

    private ByteKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        keywords.put("byte_test", ByteKeywords::test);
        keywords.put("byte_jump", ByteKeywords::jump);
        keywords.put("byte_extract", ByteKeywords::extract);
        keywords.put("byte_math", ByteKeywords::math);
    }

    /// The words that all four have in common.
    private static final class Words {
        boolean relative;
        boolean little;
        boolean text;
        int base;
        boolean dce;
        long mask;
        int multiplier = 1;
        int align;
        boolean fromBeginning;
        boolean fromEnd;
        int postOffset;

        /// @return whether the word is one of these
        boolean read(Piece piece) {
            List<Piece> cut = piece.cutAtBlank();
            Piece value = cut.get(1);
            switch (cut.getFirst().lower()) {
                case "relative" -> relative = true;
                case "big" -> little = false;
                case "little" -> little = true;
                case "string" -> {
                    text = true;
                    if (!value.isEmpty()) {
                        return read(value);
                    }
                }
                case "hex" -> base = 16;
                case "dec" -> base = 10;
                case "oct" -> base = 8;
                case "dce" -> dce = true;
                case "endian" -> {
                    if (!value.is("big") && !value.is("little")) {
                        throw value.wrong("`big` or `little`");
                    }
                    little = value.is("little");
                }
                case "bitmask" -> mask = mask(value);
                default -> {
                    return false;
                }
            }
            return true;
        }

        boolean readJump(Piece piece) {
            List<Piece> cut = piece.cutAtBlank();
            Piece value = cut.get(1);
            switch (cut.getFirst().lower()) {
                case "align" -> align = 4;
                case "multiplier" -> multiplier = value.small("a number", 1, 65_535);
                case "from_beginning" -> fromBeginning = true;
                case "from_end" -> fromEnd = true;
                case "post_offset" -> postOffset = value.small("a number", -65_535, 65_535);
                default -> {
                    return read(piece);
                }
            }
            return true;
        }

        private static long mask(Piece value) {
            Piece digits = value.startsWith("0x") || value.startsWith("0X") ? value.from(2) : value;
            try {
                return Long.parseLong(digits.text(), 16);
            } catch (NumberFormatException no) {
                throw value.wrong("a mask in hexadecimal digits");
            }
        }

        Encoding encoding() {
            return new Encoding(little, !text ? 0 : base == 0 ? 10 : base, dce);
        }

        /// Counts that can be read at all.
        void check(Option option, @Nullable Value count, Piece at) {
            if (base != 0 && !text) {
                throw Complaint.wrong(
                        option.keyword().at(),
                        "`hex`, `dec` and `oct` of `"
                                + option.name()
                                + "` need `string` before them");
            }
            if (count != null && !count.isVariable()) {
                at.number("a number of bytes", 0, text ? MOST_DIGITS : MOST_BYTES);
            }
        }
    }

    private static List<Piece> pieces(Option option, int least, String expected) {
        List<Piece> pieces = option.words(expected).split(',');
        if (pieces.size() < least) {
            throw option.value(expected).wrong(expected);
        }
        return pieces;
    }

    private static Complaint unknown(Piece word, Option option) {
        return word.wrong("a word that `" + option.name() + "` knows, such as `relative`");
    }

    /// `byte_test:4,!>,1000,20,relative,little`.
    private static void test(Draft draft, Option option) {
        List<Piece> pieces = pieces(option, 4, "a count, an operator, a value and an offset");
        Words words = new Words();
        for (Piece word : pieces.subList(4, pieces.size())) {
            if (!words.read(word)) {
                throw unknown(word, option);
            }
        }
        Value count = ContentKeywords.value(draft, pieces.getFirst(), 0, MOST_DIGITS);
        words.check(option, count, pieces.getFirst());
        Piece operator = pieces.get(1);
        boolean negated = operator.startsWith("!");
        draft.look(
                option.keyword().at(),
                new Look.ByteTest(
                        count,
                        negated,
                        comparison(negated ? operator.from(1) : operator, negated),
                        number(draft, pieces.get(2)),
                        ContentKeywords.value(draft, pieces.get(3), -FARTHEST, FARTHEST),
                        words.relative,
                        words.encoding(),
                        words.mask),
                words.relative);
    }

    private static Comparison comparison(Piece operator, boolean negated) {
        return switch (operator.text()) {
            case "<" -> Comparison.LESS;
            case ">" -> Comparison.GREATER;
            case "<=" -> Comparison.AT_MOST;
            case ">=" -> Comparison.AT_LEAST;
            case "=" -> Comparison.EQUAL;
            case "&" -> Comparison.AND;
            case "^" -> Comparison.XOR;
            case "" -> {
                if (!negated) {
                    throw operator.wrong("`<`, `>`, `<=`, `>=`, `=`, `&` or `^`");
                }
                yield Comparison.EQUAL;
            }
            default -> throw operator.wrong("`<`, `>`, `<=`, `>=`, `=`, `&` or `^`");
        };
    }

    private static Value number(Draft draft, Piece piece) {
        boolean digits = !piece.isEmpty() && Character.isDigit(piece.text().charAt(0));
        return digits
                ? Value.of(piece.number("a number", 0, Long.MAX_VALUE))
                : ContentKeywords.value(draft, piece, 0, Integer.MAX_VALUE);
    }

    /// `byte_jump:2,0,relative,post_offset -1`.
    private static void jump(Draft draft, Option option) {
        List<Piece> pieces = pieces(option, 2, "a count and an offset");
        Words words = new Words();
        for (Piece word : pieces.subList(2, pieces.size())) {
            if (!words.readJump(word)) {
                throw unknown(word, option);
            }
        }
        Value count = ContentKeywords.value(draft, pieces.getFirst(), 0, MOST_DIGITS);
        words.check(option, count, pieces.getFirst());
        if (words.fromBeginning && words.fromEnd) {
            throw Complaint.wrong(
                    option.keyword().at(),
                    "`byte_jump` goes `from_beginning` or `from_end`, not both");
        }
        draft.look(
                option.keyword().at(),
                new Look.ByteJump(
                        count,
                        ContentKeywords.value(draft, pieces.get(1), -FARTHEST, FARTHEST),
                        words.relative,
                        words.encoding(),
                        words.mask,
                        words.multiplier,
                        words.align != 0,
                        words.fromBeginning,
                        words.fromEnd,
                        words.postOffset),
                words.relative);
    }

    /// `byte_extract:2,0,length,relative,little`.
    private static void extract(Draft draft, Option option) {
        List<Piece> pieces = pieces(option, 3, "a count, an offset and a name");
        Words words = new Words();
        int align = 0;
        for (Piece word : pieces.subList(3, pieces.size())) {
            List<Piece> cut = word.cutAtBlank();
            if (cut.getFirst().is("align")) {
                align = cut.get(1).small("2 or 4", 2, 4);
                if (align == 3) {
                    throw cut.get(1).wrong("2 or 4");
                }
            } else if (cut.getFirst().is("multiplier")
                    ? !words.readJump(word)
                    : !words.read(word)) {
                throw unknown(word, option);
            }
        }
        int count = pieces.getFirst().small("a number of bytes", 1, MOST_DIGITS);
        words.check(option, Value.of(count), pieces.getFirst());
        Value offset = ContentKeywords.value(draft, pieces.get(1), -FARTHEST, FARTHEST);
        String variable = variable(draft, pieces.get(2));
        draft.look(
                option.keyword().at(),
                new Look.ByteExtract(
                        count,
                        offset,
                        variable,
                        words.relative,
                        words.encoding(),
                        words.multiplier,
                        align),
                words.relative);
    }

    private static String variable(Draft draft, Piece name) {
        if (name.isEmpty() || name.isNumber()) {
            throw name.wrong("a name for the number");
        }
        draft.variables.add(name.text());
        return name.text();
    }

    /// `byte_math:bytes 1, offset 0, oper +, rvalue 4, result sum, relative`.
    private static void math(Draft draft, Option option) {
        Words words = new Words();
        @Nullable Value count = null;
        Piece counted = option.keyword();
        @Nullable Value offset = null;
        @Nullable Value value = null;
        String operator = "";
        String variable = "";
        for (Piece piece :
                option.words("`bytes`, `offset`, `oper`, `rvalue` and `result`").split(',')) {
            List<Piece> cut = piece.cutAtBlank();
            Piece given = cut.get(1);
            switch (cut.getFirst().text()) {
                case "bytes" -> {
                    count = ContentKeywords.value(draft, given, 1, 10);
                    counted = given;
                }
                case "offset" -> offset = ContentKeywords.value(draft, given, -65_535, 65_535);
                case "oper" -> operator = operator(given);
                case "rvalue" -> value = positive(draft, given);
                case "result" -> variable = variable(draft, given);
                default -> {
                    if (!words.read(piece)) {
                        throw unknown(piece, option);
                    }
                }
            }
        }
        if (count == null
                || offset == null
                || value == null
                || operator.isEmpty()
                || variable.isEmpty()) {
            throw option.value("").wrong("all of `bytes`, `offset`, `oper`, `rvalue` and `result`");
        }
        words.check(option, words.text ? null : count, counted);
        draft.look(
                option.keyword().at(),
                new Look.ByteMath(
                        count,
                        offset,
                        operator,
                        value,
                        variable,
                        words.relative,
                        words.encoding(),
                        words.mask),
                words.relative);
    }

    private static String operator(Piece operator) {
        return switch (operator.text()) {
            case "+", "-", "*", "/", "<<", ">>" -> operator.text();
            default -> throw operator.wrong("`+`, `-`, `*`, `/`, `<<` or `>>`");
        };
    }

    private static Value positive(Draft draft, Piece piece) {
        Value value = number(draft, piece);
        if (!value.isVariable() && (value.number() < 1 || value.number() > MOST_VALUE)) {
            throw piece.wrong("a number from 1 to " + MOST_VALUE);
        }
        return value;
    }
}
