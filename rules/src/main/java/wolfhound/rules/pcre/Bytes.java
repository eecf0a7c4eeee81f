package wolfhound.rules.pcre;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Sets of bytes that expressions have names for, as the C locale has them.
final class Bytes {
    private Bytes() {}

    /// `\d`, `\w`, `\s`, `\h`, `\v` and their opposites; null for another letter.
    static @Nullable BitSet ofEscape(char letter) {
        BitSet set =
                switch (Character.toLowerCase(letter)) {
                    case 'd' -> range('0', '9');
                    case 'w' -> word();
                    case 's' -> of(" \t\n\u000b\f\r");
                    case 'h' -> of(" \t\u00a0");
                    case 'v' -> of("\n\u000b\f\r\u0085");
                    default -> null;
                };
        return set != null && Character.isUpperCase(letter) ? opposite(set) : set;
    }

    /// A class of POSIX by its name; null for another name.
    static @Nullable BitSet ofPosix(String name) {
        return switch (name) {
            case "alpha" -> letters();
            case "lower" -> range('a', 'z');
            case "upper" -> range('A', 'Z');
            case "digit" -> range('0', '9');
            case "alnum" -> or(letters(), range('0', '9'));
            case "ascii" -> range(0, 0x7f);
            case "blank" -> of(" \t");
            case "cntrl" -> or(range(0, 0x1f), of("\u007f"));
            case "graph" -> range(0x21, 0x7e);
            case "print" -> range(0x20, 0x7e);
            case "punct" -> {
                BitSet punctuation = range(0x21, 0x7e);
                punctuation.andNot(or(letters(), range('0', '9')));
                yield punctuation;
            }
            case "space" -> of(" \t\n\u000b\f\r");
            case "word" -> word();
            case "xdigit" -> or(range('0', '9'), or(range('a', 'f'), range('A', 'F')));
            default -> null;
        };
    }

    static BitSet all() {
        return range(0, 0xff);
    }

    static BitSet range(int first, int last) {
        BitSet set = new BitSet(256);
        set.set(first, last + 1);
        return set;
    }

    static BitSet of(String bytes) {
        BitSet set = new BitSet(256);
        bytes.chars().forEach(set::set);
        return set;
    }

    static BitSet opposite(BitSet set) {
        BitSet rest = all();
        rest.andNot(set);
        return rest;
    }

    /// With the other case of each letter.
    static void fold(BitSet set) {
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            if (set.get(upper) || set.get(upper + 32)) {
                set.set(upper);
                set.set(upper + 32);
            }
        }
    }

    private static BitSet letters() {
        return or(range('a', 'z'), range('A', 'Z'));
    }

    private static BitSet word() {
        return or(or(letters(), range('0', '9')), of("_"));
    }

    private static BitSet or(BitSet set, BitSet other) {
        set.or(other);
        return set;
    }
}
