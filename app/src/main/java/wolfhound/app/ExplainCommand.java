package wolfhound.app;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.engine.judge.Judge;
import wolfhound.model.HostCase;
import wolfhound.model.Verdict;
import wolfhound.outputs.CaseFile;
import wolfhound.outputs.CaseStory;
import wolfhound.outputs.VerdictTable;

/// `explain`: the whole case of one host, from the hunt just made or from captures.
@Command(
        name = "explain",
        description =
                "Tells the whole case of one host: what was seen, what it counts, what would"
                        + " change it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Without PATH it tells of the hunt just made; its cases are in"
                    + " ~/.local/state/wolfhound (or under XDG_STATE_HOME).",
            "",
            "Examples:",
            "  wolfhound explain 10.1.4.101",
            "  wolfhound explain DESKTOP-4F2",
            "  wolfhound explain 10.1.4.101 capture.pcap"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int NAMED = 8;

    @Parameters(
            index = "0",
            paramLabel = "HOST",
            description = "Its address, or a name that it gave itself.")
    private String host = "";

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            description = "Captures to hunt instead of telling of the hunt just made.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--all", description = "Tells also what only says again what was said.")
    private boolean all;

    @Mixin private HuntOptions options = new HuntOptions();

    ExplainCommand() {}

    @Override
    public Integer call() {
        Console console = Console.system();
        List<Verdict> verdicts = paths.isEmpty() ? ofLastHunt() : ofCaptures(console);
        Verdict verdict =
                verdicts.stream()
                        .filter(this::isMeant)
                        .findFirst()
                        .orElseThrow(() -> Trouble.wrongUsage(unknown(verdicts)));
        new CaseStory(console.screen(), all).tell(verdict);
        return Exit.DONE;
    }

    /// The same cases judged by the same judge: the same verdicts.
    private static List<Verdict> ofLastHunt() {
        Path file = StateFolder.lastHunt();
        if (!Files.exists(file)) {
            throw Trouble.wrongUsage(
                    "no hunt was made yet; run wolfhound hunt first, or name the captures to"
                            + " explain from");
        }
        try (Stream<HostCase> cases = CaseFile.at(file).all()) {
            return cases.map(Judge::judge).toList();
        } catch (UncheckedIOException damaged) {
            throw Trouble.unreadable(
                    "the cases of the last hunt cannot be read; hunt again ("
                            + damaged.getMessage()
                            + ")");
        }
    }

    private List<Verdict> ofCaptures(Console console) {
        Hunt hunt = options.hunt(paths, console);
        try (Progress progress = new Progress(console, hunt.tally(), paths).start()) {
            Hunt.Result result = hunt.run();
            result.tellUnreadable(console);
            return result.verdicts();
        }
    }

    private boolean isMeant(Verdict verdict) {
        return verdict.host().toString().equalsIgnoreCase(host)
                || verdict.hostCase().names().stream().anyMatch(host::equalsIgnoreCase);
    }

    private String unknown(List<Verdict> verdicts) {
        Optional<String> others =
                verdicts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                VerdictTable.worstFirst(verdicts).stream()
                                        .limit(NAMED)
                                        .map(v -> v.host() + " (" + v.text() + ")")
                                        .collect(Collectors.joining(", ")));
        return host
                + ": no such home host"
                + others.map(hosts ->
                                "; there are " + hosts + (verdicts.size() > NAMED ? ", …" : ""))
                        .orElse(" was seen");
    }
}
