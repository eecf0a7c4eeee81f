package wolfhound.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C while hunting ends the reading, and the program only after what was decided so far has
/// been told, or after a while in which it could not be.
final class CtrlC implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    /// @param reader the thread to interrupt
    CtrlC(Thread reader) {
        hook = Thread.ofPlatform().name("ctrl-c").unstarted(() -> endReading(reader));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void endReading(Thread reader) {
        reader.interrupt();
        try {
            if (!told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("wolfhound: gave up waiting for the reading to end");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is what brought us here; the exit code is the shell's custom for Ctrl-C.
            return;
        }
    }
}
