package wolfhound.sources.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Observation;

/// Passes observations on in the order of their time, as far as a bounded number that wait can put
/// them in order: a sensor writes a conversation down when it ends, under the time when it began.
/// Equal times keep the order in which they came.
///
/// What waits lies in one list a second, which is sorted when its turn comes: a heap of all would
/// be walked for every one.
final class TimeOrder {
    /// Observations that wait for earlier ones.
    static final int MOST_WAITING = 100_000;

    private record Waiting(Instant at, Supplier<@Nullable Observation> fact) {}

    private final TreeMap<Long, List<Waiting>> seconds = new TreeMap<>();
    private final Consumer<Observation> observer;
    private final int most;
    private int waiting;
    private long told;
    private long late;
    private Instant last = Instant.MIN;

    /// The list that was added to last, which is often the next one's too.
    private long recent = Long.MIN_VALUE;

    private List<Waiting> ofRecent = List.of();

    TimeOrder(Consumer<Observation> observer, int most) {
        this.observer = observer;
        this.most = most;
    }

    void add(Instant at, Supplier<@Nullable Observation> fact) {
        long second = at.getEpochSecond();
        if (second != recent) {
            recent = second;
            ofRecent = seconds.computeIfAbsent(second, key -> new ArrayList<>());
        }
        ofRecent.add(new Waiting(at, fact));
        if (++waiting > most) {
            pass();
        }
    }

    void passAll() {
        while (!seconds.isEmpty()) {
            pass();
        }
    }

    /// Passes on the earliest second.
    private void pass() {
        Map.Entry<Long, List<Waiting>> first = seconds.pollFirstEntry();
        List<Waiting> all = first.getValue();
        waiting -= all.size();
        recent = Long.MIN_VALUE;
        all.sort(Comparator.comparing(Waiting::at)); // stable
        for (Waiting each : all) {
            Observation observation = each.fact.get();
            if (observation == null) {
                continue;
            }
            if (each.at.isBefore(last)) {
                late++;
            } else {
                last = each.at;
            }
            told++;
            observer.accept(observation);
        }
    }

    /// Observations passed on.
    long told() {
        return told;
    }

    /// Of these, those that came after a later one because too many waited.
    long late() {
        return late;
    }
}
