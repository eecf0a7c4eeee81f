package wolfhound.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One look into a buffer. Looks of a block are taken in order; a relative one goes on where the
/// look before it ended, and where it fails the one before it looks further.
public sealed interface Look {

    /// A number, or the name of a variable that an earlier `byte_extract` or `byte_math` filled.
    ///
    /// @param variable empty for a literal
    record Value(long number, String variable) {
        public static Value of(long number) {
            return new Value(number, "");
        }

        public boolean isVariable() {
            return !variable.isEmpty();
        }
    }

    /// `content`.
    ///
    /// @param distance relative to the end of the last match, null where not relative
    /// @param fast as the rule wishes for its prefilter
    record Content(
            byte[] pattern,
            boolean negated,
            boolean nocase,
            @Nullable Value offset,
            @Nullable Value depth,
            @Nullable Value distance,
            @Nullable Value within,
            boolean startsWith,
            boolean endsWith,
            Fast fast)
            implements Look {}

    /// `fast_pattern`, `fast_pattern:only`, `fast_pattern:OFFSET,LENGTH`.
    ///
    /// @param length 0 for the whole pattern
    record Fast(boolean wished, boolean only, int from, int length) {
        public static final Fast NOT_WISHED = new Fast(false, false, 0, 0);
    }

    /// `pcre`: the expression between its slashes, and its flags.
    ///
    /// @param options of `ismxAEG`
    /// @param relative flag `R`
    /// @param captures variables that groups fill (`pkt:`, `flow:`), in the order of groups
    record Pcre(
            String expression,
            boolean negated,
            String options,
            boolean relative,
            List<String> captures)
            implements Look {}

    /// How bytes become a number.
    ///
    /// @param base of text: 8, 10, 16; 0 for binary
    /// @param dce byte order of the DCE/RPC header
    record Encoding(boolean littleEndian, int base, boolean dce) {}

    /// How a number compares: `<`, `>`, `<=`, `>=`, `=`, `&` (any bit), `^` (any bit differs).
    enum Comparison {
        LESS,
        GREATER,
        AT_MOST,
        AT_LEAST,
        EQUAL,
        AND,
        XOR
    }

    /// `byte_test`. @param count bytes looked at; @param mask 0 for none
    record ByteTest(
            Value count,
            boolean negated,
            Comparison comparison,
            Value value,
            Value offset,
            boolean relative,
            Encoding encoding,
            long mask)
            implements Look {}

    /// `byte_jump`.
    record ByteJump(
            Value count,
            Value offset,
            boolean relative,
            Encoding encoding,
            long mask,
            int multiplier,
            boolean align,
            boolean fromBeginning,
            boolean fromEnd,
            int postOffset)
            implements Look {}

    /// `byte_extract`.
    record ByteExtract(
            int count,
            Value offset,
            String variable,
            boolean relative,
            Encoding encoding,
            int multiplier,
            int align)
            implements Look {}

    /// `byte_math`. @param operator one of `+ - * / << >>`
    record ByteMath(
            Value count,
            Value offset,
            String operator,
            Value value,
            String variable,
            boolean relative,
            Encoding encoding,
            long mask)
            implements Look {}

    /// `isdataat`.
    record DataAt(Value at, boolean negated, boolean relative) implements Look {}

    /// `bsize`, `urilen` (its block is then of the URI it counts): length of the buffer.
    record Size(Numbers size) implements Look {}

    /// `base64_decode`: what follows in the block [Buffer#BASE64_DATA] looks into what it decoded.
    ///
    /// @param bytes to decode at most, 0 for all
    record Base64Decode(int bytes, int offset, boolean relative) implements Look {}

    /// `dataset:isset` and `isnotset`, `set`, `unset` with a loaded set.
    ///
    /// @param kind `string`, `md5`, `sha256`, `ipv4`, `ip`
    record Dataset(String operation, String name, String kind, String load) implements Look {}

    /// `datarep`.
    record Datarep(String name, String kind, String load, Numbers reputation) implements Look {}

    /// `absent` (Suricata 8). @param orElse whether the buffer may also be there (`or_else`)
    record Absent(boolean orElse) implements Look {}

    /// `isdataat`-like tests of DNS names and files: `file.magic` texts need no look of their own.
    /// `entropy` (Suricata 8). @param value e.g. `>= 4.5`
    record Entropy(int bytes, int offset, String comparison, double value) implements Look {}

    /// `asn1`. @param options as written: `bitstring_overflow`, `double_overflow`, `oversize_length
    /// N`, `absolute_offset N`, `relative_offset N`
    record Asn1(List<String> options) implements Look {}
}
