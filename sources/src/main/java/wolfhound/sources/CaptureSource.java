package wolfhound.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import wolfhound.model.Observation;
import wolfhound.model.Source;

/// Reads captures into observations: files, folders of them, or `-` for standard input.
public final class CaptureSource implements Source {
    private final List<Path> inputs;
    private final int threads;
    private final Tally tally = new Tally();

    /// @param inputs read in this order; folders in the order of their names
    /// @param threads that decode; the observations and their order do not depend on it
    public CaptureSource(List<Path> inputs, int threads) {
        this.inputs = inputs;
        this.threads = threads;
    }

    @Override
    public void read(Consumer<Observation> observer) throws InterruptedException {
        throw new IllegalStateException("in the making: " + inputs + threads);
    }

    /// What was read so far; safe to ask from another thread.
    public Tally tally() {
        return tally;
    }
}
