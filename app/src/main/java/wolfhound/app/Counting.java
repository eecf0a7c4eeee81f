package wolfhound.app;

import java.io.PrintStream;
import java.time.Duration;

/// Tells how many of a known number are done: on a terminal in place, elsewhere a line now and
/// then.
final class Counting {
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream errors;
    private final boolean inPlace;
    private final boolean silent;
    private final int all;
    private long told = System.nanoTime();

    private Counting(Console console, int all, boolean silent) {
        this.errors = console.errors();
        this.inPlace = console.progress();
        this.silent = silent;
        this.all = all;
    }

    static Counting of(Console console, int all) {
        return new Counting(console, all, false);
    }

    /// For when only the result may be printed.
    static Counting silent(Console console) {
        return new Counting(console, 0, true);
    }

    void at(int done) {
        long now = System.nanoTime();
        if (silent || !inPlace && now - told < LINE_EVERY.toNanos()) {
            return;
        }
        told = now;
        String text = done + " of " + all;
        errors.print(inPlace ? ERASE_LINE + text : text + System.lineSeparator());
        errors.flush();
    }

    void end() {
        if (!silent && inPlace) {
            errors.print(ERASE_LINE);
            errors.flush();
        }
    }
}
