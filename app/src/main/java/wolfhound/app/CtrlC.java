package wolfhound.app;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Ctrl-C while reading: the first ends the reading, so that what was decided so far is printed;
/// the second ends the program as usual.
final class CtrlC implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final AtomicBoolean pressed = new AtomicBoolean();
    private final SignalHandler before;

    /// @param reader the thread to interrupt
    CtrlC(Thread reader) {
        before =
                Signal.handle(
                        INTERRUPT,
                        signal -> {
                            if (pressed.compareAndSet(false, true)) {
                                reader.interrupt();
                                Signal.handle(INTERRUPT, SignalHandler.SIG_DFL);
                            }
                        });
    }

    boolean wasPressed() {
        return pressed.get();
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
