package wolfhound.rules.language;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Draft.Literal;
import wolfhound.rules.language.Draft.Spot;
import wolfhound.rules.language.Look.Fast;
import wolfhound.rules.language.Look.Value;

/// `content` with what stands behind it, and `pcre`.
final class ContentKeywords {
    private static final int FARTHEST = 1 << 20;
    private static final int MOST = 65_535;

    private ContentKeywords() {}

    static void list(Map<String, Keyword> keywords) {
        keywords.put(
                "content",
                (draft, option) -> draft.literal(option.keyword().at(), literal(option)));
        keywords.put(
                "uricontent",
                (draft, option) -> {
                    notSticky(draft, option.keyword());
                    draft.literalInto(Buffer.HTTP_URI, option.keyword().at(), literal(option));
                });
        keywords.put(
                "nocase",
                modifier((literal, option) -> {
                    notAlso(literal.nocase, option, "another `nocase`");
                    literal.nocase = true;
                }));
        keywords.put("offset", ContentKeywords::offset);
        keywords.put("depth", ContentKeywords::depth);
        keywords.put("distance", ContentKeywords::distance);
        keywords.put("within", ContentKeywords::within);
        keywords.put("startswith", ContentKeywords::startsWith);
        keywords.put("endswith", modifier((literal, option) -> literal.endsWith = true));
        keywords.put("fast_pattern", ContentKeywords::fastPattern);
        keywords.put("rawbytes", (draft, option) -> draft.lastContent(option.keyword()));
        keywords.put("pcre", ContentKeywords::pcre);
        for (Buffer buffer : Buffer.values()) {
            for (String keyword : buffer.modifiers()) {
                keywords.putIfAbsent(keyword, (draft, option) -> move(draft, option, buffer));
            }
        }
    }

    private static void move(Draft draft, Option option, Buffer buffer) {
        option.withoutValue();
        notSticky(draft, option.keyword());
        Spot spot = draft.lastContent(option.keyword());
        if (spot.part.buffer != Buffer.PAYLOAD) {
            throw Complaint.wrong(
                    option.keyword().at(),
                    "`"
                            + option.name()
                            + "` stands behind a content that is already of `"
                            + spot.part.buffer.keyword()
                            + "`");
        }
        draft.move(spot, buffer);
    }

    private static void notSticky(Draft draft, Piece keyword) {
        Buffer sticky = draft.sticky();
        if (sticky != null) {
            throw Complaint.wrong(
                    keyword.at(),
                    "`"
                            + keyword.text()
                            + "` cannot be used while `"
                            + sticky.keyword()
                            + "` holds; write `pkt_data` before the content");
        }
    }

    private static Keyword modifier(BiConsumer<Literal, Option> change) {
        return (draft, option) -> {
            option.withoutValue();
            change.accept(draft.lastLiteral(option.keyword()), option);
        };
    }

    // ---- content

    private static Literal literal(Option option) {
        Option.Quoted quoted = option.quoted("what to look for");
        byte[] pattern = pattern(quoted.inside());
        if (pattern.length == 0) {
            throw quoted.inside().wrong("what to look for between the quotes");
        }
        return new Literal(pattern, quoted.negated());
    }

    /// `abc|0d 0a|d\;e`.
    static byte[] pattern(Piece piece) {
        String text = piece.text();
        if (text.indexOf('|') < 0 && text.indexOf('\\') < 0 && text.indexOf('"') < 0) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        var bytes = new ByteArrayOutputStream(text.length());
        boolean hexadecimal = false;
        int high = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = piece.at() + i;
            if (c == '|') {
                if (high >= 0) {
                    throw Complaint.wrong(at, "expected two hexadecimal digits a byte, found one");
                }
                hexadecimal = !hexadecimal;
            } else if (hexadecimal) {
                int digit = Character.digit(c, 16);
                if (digit >= 0 && high >= 0) {
                    bytes.write(high << 4 | digit);
                    high = -1;
                } else if (digit >= 0) {
                    high = digit;
                } else if (c != ' ' && c != ',') {
                    throw Complaint.wrong(
                            at, "expected hexadecimal digits between `|`, found `" + c + "`");
                }
            } else if (c == '\\') {
                i++;
                if (i == text.length() || "\\\";:".indexOf(text.charAt(i)) < 0) {
                    throw Complaint.wrong(
                            at, "expected `\\\\`, `\\\"`, `\\;` or `\\:` behind a backslash");
                }
                bytes.write(text.charAt(i));
            } else if (c == '"') {
                throw Complaint.wrong(at, "expected `\\\"` for a quote inside quotes, found `\"`");
            } else {
                bytes.write(c);
            }
        }
        if (hexadecimal) {
            throw Complaint.wrong(
                    piece.at() + text.lastIndexOf('|'), "expected a second `|` behind this one");
        }
        return bytes.toByteArray();
    }

    /// A number or the name of a variable.
    static Value value(Draft draft, Piece piece, int least, int most) {
        boolean number =
                !piece.isEmpty()
                        && (piece.text().charAt(0) == '-'
                                || Character.isDigit(piece.text().charAt(0)));
        if (number) {
            return Value.of(piece.number("a number", least, most));
        }
        if (draft.knows(piece.text())) {
            return new Value(0, piece.text());
        }
        throw piece.wrong(
                "a number, or a variable that `byte_extract` or `byte_math` filled before");
    }

    private static void offset(Draft draft, Option option) {
        Literal literal = draft.lastLiteral(option.keyword());
        notTwice(literal.offset, option);
        notAlso(literal.fast.only(), option, "`fast_pattern:only`");
        notAlso(literal.isRelative(), option, "`distance` or `within`");
        notAlso(literal.startsWith, option, "`startswith`");
        literal.offset = value(draft, option.value("a number"), 0, MOST);
    }

    private static void depth(Draft draft, Option option) {
        Literal literal = draft.lastLiteral(option.keyword());
        notTwice(literal.depth, option);
        notAlso(literal.fast.only(), option, "`fast_pattern:only`");
        notAlso(literal.isRelative(), option, "`distance` or `within`");
        notAlso(literal.startsWith, option, "`startswith`");
        Piece piece = option.value("a number");
        Value depth = value(draft, piece, 0, MOST);
        if (!depth.isVariable() && depth.number() < literal.pattern.length) {
            throw tooSmall(piece, "depth", literal);
        }
        literal.depth = depth;
    }

    private static void distance(Draft draft, Option option) {
        Literal literal = draft.lastLiteral(option.keyword());
        notTwice(literal.distance, option);
        notAlso(literal.fast.only(), option, "`fast_pattern:only`");
        notAlso(literal.offset != null || literal.depth != null, option, "`offset` or `depth`");
        notAlso(literal.startsWith, option, "`startswith`");
        literal.distance = value(draft, option.value("a number"), -FARTHEST, FARTHEST);
    }

    private static void within(Draft draft, Option option) {
        Literal literal = draft.lastLiteral(option.keyword());
        notTwice(literal.within, option);
        notAlso(literal.fast.only(), option, "`fast_pattern:only`");
        notAlso(literal.offset != null || literal.depth != null, option, "`offset` or `depth`");
        notAlso(literal.startsWith, option, "`startswith`");
        Piece piece = option.value("a number");
        Value within = value(draft, piece, -FARTHEST, FARTHEST);
        if (!within.isVariable() && within.number() < literal.pattern.length) {
            throw tooSmall(piece, "within", literal);
        }
        literal.within = within;
    }

    private static Complaint tooSmall(Piece piece, String keyword, Literal literal) {
        return Complaint.wrong(
                piece.at(),
                "expected `"
                        + keyword
                        + "` to be at least "
                        + literal.pattern.length
                        + ", as long as its content is, found "
                        + piece.text());
    }

    private static void startsWith(Draft draft, Option option) {
        Literal literal = draft.lastLiteral(option.keyword());
        option.withoutValue();
        notAlso(
                literal.offset != null || literal.depth != null || literal.isRelative(),
                option,
                "`offset`, `depth`, `distance` or `within`");
        literal.startsWith = true;
    }

    private static void notTwice(@Nullable Value before, Option option) {
        if (before != null) {
            throw Complaint.wrong(
                    option.keyword().at(),
                    "`" + option.name() + "` is given twice for one content");
        }
    }

    private static void notAlso(boolean there, Option option, String other) {
        if (there) {
            throw Complaint.wrong(
                    option.keyword().at(),
                    "`"
                            + option.name()
                            + "` cannot stand beside "
                            + other
                            + " of the same content");
        }
    }

    private static void fastPattern(Draft draft, Option option) {
        Literal literal = draft.lastLiteral(option.keyword());
        if (draft.spots().stream()
                .anyMatch(spot -> spot.literal() != null && spot.literal().fast.wished())) {
            throw Complaint.wrong(
                    option.keyword().at(), "`fast_pattern` is given to two contents of one rule");
        }
        if (option.given() == null || option.given().isEmpty()) {
            literal.fast = new Fast(true, false, 0, 0);
            return;
        }
        Piece value = option.given();
        if (value.is("only")) {
            boolean bound =
                    literal.negated
                            || literal.isRelative()
                            || literal.offset != null
                            || literal.depth != null;
            if (bound) {
                throw value.wrong(
                        "no `only` for a content that is negated or bound to a place in its"
                                + " buffer");
            }
            literal.fast = new Fast(true, true, 0, 0);
            return;
        }
        List<Piece> numbers = value.split(',');
        if (numbers.size() != 2) {
            throw value.wrong("`only`, or an offset and a length");
        }
        int from = numbers.get(0).small("an offset", 0, MOST);
        int length = numbers.get(1).small("a length", 1, MOST);
        if (from + length > literal.pattern.length) {
            throw value.wrong(
                    "a part of the content, which has " + literal.pattern.length + " bytes");
        }
        literal.fast = new Fast(true, false, from, length);
    }

    // ---- pcre

    private static void pcre(Draft draft, Option option) {
        Option.Quoted quoted = expression(draft, option);
        String text = quoted.inside().text();
        int last = lastSlash(text);
        if (!text.startsWith("/") || last <= 0) {
            throw quoted.inside().wrong("an expression between slashes");
        }
        Piece behind = quoted.inside().from(last + 1);
        List<Piece> pieces = behind.split(',');
        Flags flags = new Flags(pieces.getFirst());
        List<String> captures = new ArrayList<>();
        for (Piece capture : pieces.subList(1, pieces.size())) {
            captures.add(capture.text());
        }
        if (flags.buffer != null && flags.buffer != draft.sticky()) {
            notSticky(draft, quoted.inside());
        }
        var look =
                new Look.Pcre(
                        text.substring(1, last),
                        quoted.negated(),
                        flags.options,
                        flags.relative,
                        List.copyOf(captures));
        boolean alone =
                flags.relative
                        && flags.buffer != null
                        && draft.spots().stream()
                                .noneMatch(spot -> spot.part.buffer == flags.buffer);
        if (alone) {
            throw quoted.inside()
                    .wrong("a match in the same buffer before an expression with the flag `R`");
        }
        if (flags.buffer == null || flags.buffer == draft.sticky()) {
            draft.look(option.keyword().at(), look, false);
        } else {
            draft.lookInto(flags.buffer, option.keyword().at(), look);
        }
    }

    /// In quotes; one that lacks them is read all the same, as Suricata does.
    private static Option.Quoted expression(Draft draft, Option option) {
        Piece value = option.value("an expression between slashes");
        if (!value.startsWith("/")) {
            return option.quoted("an expression between slashes");
        }
        draft.notes.doubtful(value.at(), "expected quotes around the expression");
        return new Option.Quoted(
                value.text().endsWith("\"") ? value.part(0, value.text().length() - 1) : value,
                false);
    }

    /// The last slash without a backslash of its own before it.
    private static int lastSlash(String text) {
        for (int i = text.lastIndexOf('/'); i > 0; i = text.lastIndexOf('/', i - 1)) {
            boolean escaped = text.charAt(i - 1) == '\\' && (i < 2 || text.charAt(i - 2) != '\\');
            if (!escaped) {
                return i;
            }
        }
        return -1;
    }

    /// The letters behind an expression.
    private static final class Flags {
        String options = "";
        boolean relative;
        @Nullable Buffer buffer;

        Flags(Piece letters) {
            StringBuilder kept = new StringBuilder();
            for (int i = 0; i < letters.text().length(); i++) {
                char letter = letters.text().charAt(i);
                switch (letter) {
                    case 'i', 's', 'm', 'x', 'A', 'E', 'G' -> kept.append(letter);
                    case 'R' -> relative = true;
                    case 'B', 'O', ' ' -> {}
                    default -> into(letters, i, letter);
                }
            }
            options = kept.toString();
        }

        private void into(Piece letters, int i, char letter) {
            Buffer named =
                    switch (letter) {
                        case 'U' -> Buffer.HTTP_URI;
                        case 'I' -> Buffer.HTTP_URI_RAW;
                        case 'P' -> Buffer.HTTP_REQUEST_BODY;
                        case 'Q' -> Buffer.FILE_DATA;
                        case 'H' -> Buffer.HTTP_HEADER;
                        case 'D' -> Buffer.HTTP_HEADER_RAW;
                        case 'M' -> Buffer.HTTP_METHOD;
                        case 'C' -> Buffer.HTTP_COOKIE;
                        case 'S' -> Buffer.HTTP_STATUS_CODE;
                        case 'Y' -> Buffer.HTTP_STATUS_MESSAGE;
                        case 'V' -> Buffer.HTTP_USER_AGENT;
                        case 'W' -> Buffer.HTTP_HOST;
                        case 'Z' -> Buffer.HTTP_HOST_RAW;
                        default ->
                                throw Complaint.wrong(
                                        letters.at() + i,
                                        "expected a flag of `ismxAEGRBOUIPQHDMCSYVWZ` behind the"
                                                + " expression, found `"
                                                + letter
                                                + "`");
                    };
            if (buffer != null && buffer != named) {
                throw Complaint.wrong(
                        letters.at() + i,
                        "expected one buffer for an expression, found flags of two");
            }
            buffer = named;
        }
    }
}
