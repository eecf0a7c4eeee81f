package wolfhound.sources.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wolfhound.sources.capture.Inflow;
import wolfhound.sources.capture.Tally;

/// One log that is being read: its lines as rows, one at a time, and what became of the wrong ones.
final class LogFile implements AutoCloseable {
    private static final int COUNTED_AT_ONCE = 4096;

    private final String path;
    private final String named;
    private final Dialect dialect;
    private final Tally tally;
    private final Inflow inflow;
    private final LineReader lines;
    private final LineFormat format;
    private final Row row;
    private long counted;
    private long wrong;
    private long untold;
    private long firstWrong;
    private String whyWrong = "";
    private @Nullable LogKind kind;
    private @Nullable Instant time;

    private LogFile(LogInput input, Dialect dialect, InputStream raw, Tally tally)
            throws IOException {
        this.path = input.name();
        this.named = stem(input.path());
        this.dialect = dialect;
        this.tally = tally;
        this.inflow = Inflow.of(raw, tally);
        this.lines = new LineReader(inflow);
        this.format =
                input.json() ? new JsonFormat(dialect.columns()) : new TsvFormat(dialect.columns());
        this.row = new Row(dialect.columns());
    }

    static LogFile open(LogInput input, Dialect dialect, Tally tally) throws IOException {
        InputStream raw = Files.newInputStream(input.path());
        try {
            return new LogFile(input, dialect, raw, tally);
        } catch (IOException unreadable) {
            raw.close();
            throw unreadable;
        }
    }

    /// The file's name without folders and what its packing and rotation added.
    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// Goes on to the next line that tells something.
    ///
    /// @return false at the end
    boolean next() {
        while (lines.next()) {
            if (lines.line() - counted >= COUNTED_AT_ONCE) {
                tally.logLines(lines.line() - counted);
                counted = lines.line();
            }
            row.begin(path, lines.line());
            try {
                if (!format.read(lines.bytes(), lines.from(), lines.to(), row)) {
                    continue;
                }
            } catch (WrongLine why) {
                wrong(String.valueOf(why.getMessage()));
                continue;
            }
            kind = dialect.kind(row, name());
            if (kind == null) {
                untold++;
                continue;
            }
            time = dialect.time(row);
            if (time == null) {
                wrong("it has no time");
                continue;
            }
            return true;
        }
        return false;
    }

    private String name() {
        return format instanceof TsvFormat tsv && !tsv.path().isEmpty() ? tsv.path() : named;
    }

    private void wrong(String why) {
        if (wrong++ == 0) {
            firstWrong = lines.line();
            whyWrong = why;
        }
    }

    /// When the line's fact was.
    Instant time() {
        return time == null ? Instant.MIN : time;
    }

    /// What the line says.
    void tell(Teller teller) {
        if (kind != null) {
            kind.read(row, teller);
        }
    }

    /// Ends the file and tells what it came to.
    @Override
    public void close() {
        tally.logLines(lines.line() - counted);
        count("log lines that are wrong", wrong);
        count("log lines of kinds that tell nothing", untold);
        count("log lines longer than " + (LineReader.LONGEST_LINE >> 20) + " MB", lines.tooLong());
        tally.input(new Tally.Input(path, 0, 0, problem(), true));
        try {
            inflow.close();
        } catch (IOException alreadyRead) {
            tally.count("logs that could not be closed", 1);
        }
    }

    private void count(String kind, long more) {
        if (more > 0) {
            tally.count(kind, more);
        }
    }

    private String problem() {
        String broken = inflow.problem();
        if (!broken.isEmpty()) {
            return "%s: breaks off behind line %d (%s); what came before was read"
                    .formatted(path, lines.line(), broken);
        }
        if (wrong == 0) {
            return "";
        }
        return wrong == 1
                ? "%s: line %d is wrong and was passed over: %s"
                        .formatted(path, firstWrong, whyWrong)
                : "%s: %,d lines are wrong and were passed over, the first is line %d: %s"
                        .formatted(path, wrong, firstWrong, whyWrong);
    }

    /// The beginning of a file, unpacked, to tell what it is; empty where it cannot be read.
    static String beginning(Path path, int length) {
        byte[] first = new byte[length];
        try (InputStream raw = Files.newInputStream(path);
                Inflow inflow = Inflow.of(raw, new Tally())) {
            int end = inflow.fill(first, 0, length);
            return new String(first, 0, end, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
