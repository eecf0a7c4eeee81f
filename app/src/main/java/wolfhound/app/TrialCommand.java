package wolfhound.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.app.trial.Label;
import wolfhound.app.trial.Scoring;
import wolfhound.app.trial.Trialled;
import wolfhound.outputs.TrialLines;
import wolfhound.outputs.TrialTable;

/// `trial`: labelled captures in, a score out.
@Command(
        name = "trial",
        description = "Hunts labelled captures, each on its own, and scores the verdicts.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "LABELS.tsv has a heading line and, between tabs, at least the columns path (beside the"
                    + " file), class, family and infected_hosts. In the classes benign and"
                    + " not-infected nobody is infected; in attack the named host is the victim;"
                    + " unclear is not scored; in every other class the named host is infected, or"
                    + " any, where no address is named. Each family counts once: the mean over its"
                    + " captures.",
            "",
            "Examples:",
            "  wolfhound trial captures/labels.tsv",
            "  wolfhound trial captures/labels.tsv --class malware-cnc --threads 4",
            "  wolfhound trial captures/labels.tsv --json - | jq 'select(.type == \"score\")'"
        })
final class TrialCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LABELS.tsv", description = "The table of labels.")
    private Path labels = Path.of("labels.tsv");

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Writes one JSON object a capture, at the end the score; - for standard"
                            + " output.")
    private @Nullable Path json;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            split = ",",
            description = "Only captures of these classes.")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "Gives up a capture that takes longer (default: ${DEFAULT-VALUE}).")
    private int patience = 120;

    @Mixin private HuntOptions options = new HuntOptions();

    TrialCommand() {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        Console console = Console.system();
        List<Label> all = labels();
        boolean onlyJson = json != null && json.toString().equals("-");
        try (OutputStream stream = stream(console);
                TrialLines lines = new TrialLines(stream)) {
            Scoring scoring = new Scoring();
            hunt(
                    all,
                    onlyJson ? Counting.silent(console) : Counting.of(console, all.size()),
                    trialled -> {
                        scoring.add(trialled);
                        Label label = trialled.label();
                        lines.trial(
                                label.path(),
                                label.kind(),
                                label.family(),
                                label.infectedHosts(),
                                trialled.problem(),
                                trialled.verdicts());
                    });
            lines.score(scoring.score());
            if (!onlyJson) {
                new TrialTable(console.screen()).tell(scoring.score());
            }
        }
        return Exit.DONE;
    }

    private List<Label> labels() {
        try {
            List<Label> all = Label.parse(Files.readAllLines(labels));
            return kinds.isEmpty()
                    ? all
                    : all.stream().filter(label -> kinds.contains(label.kind())).toList();
        } catch (IOException unreadable) {
            throw Trouble.unreadable(labels + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw Trouble.unreadable(labels + ": " + wrong.getMessage());
        }
    }

    private OutputStream stream(Console console) throws IOException {
        if (json == null) {
            return OutputStream.nullOutputStream();
        }
        return new BufferedOutputStream(
                json.toString().equals("-") ? console.out() : Files.newOutputStream(json));
    }

    /// Several at once, told in the order of the labels.
    private void hunt(List<Label> all, Counting counting, Consumer<Trialled> teller)
            throws InterruptedException {
        GuardedHunt guarded = new GuardedHunt(options.settings(), Duration.ofSeconds(patience));
        try (ExecutorService pool = Executors.newFixedThreadPool(options.threads())) {
            Deque<Future<Trialled>> running = new ArrayDeque<>();
            for (Label label : all) {
                Path capture = labels.resolveSibling(label.path());
                running.add(pool.submit(() -> guarded.of(label, capture)));
            }
            try {
                for (int told = 1; told <= all.size(); told++) {
                    teller.accept(running.remove().get());
                    counting.at(told);
                }
            } catch (ExecutionException fault) {
                throw new IllegalStateException(fault.getCause());
            } finally {
                running.forEach(future -> future.cancel(true));
                counting.end();
            }
        }
    }
}
