package wolfhound.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.app.audit.Ledger;
import wolfhound.app.audit.ListWatch;
import wolfhound.app.audit.Truth;
import wolfhound.app.trial.Label;
import wolfhound.engine.Engine;
import wolfhound.engine.EngineSettings;
import wolfhound.intel.Imported;
import wolfhound.intel.Intelligence;
import wolfhound.model.Observation;
import wolfhound.model.Sighting;
import wolfhound.model.Verdict;
import wolfhound.outputs.AuditLines;
import wolfhound.outputs.AuditTable;
import wolfhound.outputs.Audited;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.report.AuditReport;
import wolfhound.sources.InputSource;

/// `audit`: what a blocklist would have done to this traffic.
@Command(
        name = "audit",
        description = {
            "Tells what a list of bad places would have done to the traffic in captures: the"
                    + " infected hosts that it names and misses, and when; the clean hosts that it"
                    + " condemns; and what blocking it would have cost.",
            "Who is infected is our verdict, as of hunt --intel LIST, or what labels say."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A list condemns a host that opens a conversation with one of its addresses, asks for"
                    + " one of its names or fetches one of its pages. A listed page says nothing of the"
                    + " rest of its server, and who is knocked at from a listed place is not"
                    + " condemned.",
            "",
            "Examples:",
            "  wolfhound audit blocklist.txt monday.pcap",
            "  wolfhound audit feeds/ captures/ --report audit.html --json audit.jsonl",
            "  wolfhound audit maltrail.tar.zst --labels captures/labels.tsv --class benign",
            "  wolfhound audit urlhaus.csv monday.pcap --json - | jq 'select(.type =="
                    + " \"audited-entry\")'"
        })
final class AuditCommand implements Callable<Integer> {
    private static final int FEW = 12;

    @Parameters(
            index = "0",
            paramLabel = "LIST",
            description =
                    "The list: any that intel import reads, a folder or archive of many as well.")
    private String list = "";

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            description =
                    "Captures (pcap or pcapng, plain, gzip or zstd), folders of them, or - for"
                            + " standard input; they are taken for one network.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--labels",
            paramLabel = "LABELS.tsv",
            description =
                    "Labelled captures in place of PATH, as of trial: each is a network of its own,"
                            + " and who is infected is what its label says.")
    private @Nullable Path labels;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            split = ",",
            description = "Only labelled captures of these classes.")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--confidence",
            paramLabel = "PERCENT",
            description =
                    "Only entries that the list itself is at least so sure of (default:"
                            + " ${DEFAULT-VALUE}, all).")
    private int confidence;

    @Option(
            names = "--known",
            paramLabel = "PATH",
            description =
                    "What is known of places beside: warning lists, address ranges; they say how"
                            + " the owner of an entry holds it. May be repeated.")
    private List<Path> known = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "One JSON object a row, see docs/json.md; - for standard output.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Writes one self-contained page to forward, with pictures.")
    private @Nullable Path report;

    @Option(names = "--all", description = "Tells every row, not only the first dozen.")
    private boolean all;

    @Mixin private HuntOptions options = new HuntOptions();

    AuditCommand() {}

    /// What came of one hunt.
    private record Outcome(
            String capture,
            long packets,
            ListWatch watch,
            List<Verdict> verdicts,
            Truth truth,
            List<String> complaints) {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        if (labels == null == paths.isEmpty()) {
            throw Trouble.wrongUsage(
                    "audit: name the captures, or labelled ones by --labels, and not both");
        }
        if (confidence < 0 || confidence > 100) {
            throw Trouble.wrongUsage("--confidence " + confidence + ": not a number from 0 to 100");
        }
        Optional<Writable> lines =
                Optional.ofNullable(json).map(file -> new Writable("--json", file));
        Optional<Writable> page =
                Optional.ofNullable(report).map(file -> new Writable("--report", file));
        boolean onlyJson = lines.filter(Writable::isStandardOutput).isPresent();
        EngineSettings settings = options.settings();
        Intelligence intel = intelligence(console);
        boolean[] unreadable = new boolean[1];
        Ledger ledger = new Ledger(labels != null, sizes(intel));
        try (CtrlC whole = new CtrlC(Thread.currentThread())) {
            boolean ended =
                    labels == null
                            ? one(settings, intel, ledger, console, onlyJson, unreadable)
                            : labelled(settings, intel, ledger, console, onlyJson, unreadable);
            if (!ended) {
                console.error("ended early: the audit is of what was read until then");
            }
        }
        Audited audited = ledger.audited();
        if (lines.isPresent()) {
            try (OutputStream stream = lines.get().open(console);
                    AuditLines rows = new AuditLines(stream)) {
                rows.audit(audited);
            }
        }
        if (page.isPresent()) {
            new AuditReport(page.get().file()).write(audited);
        }
        if (!onlyJson) {
            new AuditTable(console.screen(), all ? Integer.MAX_VALUE : FEW).tell(audited);
            page.ifPresent(file -> console.note("The report is " + file.file().toAbsolutePath()));
        }
        return unreadable[0] ? Exit.UNREADABLE : Exit.DONE;
    }

    private Intelligence intelligence(Console console) {
        List<String> inputs = new ArrayList<>(List.of(list));
        known.forEach(path -> inputs.add(path.toString()));
        Intelligence intel = IntelInForce.of(console, inputs);
        if (intel.size() == 0) {
            throw Trouble.unreadable(
                    list
                            + " holds no entry that can be looked for; name a list of addresses,"
                            + " names, URLs or digests");
        }
        return intel;
    }

    /// Entries of each list that has any.
    private static Map<String, Long> sizes(Intelligence intel) {
        Map<String, Long> sizes = new TreeMap<>();
        for (Imported one : intel.imports()) {
            if (one.indicators() > 0) {
                sizes.merge(one.name(), (long) one.indicators(), Long::sum);
            }
        }
        return sizes;
    }

    private boolean one(
            EngineSettings settings,
            Intelligence intel,
            Ledger ledger,
            Console console,
            boolean quiet,
            boolean[] unreadable) {
        InputSource source = new InputSource(paths, options.threads(), options.rules(console));
        boolean ended;
        Outcome outcome;
        try (Progress progress = new Progress(console, source.tally(), paths)) {
            if (!quiet) {
                progress.start();
            }
            ended = !Thread.currentThread().isInterrupted();
            AuditedHunt hunt = new AuditedHunt(settings, intel, confidence);
            ended &= hunt.read(source);
            outcome = hunt.outcome("", source, paths, Truth.OURS);
        }
        enter(ledger, outcome, console, unreadable);
        return ended;
    }

    private static void enter(
            Ledger ledger, Outcome outcome, Console console, boolean[] unreadable) {
        for (String complaint : outcome.complaints()) {
            console.error(complaint);
            unreadable[0] = true;
        }
        ledger.add(
                outcome.capture(),
                outcome.packets(),
                outcome.watch(),
                outcome.verdicts(),
                outcome.truth());
    }

    /// Several at once, entered in the order of the labels; false when an interrupt ended it early.
    private boolean labelled(
            EngineSettings settings,
            Intelligence intel,
            Ledger ledger,
            Console console,
            boolean quiet,
            boolean[] unreadable) {
        List<Label> scored = labels();
        Counting counting = quiet ? Counting.silent(console) : Counting.of(console, scored.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(options.threads())) {
            Deque<Future<Outcome>> running = new ArrayDeque<>();
            for (Label label : scored) {
                running.add(pool.submit(() -> hunted(settings, intel, label)));
            }
            try {
                for (int told = 1; told <= scored.size(); told++) {
                    enter(ledger, running.remove().get(), console, unreadable);
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

    private Outcome hunted(EngineSettings settings, Intelligence intel, Label label) {
        Path table = labels == null ? Path.of("") : labels;
        List<Path> capture = List.of(table.resolveSibling(label.path()));
        InputSource source = new InputSource(capture, 1, null);
        AuditedHunt hunt = new AuditedHunt(settings, intel, confidence);
        hunt.read(source);
        return hunt.outcome(label.path(), source, capture, Truth.of(label));
    }

    /// Labels that say whether somebody is infected; an attack's victim may be or not.
    private List<Label> labels() {
        Path table = labels == null ? Path.of("") : labels;
        try {
            String text = new String(Files.readAllBytes(table), StandardCharsets.UTF_8);
            List<Label> scored =
                    Label.parse(text.lines().toList()).stream()
                            .filter(label -> label.isInnocent() || label.isGuilty())
                            .filter(label -> kinds.isEmpty() || kinds.contains(label.kind()))
                            .toList();
            if (scored.isEmpty()) {
                throw Trouble.wrongUsage(
                        "--labels "
                                + table
                                + ": no label there says who is infected or that nobody is");
            }
            return scored;
        } catch (IOException unreadable) {
            throw Trouble.unreadable(table + " cannot be read: " + Trouble.reason(unreadable));
        } catch (IllegalArgumentException wrong) {
            throw Trouble.unreadable(table + ": " + wrong.getMessage());
        }
    }

    /// A hunt with the list, while its use is looked at: the engine is told of sightings as in any
    /// hunt, the audit also of those that an import refuses, as who blocks a list blocks those too.
    private static final class AuditedHunt {
        private final Intelligence intel;
        private final Engine engine;
        private final int confidence;
        private final ListWatch watch = new ListWatch();

        AuditedHunt(EngineSettings settings, Intelligence intel, int confidence) {
            this.intel = intel;
            this.confidence = confidence;
            this.engine = new Engine(settings, verdict -> {});
        }

        /// @return false where an interrupt ended it early
        boolean read(InputSource source) {
            try {
                source.read(this::see);
                return true;
            } catch (InterruptedException ended) {
                return false;
            }
        }

        private void see(Observation observation) {
            engine.see(observation);
            List<Sighting> sightings = intel.sightings(observation, true);
            watch.see(
                    observation,
                    sightings.stream()
                            .filter(one -> one.indicator().confidence() >= confidence)
                            .toList());
            for (Sighting sighting : sightings) {
                if (intel.refusal(sighting.indicator()).isEmpty()) {
                    engine.see(sighting);
                }
            }
        }

        Outcome outcome(String capture, InputSource source, List<Path> asked, Truth truth) {
            List<String> complaints =
                    Inputs.of(asked, source.tally()).stream()
                            .filter(input -> !input.readable())
                            .map(Hunted.Input::complaint)
                            .toList();
            return new Outcome(
                    capture, source.tally().packets(), watch, engine.finish(), truth, complaints);
        }
    }
}
