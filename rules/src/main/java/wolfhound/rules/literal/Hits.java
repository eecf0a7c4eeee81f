package wolfhound.rules.literal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which literals a scan found: distinct numbers, in no promised order. One object a thread, filled
/// anew by each scan, of any set; it grows with the largest set and then allocates nothing.
public final class Hits {
    private int[] ids = new int[64];
    private long[] seen = new long[0];
    private int count;
    private @Nullable NativeScratch foreign;

    public int count() {
        return count;
    }

    /// The number of a literal: its place in the list that the set was built from.
    ///
    /// @param place from 0 to below [#count]
    public int id(int place) {
        return ids[place];
    }

    public boolean contains(int id) {
        return id >>> 6 < seen.length && (seen[id >>> 6] >>> id & 1) != 0;
    }

    /// Forgets what the scan before found, and makes room.
    void begin(int literals) {
        for (int i = 0; i < count; i++) {
            seen[ids[i] >>> 6] = 0;
        }
        count = 0;
        if (seen.length << 6 < literals) {
            seen = new long[(literals + 63) >>> 6];
        }
    }

    void add(int id) {
        long bit = 1L << id;
        if ((seen[id >>> 6] & bit) != 0) {
            return;
        }
        seen[id >>> 6] |= bit;
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
        }
        ids[count++] = id;
    }

    NativeScratch foreign(Vectorscan library) {
        if (foreign == null) {
            foreign = new NativeScratch(library);
        }
        return foreign;
    }
}
