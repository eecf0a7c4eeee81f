package wolfhound.intel.store;

import java.io.IOException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import wolfhound.model.Address;

/// Finds the networks that hold an address: networks in the order of their first address, the wider
/// before the narrower, each with the number of the one that it lies in. Networks never overlap in
/// part, so all that hold an address are the last that begins at or before it, or lie around that.
public final class NetworkIndex {
    private final long[] high;
    private final long[] low;
    private final int[] prefix;
    private final int[] around;
    private final int[] entry;

    private NetworkIndex(long[] high, long[] low, int[] prefix, int[] around, int[] entry) {
        this.high = high;
        this.low = low;
        this.prefix = prefix;
        this.around = around;
        this.entry = entry;
    }

    static NetworkIndex of(long[] highs, long[] lows, int[] prefixes, int[] entries) {
        int size = entries.length;
        Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        java.util.Arrays.sort(
                order,
                (a, b) -> {
                    int byHigh = Long.compareUnsigned(highs[a], highs[b]);
                    int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(lows[a], lows[b]);
                    int byWidth = byLow != 0 ? byLow : Integer.compare(prefixes[a], prefixes[b]);
                    return byWidth != 0 ? byWidth : Integer.compare(entries[a], entries[b]);
                });
        NetworkIndex index =
                new NetworkIndex(
                        new long[size],
                        new long[size],
                        new int[size],
                        new int[size],
                        new int[size]);
        for (int i = 0; i < size; i++) {
            index.high[i] = highs[order[i]];
            index.low[i] = lows[order[i]];
            index.prefix[i] = prefixes[order[i]];
            index.entry[i] = entries[order[i]];
            int parent = i - 1;
            while (parent >= 0 && !index.holds(parent, index.high[i], index.low[i])) {
                parent = index.around[parent];
            }
            index.around[i] = parent;
        }
        return index;
    }

    public int size() {
        return entry.length;
    }

    private boolean holds(int i, long otherHigh, long otherLow) {
        int bits = prefix[i];
        long highMask = bits >= 64 ? -1L : bits == 0 ? 0 : -1L << 64 - bits;
        long lowMask = bits >= 128 ? -1L : bits <= 64 ? 0 : -1L << 128 - bits;
        return (high[i] ^ otherHigh & highMask) == 0 && (low[i] ^ otherLow & lowMask) == 0;
    }

    /// Tells the entries of all networks around the address, the narrowest first.
    public void around(Address address, IntConsumer teller) {
        if (entry.length == 0) {
            return;
        }
        int from = 0;
        int to = entry.length;
        while (from < to) {
            int middle = from + to >>> 1;
            int byHigh = Long.compareUnsigned(high[middle], address.high());
            boolean before =
                    byHigh < 0
                            || byHigh == 0 && Long.compareUnsigned(low[middle], address.low()) <= 0;
            if (before) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        for (int i = from - 1; i >= 0; i = around[i]) {
            if (holds(i, address.high(), address.low())) {
                teller.accept(entry[i]);
            }
        }
    }

    public void write(Saving out) throws IOException {
        out.longs(high);
        out.longs(low);
        out.ints(prefix);
        out.ints(around);
        out.ints(entry);
    }

    public static NetworkIndex read(Loading in) throws IOException {
        return new NetworkIndex(in.longs(), in.longs(), in.ints(), in.ints(), in.ints());
    }
}
