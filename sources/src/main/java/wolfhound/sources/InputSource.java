package wolfhound.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Observation;
import wolfhound.model.Source;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.capture.Tally;
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
        for (Path input : inputs) {
            files(input).forEach(file -> LogInput.of(file).ifPresent(logs::add));
        }
        Set<Path> paths = logs.stream().map(LogInput::path).collect(Collectors.toSet());
        List<Path> captures = inputs.stream().filter(input -> !paths.contains(input)).toList();
        new CaptureSource(captures, paths, threads, rules, tally).read(observer);
        new LogSource(logs, tally).read(observer);
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
