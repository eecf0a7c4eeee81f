package wolfhound.rules.pcre;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An expression of PCRE written anew for `java.util.regex`.
///
/// Nothing is left to what both would read differently: every literal that is no letter or digit is
/// written by its number, every class as the ranges of its bytes, `.`, `^` and `$` as what they
/// mean under the options of that place. Of the options only the case of letters is handed on. What
/// has no counterpart (recursion, conditions, verbs, `\K`, …) is reported.
///
/// ```
/// ^a\h+(?P<x>[^\d]).$    m    →   (?:\A|(?<=\x0a)(?!\z))a[\x09\x20\xa0]+([\x00-\x2f\x3a-\xff])[\x00-\x09\x0b-\xff](?=\x0a|\z)
/// ```
final class Translation {
    /// Groups within groups, as many as PCRE2 allows.
    private static final int DEEPEST = 250;

    private static final int MOST_REPEATS = 65_535;

    private static final String LAST_LINE_FEED = "(?=\\x0a?\\z)";

    private record Options(
            boolean nocase,
            boolean dotAll,
            boolean multiline,
            boolean extended,
            boolean dollarEnd,
            boolean lazy,
            boolean unnamed) {
        static Options of(String letters) {
            return new Options(
                    letters.indexOf('i') >= 0,
                    letters.indexOf('s') >= 0,
                    letters.indexOf('m') >= 0,
                    letters.indexOf('x') >= 0,
                    letters.indexOf('E') >= 0,
                    letters.indexOf('G') >= 0,
                    false);
        }

        /// Null for a letter that is no option of this place.
        @Nullable Options with(char letter, boolean on) {
            return switch (letter) {
                case 'i' -> new Options(on, dotAll, multiline, extended, dollarEnd, lazy, unnamed);
                case 's' -> new Options(nocase, on, multiline, extended, dollarEnd, lazy, unnamed);
                case 'm' -> new Options(nocase, dotAll, on, extended, dollarEnd, lazy, unnamed);
                case 'x' -> new Options(nocase, dotAll, multiline, on, dollarEnd, lazy, unnamed);
                case 'U' ->
                        new Options(nocase, dotAll, multiline, extended, dollarEnd, on, unnamed);
                case 'n' -> new Options(nocase, dotAll, multiline, extended, dollarEnd, lazy, on);
                default -> null;
            };
        }
    }

    private final String source;
    private final StringBuilder target = new StringBuilder();
    private final Map<String, Integer> names = new HashMap<>();
    private final boolean nocase;
    private Options options;
    private int at;
    private int groups;
    private int highestReference;
    private boolean quoted; // between \Q and \E

    private Translation(String source, String letters) {
        this.source = source;
        options = Options.of(letters);
        nocase = options.nocase;
    }

    static Translation of(String expression, String options) throws NotAnExpression {
        var translation = new Translation(expression, options);
        boolean anchored = options.indexOf('A') >= 0;
        if (anchored) {
            translation.target.append("\\G(?:");
        }
        translation.branches(0);
        if (translation.at < expression.length()) {
            throw NotAnExpression.wrong("a ) without its (", translation.at);
        }
        if (anchored) {
            translation.target.append(')');
        }
        if (translation.highestReference > translation.groups) {
            throw NotAnExpression.wrong("a reference to a group that is not there", 0);
        }
        return translation;
    }

    String text() {
        return target.toString();
    }

    int groups() {
        return groups;
    }

    /// Does the whole of it start without regard to case.
    boolean nocase() {
        return nocase;
    }

    /// Up to the end or to the `)` that nobody opened here.
    private void branches(int depth) throws NotAnExpression {
        if (depth > DEEPEST) {
            throw NotAnExpression.wrong("groups are nested too deeply", at);
        }
        while (at < source.length()) {
            char each = source.charAt(at);
            if (quoted) {
                if (!quotation()) {
                    continue;
                }
            } else if (each == ')') {
                return;
            } else if (each == '|') {
                at++;
                target.append('|');
                continue;
            } else if (skipped(each) || !atom(each, depth)) {
                continue;
            }
            repeats();
        }
    }

    /// One byte of a quotation, and its end where it follows.
    ///
    /// @return whether there was a byte
    private boolean quotation() throws NotAnExpression {
        boolean byteThere = !source.startsWith("\\E", at);
        if (byteThere) {
            literal(byteAt(at++));
        }
        if (source.startsWith("\\E", at)) {
            quoted = false;
            at += 2;
        }
        return byteThere;
    }

    /// White space and comments of extended mode.
    private boolean skipped(char each) {
        if (!options.extended) {
            return false;
        }
        if (" \t\n\u000b\f\r".indexOf(each) >= 0) {
            at++;
            return true;
        }
        if (each != '#') {
            return false;
        }
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end + 1;
        return true;
    }

    /// @return whether what was written may be repeated
    private boolean atom(char each, int depth) throws NotAnExpression {
        switch (each) {
            case '(' -> {
                return group(depth);
            }
            case '[' -> set(characterClass());
            case '.' -> {
                at++;
                set(options.dotAll ? Bytes.all() : Bytes.opposite(Bytes.of("\n")));
            }
            case '^' -> {
                at++;
                target.append(options.multiline ? "(?:\\A|(?<=\\x0a)(?!\\z))" : "\\A");
                return false;
            }
            case '$' -> {
                at++;
                target.append(
                        options.multiline
                                ? "(?=\\x0a|\\z)"
                                : options.dollarEnd ? "\\z" : LAST_LINE_FEED);
                return false;
            }
            case '\\' -> {
                return escape();
            }
            case '*', '+', '?' -> throw NotAnExpression.wrong("nothing to repeat", at);
            case '{' -> {
                if (bounds(at) >= 0) {
                    throw NotAnExpression.wrong("nothing to repeat", at);
                }
                at++;
                literal('{');
            }
            default -> literal(byteAt(at++));
        }
        return true;
    }

    private boolean group(int depth) throws NotAnExpression {
        int open = at++;
        if (peek() == '*') {
            throw NotAnExpression.notSupported("(*", open);
        }
        Options outside = options;
        if (peek() != '?') {
            if (options.unnamed) {
                target.append("(?:");
            } else {
                groups++;
                target.append('(');
            }
            return body(open, outside, depth);
        }
        at++;
        switch (peek()) {
            case '#' -> {
                int end = source.indexOf(')', at);
                if (end < 0) {
                    throw NotAnExpression.wrong("a comment without its )", open);
                }
                at = end + 1;
                return false;
            }
            case ':', '>', '=', '!' -> target.append("(?").append(source.charAt(at++));
            case '<' -> {
                at++;
                if (peek() == '=' || peek() == '!') {
                    target.append("(?<").append(source.charAt(at++));
                } else {
                    named('>');
                }
            }
            case '\'' -> {
                at++;
                named('\'');
            }
            case 'P' -> {
                at++;
                if (peek() == '=') {
                    at++;
                    reference(name(')'));
                    return true;
                }
                if (peek() != '<') {
                    throw NotAnExpression.notSupported("(?P" + peek(), open);
                }
                at++;
                named('>');
            }
            case '|', '(', 'R', '&', 'C', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    throw NotAnExpression.notSupported("(?" + peek(), open);
            default -> {
                if (!letters(open)) {
                    options(outside, options);
                    return false;
                }
                target.append(
                        options.nocase == outside.nocase
                                ? "(?:"
                                : options.nocase ? "(?i:" : "(?-i:");
            }
        }
        return body(open, outside, depth);
    }

    private boolean body(int open, Options outside, int depth) throws NotAnExpression {
        branches(depth + 1);
        if (peek() != ')') {
            throw NotAnExpression.wrong("a ( without its )", open);
        }
        at++;
        target.append(')');
        options = outside;
        return true;
    }

    private void named(char end) throws NotAnExpression {
        int where = at;
        groups++;
        if (names.put(name(end), groups) != null) {
            throw NotAnExpression.wrong("two groups of one name", where);
        }
        target.append('(');
    }

    private String name(char end) throws NotAnExpression {
        int close = source.indexOf(end, at);
        if (close <= at) {
            throw NotAnExpression.wrong("a name without its end", at);
        }
        String name = source.substring(at, close);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,31}")) {
            throw NotAnExpression.wrong("not a name", at);
        }
        at = close + 1;
        return name;
    }

    /// Options in a group: `i-s:` or `i-s)`.
    ///
    /// @return whether a body follows
    private boolean letters(int open) throws NotAnExpression {
        boolean on = true;
        if (peek() == '^') {
            at++;
            Options old = options;
            options = new Options(false, false, false, false, old.dollarEnd, old.lazy, false);
        }
        while (true) {
            char each = peek();
            at++;
            switch (each) {
                case ')' -> {
                    return false;
                }
                case ':' -> {
                    return true;
                }
                case '-' -> {
                    if (!on) {
                        throw NotAnExpression.wrong("a second - among options", at - 1);
                    }
                    on = false;
                }
                default -> {
                    if (each == 'x' && peek() == 'x' || each == 'J' || each >= '0' && each <= '9') {
                        throw NotAnExpression.notSupported("(?" + each, open);
                    }
                    Options next = options.with(each, on);
                    if (next == null) {
                        throw NotAnExpression.wrong("not an option", Math.min(at, source.length()));
                    }
                    options = next;
                }
            }
        }
    }

    private void options(Options before, Options now) {
        if (before.nocase != now.nocase) {
            target.append(now.nocase ? "(?i)" : "(?-i)");
        }
    }

    private boolean escape() throws NotAnExpression {
        int where = at++;
        if (at == source.length()) {
            throw NotAnExpression.wrong("\\ at the end", where);
        }
        char each = source.charAt(at);
        @Nullable BitSet set = Bytes.ofEscape(each);
        if (set != null) {
            at++;
            set(set);
            return true;
        }
        switch (each) {
            case 'Q' -> {
                at++;
                quoted = true;
                return false;
            }
            case 'E' -> {
                at++;
                return false;
            }
            case 'b', 'B', 'A', 'z', 'G' -> {
                at++;
                target.append('\\').append(each);
                return false;
            }
            case 'Z' -> {
                at++;
                target.append(LAST_LINE_FEED);
                return false;
            }
            case 'R' -> {
                at++;
                target.append("(?>\\x0d\\x0a|[\\x0a-\\x0d\\x85])");
            }
            case 'C' -> {
                at++;
                set(Bytes.all());
            }
            case 'N' -> {
                at++;
                if (peek() == '{' && bounds(at) < 0) {
                    throw NotAnExpression.notSupported("\\N{", where);
                }
                set(Bytes.opposite(Bytes.of("\n")));
            }
            case 'K', 'X', 'p', 'P' -> throw NotAnExpression.notSupported("\\" + each, where);
            case 'k' -> {
                at++;
                char open = peek();
                at++;
                switch (open) {
                    case '<' -> reference(name('>'));
                    case '\'' -> reference(name('\''));
                    case '{' -> reference(name('}'));
                    default -> throw NotAnExpression.wrong("\\k without a name", where);
                }
            }
            case 'g' -> {
                at++;
                numbered(where);
            }
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                int end = at;
                while (end < source.length() && digit(source.charAt(end)) && end - at < 6) {
                    end++;
                }
                int number = Integer.parseInt(source, at, end, 10);
                if (number < 10 || each >= '8' || number <= groups) {
                    at = end;
                    reference(number);
                } else {
                    literal(character());
                }
            }
            default -> literal(character());
        }
        return true;
    }

    /// `\g1`, `\g{1}`, `\g{-1}`, `\g{name}`.
    private void numbered(int where) throws NotAnExpression {
        boolean braced = peek() == '{';
        if (peek() == '<' || peek() == '\'') {
            throw NotAnExpression.notSupported("\\g" + peek(), where);
        }
        if (braced) {
            at++;
        }
        boolean backwards = peek() == '-';
        if (backwards) {
            at++;
        }
        if (braced && !backwards && !digit(peek())) {
            if (peek() == '+') {
                throw NotAnExpression.notSupported("\\g{+", where);
            }
            reference(name('}'));
            return;
        }
        int number = 0;
        int begin = at;
        while (digit(peek()) && at - begin < 6) {
            number = number * 10 + (peek() - '0');
            at++;
        }
        if (at == begin || number == 0 || backwards && number > groups) {
            throw NotAnExpression.wrong("\\g without a group", where);
        }
        if (braced) {
            if (peek() != '}') {
                throw NotAnExpression.wrong("\\g{ without its }", where);
            }
            at++;
        }
        reference(backwards ? groups + 1 - number : number);
    }

    private void reference(String name) throws NotAnExpression {
        Integer number = names.get(name);
        if (number == null) {
            throw NotAnExpression.notSupported("a reference to a later name", at);
        }
        reference((int) number);
    }

    private void reference(int number) {
        highestReference = Math.max(highestReference, number);
        target.append("(?:\\").append(number).append(')');
    }

    /// The byte of an escape that stands for one; `at` is behind the backslash.
    private int character() throws NotAnExpression {
        int where = at;
        char each = source.charAt(at++);
        return switch (each) {
            case 'a' -> 7;
            case 'e' -> 27;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'x' -> {
                if (peek() == '{') {
                    yield number(16, '}');
                }
                int value = 0;
                for (int i = 0; i < 2 && Character.digit(peek(), 16) >= 0; i++) {
                    value = value * 16 + Character.digit(peek(), 16);
                    at++;
                }
                yield value;
            }
            case 'o' -> number(8, '}');
            case 'c' -> {
                char control = peek();
                if (control < ' ' || control > '~') {
                    throw NotAnExpression.wrong("\\c without a character", where);
                }
                at++;
                yield Character.toUpperCase(control) ^ 0x40;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = each - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
                    value = value * 8 + (peek() - '0');
                    at++;
                }
                if (value > 0xff) {
                    throw NotAnExpression.wrong("more than a byte", where);
                }
                yield value;
            }
            default -> {
                if (each < 0x80 && Character.isLetterOrDigit(each)) {
                    throw NotAnExpression.wrong("\\" + each + " means nothing", where);
                }
                yield byteAt(where);
            }
        };
    }

    /// `{41}` of `\x{41}`.
    private int number(int radix, char end) throws NotAnExpression {
        int where = at;
        int close = source.indexOf(end, at);
        if (peek() != '{' || close <= at + 1 || close - at > 8) {
            throw NotAnExpression.wrong("no number in braces", where);
        }
        int value = 0;
        for (at++; at < close; at++) {
            int digit = Character.digit(source.charAt(at), radix);
            if (digit < 0) {
                throw NotAnExpression.wrong("no number in braces", where);
            }
            value = value * radix + digit;
        }
        at++;
        if (value > 0xff) {
            throw NotAnExpression.wrong("more than a byte", where);
        }
        return value;
    }

    /// The count behind an atom, where there is one.
    private void repeats() throws NotAnExpression {
        if (quoted) {
            return;
        }
        passOver();
        char each = peek();
        int end = at + 1;
        if (each == '{') {
            end = bounds(at);
        } else if (each != '*' && each != '+' && each != '?') {
            return;
        }
        if (end < 0) {
            return;
        }
        target.append(source, at, end);
        at = end;
        passOver();
        boolean marked = peek() == '?';
        if (peek() == '+') {
            at++;
            target.append('+');
        } else if (marked != options.lazy) {
            target.append('?');
        }
        if (marked) {
            at++;
        }
    }

    /// What may stand between an atom and its count, and the count and its mark.
    private void passOver() {
        while (at < source.length() && (skipped(source.charAt(at)) || passedOver())) {
            // until something counts
        }
    }

    /// A comment, or the end of a quotation that is none.
    private boolean passedOver() {
        int end = -1;
        if (source.startsWith("\\E", at)) {
            end = at + 2;
        } else if (source.startsWith("(?#", at)) {
            end = source.indexOf(')', at) + 1;
        }
        if (end <= 0) {
            return false;
        }
        at = end;
        return true;
    }

    /// The end of `{2}`, `{2,}` or `{2,3}` that begins here; -1 where the brace is a literal.
    private int bounds(int from) throws NotAnExpression {
        int place = from + 1;
        int first = place;
        while (place < source.length() && digit(source.charAt(place))) {
            place++;
        }
        if (place == first) {
            return -1;
        }
        int least = count(first, place);
        int most = least;
        if (place < source.length() && source.charAt(place) == ',') {
            int second = ++place;
            while (place < source.length() && digit(source.charAt(place))) {
                place++;
            }
            most = place == second ? MOST_REPEATS : count(second, place);
        }
        if (place >= source.length() || source.charAt(place) != '}') {
            return -1;
        }
        if (least > MOST_REPEATS || most > MOST_REPEATS || least > most) {
            throw NotAnExpression.wrong("not a count", from);
        }
        return place + 1;
    }

    private int count(int from, int to) {
        return to - from > 6 ? Integer.MAX_VALUE : Integer.parseInt(source, from, to, 10);
    }

    /// The class that begins here, with `^` and options applied.
    private BitSet characterClass() throws NotAnExpression {
        int open = at++;
        if (source.startsWith("[:<:]]", at) || source.startsWith("[:>:]]", at)) {
            throw NotAnExpression.notSupported("[[:<:]]", open);
        }
        boolean negated = peek() == '^';
        if (negated) {
            at++;
        }
        BitSet set = new BitSet(256);
        boolean start = true;
        boolean quote = false;
        while (true) {
            if (at >= source.length()) {
                throw NotAnExpression.wrong("a [ without its ]", open);
            }
            if (quote && source.startsWith("\\E", at)) {
                quote = false;
                at += 2;
                continue;
            }
            char each = source.charAt(at);
            if (!quote && each == ']' && !start) {
                at++;
                break;
            }
            if (!quote && each == '\\' && source.startsWith("\\Q", at)) {
                quote = true;
                at += 2;
                continue;
            }
            if (!quote && source.startsWith("\\E", at)) {
                at += 2;
                continue;
            }
            start = false;
            @Nullable BitSet named = quote ? null : namedSet();
            if (named != null) {
                set.or(named);
                if (peek() == '-' && at + 1 < source.length() && source.charAt(at + 1) != ']') {
                    throw NotAnExpression.wrong("not a range", at);
                }
                continue;
            }
            int first = member(quote);
            int last = first;
            if (!quote
                    && peek() == '-'
                    && at + 1 < source.length()
                    && source.charAt(at + 1) != ']') {
                at++;
                if (source.startsWith("\\Q", at) || source.startsWith("\\E", at)) {
                    throw NotAnExpression.notSupported("a range to a quotation", at);
                }
                if (namedSet() != null) {
                    throw NotAnExpression.wrong("not a range", at);
                }
                last = member(false);
                if (last < first) {
                    throw NotAnExpression.wrong("a range that runs backwards", at);
                }
            }
            set.set(first, last + 1);
        }
        if (options.nocase) {
            Bytes.fold(set);
        }
        return negated ? Bytes.opposite(set) : set;
    }

    /// A class within a class that begins here, read; null where there is none.
    private @Nullable BitSet namedSet() throws NotAnExpression {
        if (source.startsWith("[:", at)
                || source.startsWith("[.", at)
                || source.startsWith("[=", at)) {
            char kind = source.charAt(at + 1);
            int close = source.indexOf(kind + "]", at + 2);
            int bracket = source.indexOf("]", at + 2);
            if (close < 0 || bracket < close) {
                return null; // a literal [
            }
            String name = source.substring(at + 2, close);
            boolean negated = name.startsWith("^");
            @Nullable BitSet set =
                    kind == ':' ? Bytes.ofPosix(negated ? name.substring(1) : name) : null;
            if (set == null) {
                throw NotAnExpression.wrong("not a class of POSIX", at);
            }
            at = close + 2;
            if (options.nocase) {
                Bytes.fold(set);
            }
            return negated ? Bytes.opposite(set) : set;
        }
        if (peek() != '\\' || at + 1 >= source.length()) {
            return null;
        }
        char each = source.charAt(at + 1);
        if (each == 'p' || each == 'P') {
            throw NotAnExpression.notSupported("\\" + each, at);
        }
        @Nullable BitSet set = Bytes.ofEscape(each);
        if (set != null) {
            at += 2;
        }
        return set;
    }

    /// One byte of a class.
    private int member(boolean quote) throws NotAnExpression {
        if (quote || source.charAt(at) != '\\') {
            return byteAt(at++);
        }
        at++;
        if (at == source.length()) {
            throw NotAnExpression.wrong("\\ at the end", at - 1);
        }
        if (source.charAt(at) == 'b') {
            at++;
            return '\b';
        }
        return character();
    }

    private void literal(int each) {
        if (each < 0x80 && Character.isLetterOrDigit(each)) {
            target.append((char) each);
        } else {
            hex(each);
        }
    }

    private void set(BitSet set) {
        if (set.isEmpty()) {
            target.append("(?!)");
            return;
        }
        target.append('[');
        for (int first = set.nextSetBit(0); first >= 0; ) {
            int end = set.nextClearBit(first);
            hex(first);
            if (end > first + 1) {
                target.append('-');
                hex(end - 1);
            }
            first = set.nextSetBit(end);
        }
        target.append(']');
    }

    private void hex(int each) {
        target.append("\\x")
                .append(Character.forDigit(each >> 4, 16))
                .append(Character.forDigit(each & 15, 16));
    }

    private int byteAt(int place) throws NotAnExpression {
        char each = source.charAt(place);
        if (each > 0xff) {
            throw NotAnExpression.wrong("a character that is no byte", place);
        }
        return each;
    }

    /// The next character, or one that begins nothing at the end.
    private char peek() {
        return at < source.length() ? source.charAt(at) : '\uffff';
    }

    private static boolean digit(char each) {
        return each >= '0' && each <= '9';
    }
}
