package wolfhound.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import wolfhound.outputs.Words;
import wolfhound.sources.capture.Tally;

/// Tells how far the reading is: a bar on a terminal, a plain line now and then elsewhere. Silent
/// for work that ends at once.
final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration BAR_EVERY = Duration.ofMillis(200);
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final int BAR = 24;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream errors;
    private final boolean bar;
    private final Tally tally;
    private final List<Path> inputs;
    private final long started = System.nanoTime();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread teller;

    Progress(Console console, Tally tally, List<Path> inputs) {
        this.errors = console.errors();
        this.bar = console.progress();
        this.tally = tally;
        this.inputs = inputs;
        this.teller = Thread.ofPlatform().daemon().name("progress").unstarted(this::tell);
    }

    Progress start() {
        teller.start();
        return this;
    }

    private void tell() {
        try {
            if (done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            long size = size();
            Duration every = bar ? BAR_EVERY : LINE_EVERY;
            do {
                errors.print(bar ? ERASE_LINE + line(size) : line(size) + System.lineSeparator());
                errors.flush();
            } while (!done.await(every.toMillis(), TimeUnit.MILLISECONDS));
            if (bar) {
                errors.print(ERASE_LINE);
                errors.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String line(long size) {
        double seconds = (System.nanoTime() - started) / 1e9;
        long packets = tally.packets();
        long lines = tally.logLines();
        String read =
                packets == 0 && lines > 0
                        ? Words.count(lines, "log line")
                                + ", "
                                + speed(lines, seconds)
                                + " lines a second"
                        : Words.count(packets, "packet")
                                + ", "
                                + Words.bytes(tally.bytes())
                                + ", "
                                + speed(packets, seconds)
                                + " packets a second";
        if (size == 0) {
            return "reading: " + read;
        }
        double share = Math.min(1, (double) tally.readBytes() / size);
        String percent = Math.round(share * 100) + " %";
        if (!bar) {
            return "reading: " + percent + ", " + read;
        }
        int full = (int) Math.round(share * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full) + " " + percent + "  " + read;
    }

    private static String speed(long count, double seconds) {
        return Words.count(Math.round(count / seconds));
    }

    /// The bytes of all inputs; 0 where that cannot be known, as for standard input.
    private long size() {
        long sum = 0;
        for (Path input : inputs) {
            if (input.toString().equals("-")) {
                return 0;
            }
            sum += size(input);
        }
        return sum;
    }

    /// What cannot be read is left to the reader, which names it with its cause.
    private static long size(Path input) {
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }

    /// Stops telling and clears the bar, before anything else is printed.
    @Override
    public void close() {
        done.countDown();
        if (!teller.isAlive()) {
            return;
        }
        try {
            teller.join(BAR_EVERY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
