package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Header;

/// Undoes HPACK, the compression of header fields in HTTP/2 (RFC 7541), of one side of a
/// conversation. What a number stands for depends on all that the side said before: where the
/// beginning was not seen, fields may be unknown, and are left out and counted, never guessed.
final class Hpack {
    private static final int LARGEST = 1 << 24;

    /// The fields of one message in their order.
    ///
    /// @param unknown how many more there are that nobody can know
    /// @param bounded how many more there are than are kept
    record Fields(List<Header> known, int unknown, int bounded) {}

    private final HpackTable table;

    // The block being read.
    private Bytes block = new Bytes();
    private int at;
    private boolean broken;

    /// @param partial whether the side said something before it was listened to
    Hpack(boolean partial) {
        this.table = new HpackTable(partial);
    }

    /// Reads a whole block; empty when it breaks the rules, and then nothing behind it can be read.
    Optional<Fields> read(Bytes bytes) {
        block = bytes;
        at = 0;
        List<Header> known = new ArrayList<>();
        int unknown = 0;
        int bounded = 0;
        while (at < block.length() && !broken) {
            Header field = next();
            if (field == null) {
                continue;
            }
            if (field.name().isEmpty()) {
                unknown++;
            } else if (known.size() == HttpHead.MOST_FIELDS) {
                bounded++;
            } else {
                known.add(field);
            }
        }
        block = new Bytes();
        return broken
                ? Optional.empty()
                : Optional.of(new Fields(List.copyOf(known), unknown, bounded));
    }

    /// RFC 7541 §6; null when it is no field, or broken.
    private @Nullable Header next() {
        int first = block.u8(at);
        if ((first & 0x80) != 0) {
            return get(number(7));
        }
        if ((first & 0x40) != 0) {
            Header field = literal(6);
            if (field != null) {
                table.add(field);
            }
            return field;
        }
        if ((first & 0x20) != 0) {
            int bytes = number(5);
            if (!broken) {
                table.resize(bytes);
            }
            return null;
        }
        return literal(4);
    }

    private @Nullable Header get(int index) {
        Header field = broken ? null : table.get(index);
        broken |= field == null;
        return field;
    }

    /// A name, or the number of a field that has it, and a value.
    private @Nullable Header literal(int bits) {
        int index = number(bits);
        String name = "";
        if (index != 0) {
            Header named = get(index);
            name = named == null ? "" : named.name();
        } else {
            name = string();
            // A name that is empty would pass for one that is unknown.
            broken |= name.isEmpty();
        }
        String value = string();
        return broken ? null : new Header(name, value);
    }

    /// RFC 7541 §5.1.
    private int number(int bits) {
        int most = (1 << bits) - 1;
        int number = block.u8(at++) & most;
        if (number < most) {
            return number;
        }
        for (int shift = 0; block.has(at, 1) && shift < 28; shift += 7) {
            int next = block.u8(at++);
            number += (next & 0x7F) << shift;
            if (number > LARGEST) {
                break;
            }
            if (next < 0x80) {
                return number;
            }
        }
        broken = true;
        return 0;
    }

    /// RFC 7541 §5.2.
    private String string() {
        if (broken || !block.has(at, 1)) {
            broken = true;
            return "";
        }
        boolean coded = block.u8(at) >= 0x80;
        int length = number(7);
        if (broken || !block.has(at, length)) {
            broken = true;
            return "";
        }
        int from = at;
        at += length;
        String text =
                coded ? HpackHuffman.decoded(block, from, at) : block.text(from, from + length);
        broken |= text == null;
        return text == null ? "" : text;
    }
}
