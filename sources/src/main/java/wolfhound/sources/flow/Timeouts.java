package wolfhound.sources.flow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// When to look at which conversation again: a wheel of one slot a second (Varghese and Lauck,
/// Hashed and Hierarchical Timing Wheels, 1987). A packet moves nothing: an entry that turns out to
/// be alive when its slot comes is put into a later one. Far deadlines wait at most one turn of the
/// wheel before they are looked at, so that one that came closer is not missed.
final class Timeouts {
    private static final int SLOTS = 32;
    private final @Nullable Talk[] slots = new @Nullable Talk[SLOTS];
    private int now;

    void add(Talk talk, int due) {
        int ahead = Math.clamp((long) due - now, 1, SLOTS - 1);
        int slot = now + ahead & SLOTS - 1;
        talk.nextDue = slots[slot];
        slots[slot] = talk;
    }

    /// Moves to this second and gives back what waited for the seconds passed.
    void pass(int second, Consumer<Talk> due) {
        if (second <= now) {
            return;
        }
        int from = Math.max(now + 1, second - SLOTS + 1);
        now = second;
        for (int each = from; each <= second; each++) {
            Talk talk = slots[each & SLOTS - 1];
            slots[each & SLOTS - 1] = null;
            while (talk != null) {
                Talk next = talk.nextDue;
                talk.nextDue = null;
                due.accept(talk);
                talk = next;
            }
        }
    }

    void clear() {
        java.util.Arrays.fill(slots, null);
    }
}
