package wolfhound.sources.logs;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wolfhound.model.DomainName;
import wolfhound.model.Observation;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.flow.Names;

/// Reads the logs of one sensor side by side, always from the one whose next line is the earliest,
/// so that lines of different logs meet that belong together. A file is open only while it is being
/// read: rotated logs may be thousands.
public final class LogMerge {
    private static final long NANOS = 1_000_000_000L;

    /// Lines from one look for an interrupt to the next.
    private static final int BETWEEN_LOOKS = 1024;

    private final List<LogInput> inputs;
    private final Dialect dialect;
    private final Tally tally;
    private final TimeOrder order;
    private final Names names = new Names();
    private final Counted teller = new Counted();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    public LogMerge(
            List<LogInput> inputs, Dialect dialect, Tally tally, Consumer<Observation> observer) {
        this.inputs = inputs;
        this.dialect = dialect;
        this.tally = tally;
        this.order = new TimeOrder(observer, TimeOrder.MOST_WAITING);
    }

    /// A log whose first line has this time.
    private record Unread(LogInput input, Instant begins, int number) {}

    /// A log that is open, before a line that was not told yet.
    private record Open(LogFile file, int number) {}

    /// Reads all of them to the end and tells everything.
    ///
    /// @throws InterruptedException when the thread was interrupted; what was read is told
    public void read() throws InterruptedException {
        PriorityQueue<Unread> unread =
                new PriorityQueue<>(
                        Comparator.comparing(Unread::begins).thenComparingInt(Unread::number));
        for (int i = 0; i < inputs.size(); i++) {
            unread.add(new Unread(inputs.get(i), begins(inputs.get(i)), i));
        }
        PriorityQueue<Open> open =
                new PriorityQueue<>(
                        Comparator.comparing((Open each) -> each.file().time())
                                .thenComparingInt(Open::number));
        try {
            walk(unread, open);
        } finally {
            open.forEach(each -> each.file().close());
            order.passAll();
            count();
        }
    }

    private void walk(PriorityQueue<Unread> unread, PriorityQueue<Open> open)
            throws InterruptedException {
        long lines = 0;
        while (!unread.isEmpty() || !open.isEmpty()) {
            if (++lines % BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException();
            }
            Unread next = unread.peek();
            Open earliest = open.peek();
            if (next != null && (earliest == null || !next.begins.isAfter(earliest.file.time()))) {
                unread.remove();
                open(next, open);
                continue;
            }
            Open each = open.remove();
            see(each.file.time());
            each.file.tell(teller);
            goOn(each, open);
        }
    }

    private Instant begins(LogInput input) {
        try (LogFile file = LogFile.open(input, dialect, new Tally())) {
            return file.next() ? file.time() : Instant.MIN;
        } catch (IOException unreadable) {
            return Instant.MIN; // said when it is opened to be read
        }
    }

    private void open(Unread next, PriorityQueue<Open> open) {
        try {
            LogFile file = LogFile.open(next.input, dialect, tally);
            goOn(new Open(file, next.number), open);
        } catch (IOException unreadable) {
            String name = next.input.name();
            String why = name + " cannot be read: " + unreadable.getMessage();
            tally.input(new Tally.Input(name, 0, 0, why, false));
        }
    }

    private static void goOn(Open each, PriorityQueue<Open> open) {
        if (each.file.next()) {
            open.add(each);
        } else {
            each.file.close();
        }
    }

    private void see(Instant time) {
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
    }

    private void count() {
        tally.observations(order.told());
        if (order.late() > 0) {
            tally.count("observations out of the order of time", order.late());
        }
        if (!first.isAfter(last)) {
            tally.span(nanos(first), nanos(last));
        }
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    }

    /// Passes what lines tell to the order of time.
    private final class Counted implements Teller {
        @Override
        public void tell(Observation observation) {
            order.add(observation.seen().at(), () -> observation);
        }

        @Override
        public void tell(Instant at, Supplier<@Nullable Observation> fact) {
            order.add(at, fact);
        }

        @Override
        public DomainName name(String text) {
            return names.name(text);
        }

        @Override
        public void conversation() {
            tally.conversations(1);
        }
    }
}
