package wolfhound.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Observation;
import wolfhound.model.Source;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.capture.Captures;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.flow.Conversations;
import wolfhound.sources.wire.WireProtocols;

/// Reads captures into observations: files, folders of them, or `-` for standard input.
public final class CaptureSource implements Source {
    private final List<Path> inputs;
    private final int threads;
    private final @Nullable RuleSet rules;
    private final Set<Path> passedOver;
    private final Tally tally;

    /// @param inputs read in this order; folders in the order of their names
    /// @param threads that decode; the observations and their order do not depend on it
    public CaptureSource(List<Path> inputs, int threads) {
        this(inputs, threads, null);
    }

    /// @param rules whose matches are told as observations; null for none
    public CaptureSource(List<Path> inputs, int threads, @Nullable RuleSet rules) {
        this(inputs, Set.of(), threads, rules, new Tally());
    }

    /// @param passedOver files in the folders that somebody else reads
    CaptureSource(
            List<Path> inputs,
            Set<Path> passedOver,
            int threads,
            @Nullable RuleSet rules,
            Tally tally) {
        this.inputs = List.copyOf(inputs);
        this.passedOver = passedOver;
        this.threads = threads;
        this.rules = rules;
        this.tally = tally;
    }

    /// Tells all observations, one at a time, although not always from the calling thread. When
    /// interrupted it reads no further, ends what is open as at the end of the input, and throws.
    @Override
    public void read(Consumer<Observation> observer) throws InterruptedException {
        try (var captures = new Captures(inputs, passedOver, tally)) {
            new Conversations(
                            captures,
                            tally,
                            WireProtocols.streams(),
                            WireProtocols.datagrams(),
                            rules,
                            observer)
                    .walk(threads);
        }
    }

    /// What was read so far; safe to ask from another thread.
    public Tally tally() {
        return tally;
    }
}
