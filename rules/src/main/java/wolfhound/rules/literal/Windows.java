package wolfhound.rules.literal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The literals that are known by a window of one width, by the hash of that window.
///
/// A bit of [#filter] stands for each hash in use; the number of bits before it is the place of the
/// hash in [#first], which bounds its entries. An entry is a literal with the place of its window.
final class Windows {
    static final int WIDEST = 4;

    /// Bits of the filter for each literal: one position in so many passes it by chance.
    private static final int BITS_PER_LITERAL = 64;

    private static final int FEWEST_BITS = 1 << 10;
    private static final int MOST_BITS = 1 << 20;

    /// Sets the bit that tells upper from lower case in each of four bytes; other bytes that fall
    /// together by it are told apart by the comparison.
    private static final int FOLD = 0x20202020;

    private static final int MIX = 0x9E3779B1;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int width;
    private final int mask;
    private final int shift;
    private final long[] filter;
    private final int[] before; // bits of the filter before each of its words
    private final int[] first; // by the rank of a hash, its first entry; one more at the end
    private final int[] window; // by entry
    private final int[] offset; // by entry, of the window in the literal
    private final int[] id; // by entry
    private final byte[][] pattern; // by entry; lower case where nocase
    private final boolean[] nocase; // by entry

    private record Entry(int id, int hash, int window, int offset, Literal literal) {}

    private Windows(int width, int shift, List<Entry> entries) {
        this.width = width;
        this.shift = shift;
        mask = mask(width);
        int count = entries.size();
        filter = new long[Math.max(1, 1 << 32 - shift >>> 6)];
        for (Entry each : entries) {
            filter[each.hash >>> 6] |= 1L << each.hash;
        }
        before = new int[filter.length];
        int bits = 0;
        for (int i = 0; i < filter.length; i++) {
            before[i] = bits;
            bits += Long.bitCount(filter[i]);
        }
        first = new int[bits + 1];
        window = new int[count];
        offset = new int[count];
        id = new int[count];
        pattern = new byte[count][];
        nocase = new boolean[count];
        for (int i = 0; i < count; i++) {
            Entry each = entries.get(i);
            first[rank(each.hash) + 1] = i + 1;
            window[i] = each.window;
            offset[i] = each.offset;
            id[i] = each.id;
            nocase[i] = each.literal.nocase();
            pattern[i] = nocase[i] ? lower(each.literal.bytes()) : each.literal.bytes().clone();
        }
    }

    /// Those of the literals whose window has this width: four, or as many as a shorter one has.
    static Windows of(int width, List<Literal> literals) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < literals.size(); i++) {
            if (Math.min(WIDEST, literals.get(i).bytes().length) == width) {
                ids.add(i);
            }
        }
        int bits =
                Math.clamp(
                        Integer.highestOneBit(Math.max(1, ids.size())) * (long) BITS_PER_LITERAL,
                        FEWEST_BITS,
                        MOST_BITS);
        int shift = Integer.numberOfLeadingZeros(bits) + 1;
        Map<Integer, Integer> used = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (int each : ids) {
            byte[] bytes = literals.get(each).bytes();
            int best = 0;
            long least = Long.MAX_VALUE;
            for (int at = 0; at + width <= bytes.length; at++) {
                int hash = hash(window(bytes, at, width), shift);
                long cost = Commonness.of(bytes, at, width) * (1L + used.getOrDefault(hash, 0));
                if (cost < least) {
                    least = cost;
                    best = at;
                }
            }
            int window = window(bytes, best, width);
            int hash = hash(window, shift);
            used.merge(hash, 1, Integer::sum);
            entries.add(new Entry(each, hash, window, best, literals.get(each)));
        }
        entries.sort(Comparator.comparingInt(Entry::hash));
        return new Windows(width, shift, entries);
    }

    boolean isEmpty() {
        return id.length == 0;
    }

    void scan(byte[] bytes, int from, int to, Hits hits) {
        long[] filter = this.filter;
        int shift = this.shift;
        int mask = this.mask;
        int whole = to - WIDEST;
        int at = from;
        for (; at <= whole; at++) {
            int window = ((int) INT.get(bytes, at) | FOLD) & mask;
            int hash = window * MIX >>> shift;
            if ((filter[hash >>> 6] >>> hash & 1) != 0) {
                compare(hash, window, bytes, from, at, to, hits);
            }
        }
        for (; at + width <= to; at++) {
            int window = window(bytes, at, width);
            int hash = hash(window, shift);
            if ((filter[hash >>> 6] >>> hash & 1) != 0) {
                compare(hash, window, bytes, from, at, to, hits);
            }
        }
    }

    private void compare(int hash, int seen, byte[] bytes, int from, int at, int to, Hits hits) {
        int rank = rank(hash);
        int end = first[rank + 1];
        for (int i = first[rank]; i < end; i++) {
            if (window[i] != seen || hits.contains(id[i])) {
                continue;
            }
            int begin = at - offset[i];
            byte[] sought = pattern[i];
            if (begin >= from
                    && begin + sought.length <= to
                    && (nocase[i] ? alike(sought, bytes, begin) : same(sought, bytes, begin))) {
                hits.add(id[i]);
            }
        }
    }

    private int rank(int hash) {
        int word = hash >>> 6;
        return before[word] + Long.bitCount(filter[word] & (1L << hash) - 1);
    }

    private static boolean same(byte[] sought, byte[] bytes, int begin) {
        for (int i = 0; i < sought.length; i++) {
            if (sought[i] != bytes[begin + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(byte[] sought, byte[] bytes, int begin) {
        for (int i = 0; i < sought.length; i++) {
            if (sought[i] != lower(bytes[begin + i])) {
                return false;
            }
        }
        return true;
    }

    private static byte[] lower(byte[] bytes) {
        byte[] lower = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            lower[i] = lower(bytes[i]);
        }
        return lower;
    }

    private static byte lower(byte each) {
        return each >= 'A' && each <= 'Z' ? (byte) (each | 0x20) : each;
    }

    private static int window(byte[] bytes, int at, int width) {
        int window = 0;
        for (int i = 0; i < width; i++) {
            window |= (bytes[at + i] & 0xff) << 8 * i;
        }
        return (window | FOLD) & mask(width);
    }

    private static int mask(int width) {
        return width == WIDEST ? -1 : (1 << 8 * width) - 1;
    }

    private static int hash(int window, int shift) {
        return window * MIX >>> shift;
    }
}
