package wolfhound.sources.flow;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// When to look at which conversation again: a wheel of one slot a second (Varghese and Lauck,
/// Hashed and Hierarchical Timing Wheels, 1987). A packet moves nothing: an entry that turns out to
/// be alive when its slot comes is put into a later one. Far deadlines wait at most one turn of the
/// wheel before they are looked at, so that one that came closer is not missed.
///
/// A slot is an array and no chain through the conversations, which lie all over the memory: so the
/// processor can fetch several at once.
final class Timeouts {
    private static final int SLOTS = 32;
    private static final int LEAST_ROOM = 16;
    private final @Nullable Talk[][] slots = new @Nullable Talk[SLOTS][LEAST_ROOM];
    private final int[] counts = new int[SLOTS];
    private @Nullable Talk[] spare = new @Nullable Talk[LEAST_ROOM];
    private int now;

    void add(Talk talk, int due) {
        int ahead = Math.clamp((long) due - now, 1, SLOTS - 1);
        int slot = now + ahead & SLOTS - 1;
        int count = counts[slot];
        if (count == slots[slot].length) {
            slots[slot] = Arrays.copyOf(slots[slot], 2 * count);
        }
        slots[slot][count] = talk;
        counts[slot] = count + 1;
    }

    /// Moves to this second and gives back what waited for the seconds passed, last come first.
    void pass(int second, Consumer<Talk> due) {
        if (second <= now) {
            return;
        }
        int from = Math.max(now + 1, second - SLOTS + 1);
        now = second;
        for (int each = from; each <= second; each++) {
            int slot = each & SLOTS - 1;
            int count = counts[slot];
            @Nullable Talk[] waited = slots[slot];
            slots[slot] = spare;
            counts[slot] = 0;
            for (int i = count - 1; i >= 0; i--) {
                Talk talk = waited[i];
                if (talk != null) {
                    due.accept(talk);
                }
            }
            Arrays.fill(waited, 0, count, null);
            spare = waited;
        }
    }

    void clear() {
        for (int slot = 0; slot < SLOTS; slot++) {
            slots[slot] = new @Nullable Talk[LEAST_ROOM];
            counts[slot] = 0;
        }
    }
}
