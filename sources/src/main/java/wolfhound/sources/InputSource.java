package wolfhound.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Observation;
import wolfhound.model.Source;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.logs.LogArchive;
import wolfhound.sources.logs.LogInput;

/// Reads whatever the user named: captures and the logs of other sensors, files or folders of them,
/// told apart by their beginning. Captures come first, then logs, each in the order of time.
public final class InputSource implements Source {
    private final List<Path> inputs;
    private final int threads;
    private final @Nullable RuleSet rules;
    private final Tally tally = new Tally();

    /// @param inputs as for [CaptureSource]; logs stand beside captures
    /// @param threads that decode captures; the observations and their order do not depend on it
    /// @param rules whose matches in captures are told; null for none
    public InputSource(List<Path> inputs, int threads, @Nullable RuleSet rules) {
        this.inputs = List.copyOf(inputs);
        this.threads = threads;
        this.rules = rules;
    }

    /// As [CaptureSource#read].
    @Override
    public void read(Consumer<Observation> observer) throws InterruptedException {
        List<LogInput> logs = new ArrayList<>();
        List<Path> archives = new ArrayList<>();
        Set<Path> others = new HashSet<>();
        for (Path input : inputs) {
            for (Path file : files(input)) {
                Optional<LogInput> log = LogInput.of(file);
                log.ifPresent(logs::add);
                if (log.isEmpty() && LogArchive.isArchive(file)) {
                    archives.add(file);
                } else if (log.isEmpty()) {
                    continue;
                }
                others.add(file);
            }
        }
        List<Path> captures = inputs.stream().filter(input -> !others.contains(input)).toList();
        new CaptureSource(captures, others, threads, rules, tally).read(observer);
        if (archives.isEmpty()) {
            new LogSource(logs, tally).read(observer);
        } else {
            readWith(archives, logs, observer);
        }
    }

    private void readWith(List<Path> archives, List<LogInput> logs, Consumer<Observation> observer)
            throws InterruptedException {
        try (LogArchive unpacked = LogArchive.open(tally)) {
            for (Path archive : archives) {
                List<LogInput> inside = unpacked.unpack(archive);
                if (inside.isEmpty()) {
                    refuse(archive, "holds no log of Zeek or Suricata");
                }
                logs.addAll(inside);
            }
            new LogSource(logs, tally).read(observer);
        } catch (IOException noRoom) {
            archives.forEach(each -> refuse(each, "cannot be unpacked: " + noRoom.getMessage()));
            new LogSource(logs, tally).read(observer);
        }
    }

    private void refuse(Path archive, String why) {
        String name = archive.toString();
        tally.input(new Tally.Input(name, 0, 0, name + " " + why, false));
    }

    /// The input itself where it is a file, else all files below it in the order of their names.
    private static List<Path> files(Path input) {
        if (!Files.isDirectory(input)) {
            return Files.isRegularFile(input) ? List.of(input) : List.of();
        }
        try (Stream<Path> below = Files.walk(input)) {
            return below.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(); // the reader of captures says so
        }
    }

    /// What was read so far; safe to ask from another thread.
    public Tally tally() {
        return tally;
    }
}
