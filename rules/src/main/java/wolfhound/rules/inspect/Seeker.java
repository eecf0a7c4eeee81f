package wolfhound.rules.inspect;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Look;
import wolfhound.rules.language.Look.Comparison;
import wolfhound.rules.language.Look.Encoding;
import wolfhound.rules.lists.RuleLists;
import wolfhound.rules.pcre.Groups;
import wolfhound.rules.pcre.Pcre;

/// Lays compiled blocks on buffers, with Suricata's meaning: looks are taken in order, and where a
/// relative one fails, the content or expression before it looks further. One object a thread.
///
/// Looking further is bounded: a hostile buffer of near-misses would cost a power of its length.
final class Seeker {
    /// Digits of the largest number.
    private static final int MOST_DIGITS = 23;

    /// Looks that one block may take on one buffer, as in Suricata.
    static final int MOST_LOOKS = 3_000;

    private static final int DECODED_AT_MOST = 65_536;

    private final Groups groups = new Groups();
    private final Bounds bounds;
    private final Map<String, Long> variables = new HashMap<>();
    private final Map<String, String> captures = new HashMap<>();
    private final RuleLists lists;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private int looks;
    private boolean hopeless;

    /// Where the last look ended, in the array.
    private int at;

    Seeker(Bounds bounds, RuleLists lists) {
        this.bounds = bounds;
        this.lists = lists;
    }

    /// Begins another rule: what the one before extracted is forgotten.
    void begin() {
        if (!variables.isEmpty()) {
            variables.clear();
        }
        if (!captures.isEmpty()) {
            captures.clear();
        }
    }

    /// Searches given up by the engine of expressions.
    long limited() {
        return groups.limited();
    }

    Map<String, String> captures() {
        return captures;
    }

    boolean finds(CompiledBlock block, byte[] buffer, int start, int end) {
        bytes = buffer;
        from = start;
        to = end;
        at = start;
        looks = 0;
        hopeless = false;
        return rest(block, 0);
    }

    private boolean rest(CompiledBlock block, int i) {
        if (i == block.looks.length) {
            return true;
        }
        if (++looks > MOST_LOOKS) {
            if (looks == MOST_LOOKS + 1) {
                bounds.bit(Bound.LOOKS);
            }
            hopeless = true;
            return false;
        }
        return switch (block.looks[i]) {
            case Look.Content content -> content(block, i, content);
            case Look.Pcre pcre -> expression(block, i, pcre);
            case Look.ByteTest test -> test(test) && rest(block, i + 1);
            case Look.ByteJump jump -> jump(jump) && rest(block, i + 1);
            case Look.ByteExtract extract -> extract(extract) && rest(block, i + 1);
            case Look.ByteMath math -> math(math) && rest(block, i + 1);
            case Look.DataAt data -> dataAt(data) && rest(block, i + 1);
            case Look.Size size -> size.size().has(to - from) && rest(block, i + 1);
            case Look.Base64Decode decode -> decoded(block, decode);
            case Look.Dataset set -> isInSet(set) && rest(block, i + 1);
            case Look.Datarep set -> isReputed(set) && rest(block, i + 1);
            case Look.Absent absent -> absent.orElse() && rest(block, i + 1);
            case Look.Entropy entropy -> entropy(entropy) && rest(block, i + 1);
            case Look.Asn1 asn1 ->
                    Asn1Flaws.has(asn1.options(), bytes, from, to, at) && rest(block, i + 1);
        };
    }

    private boolean content(CompiledBlock block, int i, Look.Content content) {
        Needle needle = block.needle(i, content);
        int length = needle.length();
        long begin = firstByte(content);
        long end = endByte(content);
        begin = Math.max(begin, from);
        boolean beyond = begin > end || end <= from;
        boolean endOutside = content.endsWith() && end < to;
        if (beyond || endOutside) {
            return content.negated() && rest(block, i + 1);
        }
        if (content.endsWith()) {
            begin = Math.max(begin, to - length);
        }
        int last = content.startsWith() ? Math.min((int) end, from + length) : (int) end;
        int found = needle.find(bytes, (int) begin, last);
        if (content.negated()) {
            if (found >= 0) {
                hopeless |= !CompiledBlock.isRelative(content) && !block.followed[i];
                return false;
            }
            return rest(block, i + 1);
        }
        while (found >= 0) {
            at = found + length;
            if (rest(block, i + 1)) {
                return true;
            }
            if (!block.followed[i] || hopeless) {
                return false;
            }
            found = needle.find(bytes, found + 1, last);
        }
        return false;
    }

    private long firstByte(Look.Content content) {
        if (!CompiledBlock.isRelative(content)) {
            return from + (content.offset() == null ? 0 : value(content.offset()));
        }
        long distance = content.distance() == null ? 0 : value(content.distance());
        return Math.max(from, at + distance);
    }

    private long endByte(Look.Content content) {
        if (!CompiledBlock.isRelative(content)) {
            return content.depth() == null
                    ? to
                    : Math.min(to, firstByte(content) + value(content.depth()));
        }
        if (content.within() == null) {
            return to;
        }
        long distance = content.distance() == null ? 0 : value(content.distance());
        return Math.min(to, at + distance + value(content.within()));
    }

    private boolean expression(CompiledBlock block, int i, Look.Pcre look) {
        @Nullable Expression expression = block.expressions[i];
        @Nullable Pcre pcre = expression == null ? null : expression.compiled();
        if (pcre == null) {
            return false;
        }
        int begin = look.relative() ? at : from;
        int next = begin;
        while (next <= to && pcre.find(bytes, begin, to, next, groups)) {
            if (look.negated()) {
                return false;
            }
            at = groups.end(0);
            next = groups.start(0) + 1;
            keep(look);
            if (rest(block, i + 1)) {
                return true;
            }
            if (!block.followed[i] || hopeless) {
                return false;
            }
        }
        return look.negated() && rest(block, i + 1);
    }

    private void keep(Look.Pcre look) {
        for (int group = 0; group < look.captures().size(); group++) {
            if (group + 1 < groups.count() && groups.start(group + 1) != Groups.ABSENT) {
                int start = groups.start(group + 1);
                captures.put(
                        look.captures().get(group),
                        Bytes.text(bytes, start, groups.end(group + 1)));
            }
        }
    }

    private boolean test(Look.ByteTest test) {
        int count = (int) value(test.count());
        long place = place(test.relative(), value(test.offset()));
        if (!number(test.encoding(), place, count)) {
            return false;
        }
        long number = masked(read, test.mask());
        return compares(number, test.comparison(), value(test.value())) != test.negated();
    }

    private boolean jump(Look.ByteJump jump) {
        int count = (int) value(jump.count());
        long place = place(jump.relative(), value(jump.offset()));
        long distance = 0;
        int taken = 0;
        if (count > 0) {
            if (!number(jump.encoding(), place, count)) {
                return false;
            }
            taken = consumed;
            distance = masked(read, jump.mask()) * Math.max(1, jump.multiplier());
        }
        if (jump.align() && distance % 4 != 0) {
            distance += 4 - distance % 4;
        }
        distance += jump.postOffset();
        long target =
                jump.fromBeginning()
                        ? from + distance
                        : jump.fromEnd() ? to + distance : place + taken + distance;
        if (target < from || target > to) {
            return false;
        }
        at = (int) target;
        return true;
    }

    private boolean extract(Look.ByteExtract extract) {
        long place = place(extract.relative(), value(extract.offset()));
        if (!number(extract.encoding(), place, extract.count())) {
            return false;
        }
        long number = read * Math.max(1, extract.multiplier());
        if (extract.align() > 1 && number % extract.align() != 0) {
            number += extract.align() - number % extract.align();
        }
        variables.put(extract.variable(), number);
        at = (int) place + consumed;
        return true;
    }

    private boolean math(Look.ByteMath math) {
        long place = place(math.relative(), value(math.offset()));
        if (!number(math.encoding(), place, (int) value(math.count()))) {
            return false;
        }
        long right = value(math.value());
        if (math.operator().equals("/") && right == 0) {
            return false;
        }
        long number =
                switch (math.operator()) {
                    case "+" -> read + right;
                    case "-" -> read - right;
                    case "*" -> read * right;
                    case "/" -> Long.divideUnsigned(read, right);
                    case "<<" -> right < 64 ? read << right : 0;
                    case ">>" -> right < 64 ? read >>> right : 0;
                    default -> read;
                };
        variables.put(math.variable(), masked(number, math.mask()));
        at = (int) place + consumed;
        return true;
    }

    private boolean dataAt(Look.DataAt data) {
        long wanted = value(data.at());
        boolean there = data.relative() ? at + wanted <= to : wanted < to - from;
        return there != data.negated();
    }

    private boolean decoded(CompiledBlock block, Look.Base64Decode decode) {
        @Nullable CompiledBlock inner = block.decoded;
        int begin = (int) Math.min(to, place(decode.relative(), decode.offset()));
        int end = begin;
        int most = decode.bytes() > 0 ? Math.min(decode.bytes(), to - begin) : to - begin;
        if (most > DECODED_AT_MOST) {
            most = DECODED_AT_MOST;
            bounds.bit(Bound.DECODED);
        }
        while (end < begin + most && Bytes.isBase64(bytes[end])) {
            end++;
        }
        int length = (end - begin) % 4 == 1 ? end - begin - 1 : end - begin; // padding may lack
        if (begin < from || length == 0) {
            return false;
        }
        byte[] plain;
        try {
            plain =
                    Base64.getDecoder()
                            .decode(java.util.Arrays.copyOfRange(bytes, begin, begin + length));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (inner == null) {
            return true;
        }
        byte[] outerBytes = bytes;
        int outerFrom = from;
        int outerTo = to;
        bytes = plain;
        from = 0;
        to = plain.length;
        at = 0;
        boolean found = rest(inner, 0);
        bytes = outerBytes;
        from = outerFrom;
        to = outerTo;
        return found;
    }

    private boolean isInSet(Look.Dataset look) {
        if (!lists.has(look)) {
            return false;
        }
        boolean in = lists.contains(look, bytes, from, to);
        return switch (look.operation()) {
            case "isset" -> in;
            case "isnotset" -> !in;
            default -> false;
        };
    }

    private boolean isReputed(Look.Datarep look) {
        return lists.reputation(look, bytes, from, to).filter(look.reputation()::has).isPresent();
    }

    private boolean entropy(Look.Entropy look) {
        int begin = Math.min(to, from + look.offset());
        int end = look.bytes() > 0 ? Math.min(to, begin + look.bytes()) : to;
        double found = Bytes.entropy(bytes, begin, end);
        return switch (look.comparison()) {
            case "<" -> found < look.value();
            case "<=" -> found <= look.value();
            case ">" -> found > look.value();
            case ">=" -> found >= look.value();
            case "!=" -> found != look.value();
            default -> found == look.value();
        };
    }

    private long place(boolean relative, long offset) {
        return (relative ? at : from) + offset;
    }

    private long value(Look.Value value) {
        return CompiledBlock.value(value, variables);
    }

    /// The number that [#number] read, and how many bytes it took.
    private long read;

    private int consumed;

    /// @param wanted bytes it takes; of a written one 0 for as many as there are
    private boolean number(Encoding encoding, long place, int wanted) {
        boolean open = wanted == 0 && encoding.base() != 0 && place < to;
        int count = open ? (int) Math.min(MOST_DIGITS, to - place) : wanted;
        if (place < from || count <= 0 || place + count > to) {
            return false;
        }
        int begin = (int) place;
        if (encoding.base() == 0) {
            if (count > 8) {
                return false;
            }
            boolean little = encoding.littleEndian() || encoding.dce();
            read = Bytes.number(bytes, begin, count, little);
            consumed = count;
            return true;
        }
        int digits = Bytes.digits(bytes, begin, begin + count, encoding.base());
        if (digits < 0) {
            return false;
        }
        read = Bytes.parse(bytes, begin, begin + digits, encoding.base());
        consumed = digits;
        return true;
    }

    private static long masked(long number, long mask) {
        return mask == 0 ? number : (number & mask) >>> Long.numberOfTrailingZeros(mask);
    }

    private static boolean compares(long number, Comparison comparison, long other) {
        int order = Long.compareUnsigned(number, other);
        return switch (comparison) {
            case LESS -> order < 0;
            case GREATER -> order > 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case EQUAL -> order == 0;
            case AND -> (number & other) != 0;
            case XOR -> (number ^ other) != 0;
        };
    }
}
