package wolfhound.rules.inspect;

import java.util.EnumMap;
import java.util.Map;

/// How often each bound of inspection bit in one thread.
final class Bounds {
    private static final Bound[] ALL = Bound.values();

    private final long[] counts = new long[ALL.length];

    void bit(Bound bound) {
        counts[bound.ordinal()]++;
    }

    /// Those that bit.
    Map<Bound, Long> counts() {
        Map<Bound, Long> found = new EnumMap<>(Bound.class);
        for (Bound bound : ALL) {
            if (counts[bound.ordinal()] > 0) {
                found.put(bound, counts[bound.ordinal()]);
            }
        }
        return found;
    }
}
