package wolfhound.sources.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// What was read, and every bound that bit, by name. Counted by the readers, shown to the user.
public final class Tally {
    private final LongAdder packets = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder observations = new LongAdder();
    private final LongAdder conversations = new LongAdder();
    private final LongAdder logLines = new LongAdder();
    private final LongAdder readBytes = new LongAdder();
    private volatile long firstNanos = Long.MAX_VALUE;
    private volatile long lastNanos = Long.MIN_VALUE;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Input> inputs = new ArrayList<>();

    /// One input and how reading it ended.
    ///
    /// @param problem empty where all was well, else what is wrong and what can be done
    /// @param readable whether anything could be read of it
    public record Input(String path, long packets, long bytes, String problem, boolean readable) {}

    /// Packets read, with their bytes as captured.
    public void packets(long count, long capturedBytes) {
        packets.add(count);
        bytes.add(capturedBytes);
    }

    /// Lines read of the logs of other sensors.
    public void logLines(long count) {
        logLines.add(count);
    }

    /// Bytes of the files consumed so far, for progress.
    public void readBytes(long count) {
        readBytes.add(count);
    }

    public void observations(long count) {
        observations.add(count);
    }

    public void conversations(long count) {
        conversations.add(count);
    }

    /// Widens the span of time that the capture covers; nanoseconds of the epoch.
    public synchronized void span(long firstNanos, long lastNanos) {
        this.firstNanos = Math.min(this.firstNanos, firstNanos);
        this.lastNanos = Math.max(this.lastNanos, lastNanos);
    }

    /// Adds to the count of this name: a bound that bit, a link type that is not decoded, a kind of
    /// damage.
    public synchronized void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    public synchronized void input(Input input) {
        inputs.add(input);
    }

    public long packets() {
        return packets.sum();
    }

    public long bytes() {
        return bytes.sum();
    }

    public long logLines() {
        return logLines.sum();
    }

    public long readBytes() {
        return readBytes.sum();
    }

    public long observations() {
        return observations.sum();
    }

    public long conversations() {
        return conversations.sum();
    }

    public synchronized Optional<Instant> first() {
        return firstNanos == Long.MAX_VALUE ? Optional.empty() : Optional.of(instant(firstNanos));
    }

    public synchronized Optional<Instant> last() {
        return lastNanos == Long.MIN_VALUE ? Optional.empty() : Optional.of(instant(lastNanos));
    }

    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized List<Input> inputs() {
        return List.copyOf(inputs);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
