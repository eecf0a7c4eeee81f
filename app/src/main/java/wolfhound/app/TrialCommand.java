package wolfhound.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.app.trial.Label;
import wolfhound.app.trial.Manners;
import wolfhound.app.trial.Scoring;
import wolfhound.app.trial.Trialled;
import wolfhound.intel.Intelligence;
import wolfhound.outputs.Manner;
import wolfhound.outputs.TrialLines;
import wolfhound.outputs.TrialTable;
import wolfhound.rules.inspect.RuleSet;

/// `trial`: labelled captures in, a score out.
@Command(
        name = "trial",
        description = "Hunts labelled captures, each on its own, and scores the verdicts.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "LABELS.tsv has a heading line and, between tabs, the columns path (beside the file)"
                    + " and class, and where known family and infected_hosts. In the classes benign and"
                    + " not-infected nobody is infected; in attack the named host is the victim;"
                    + " unclear is not scored; in every other class the named host is infected, or any,"
                    + " where no address is named. Each family counts once: the mean over its"
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
    public Integer call() throws IOException {
        Console console = Console.system();
        Optional<Writable> output =
                Optional.ofNullable(json).map(file -> new Writable("--json", file));
        List<Label> all = labels();
        boolean onlyJson = output.filter(Writable::isStandardOutput).isPresent();
        Scoring scoring = new Scoring();
        Manners manners = new Manners();
        RuleSet rules = options.rules(console);
        Intelligence intel = options.intel(console);
        try (CtrlC whole = new CtrlC(Thread.currentThread());
                OutputStream stream = stream(console, output);
                TrialLines lines = new TrialLines(stream)) {
            Counting counting =
                    onlyJson ? Counting.silent(console) : Counting.of(console, all.size());
            boolean whollyTried =
                    hunt(
                            all,
                            rules,
                            intel,
                            counting,
                            trialled -> {
                                manners.add(trialled);
                                tell(trialled, scoring, lines);
                            });
            List<Manner> compared = rules == null ? List.of() : manners.manners();
            lines.score(scoring.score(), compared);
            if (!onlyJson) {
                new TrialTable(console.screen()).tell(scoring.score(), compared);
            }
            if (!whollyTried) {
                console.error("ended early: the score is of the captures hunted until then");
            }
        }
        return scoring.score().problems().isEmpty() ? Exit.DONE : Exit.UNREADABLE;
    }

    private static void tell(Trialled trialled, Scoring scoring, TrialLines lines) {
        scoring.add(trialled);
        Label label = trialled.label();
        lines.trial(
                label.path(),
                label.kind(),
                label.family(),
                label.infectedHosts(),
                trialled.problem(),
                trialled.verdicts());
    }

    private List<Label> labels() {
        try {
            String text = new String(Files.readAllBytes(labels), StandardCharsets.UTF_8);
            List<Label> all = Label.parse(text.lines().toList());
            Set<String> known =
                    all.stream().map(Label::kind).collect(Collectors.toCollection(TreeSet::new));
            for (String kind : kinds) {
                if (!known.contains(kind)) {
                    throw Trouble.wrongUsage(
                            "--class "
                                    + kind
                                    + ": no capture in "
                                    + labels
                                    + " is of it; there are "
                                    + String.join(", ", known));
                }
            }
            return kinds.isEmpty()
                    ? all
                    : all.stream().filter(label -> kinds.contains(label.kind())).toList();
        } catch (IOException unreadable) {
            throw Trouble.unreadable(labels + " cannot be read: " + Trouble.reason(unreadable));
        } catch (IllegalArgumentException wrong) {
            throw Trouble.unreadable(labels + ": " + wrong.getMessage());
        }
    }

    private static OutputStream stream(Console console, Optional<Writable> output) {
        return output.map(file -> file.open(console)).orElse(OutputStream.nullOutputStream());
    }

    /// Several at once, told in the order of the labels; false when an interrupt ended it early.
    private boolean hunt(
            List<Label> all,
            @Nullable RuleSet rules,
            @Nullable Intelligence intel,
            Counting counting,
            Consumer<Trialled> teller) {
        GuardedHunt guarded =
                new GuardedHunt(options.settings(), Duration.ofSeconds(patience), rules, intel);
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
                return true;
            } catch (InterruptedException ended) {
                return false;
            } catch (ExecutionException fault) {
                throw new IllegalStateException(fault.getCause());
            } finally {
                running.forEach(future -> future.cancel(true));
                counting.end();
            }
        }
    }
}
