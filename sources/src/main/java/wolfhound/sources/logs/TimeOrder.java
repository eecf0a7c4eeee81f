package wolfhound.sources.logs;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Observation;

/// Passes observations on in the order of their time, as far as a bounded number that wait can put
/// them in order: a sensor writes a conversation down when it ends, under the time when it began.
/// Equal times keep the order in which they came.
final class TimeOrder {
    /// Observations that wait for earlier ones.
    static final int MOST_WAITING = 100_000;

    private record Waiting(Instant at, long number, Supplier<@Nullable Observation> fact) {}

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(
                    Comparator.comparing(Waiting::at).thenComparingLong(Waiting::number));
    private final Consumer<Observation> observer;
    private final int most;
    private long number;
    private long told;
    private long late;
    private Instant last = Instant.MIN;

    TimeOrder(Consumer<Observation> observer, int most) {
        this.observer = observer;
        this.most = most;
    }

    void add(Instant at, Supplier<@Nullable Observation> fact) {
        waiting.add(new Waiting(at, number++, fact));
        if (waiting.size() > most) {
            pass();
        }
    }

    void passAll() {
        while (!waiting.isEmpty()) {
            pass();
        }
    }

    private void pass() {
        Waiting first = waiting.remove();
        Observation observation = first.fact.get();
        if (observation == null) {
            return;
        }
        if (first.at.isBefore(last)) {
            late++;
        } else {
            last = first.at;
        }
        told++;
        observer.accept(observation);
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
