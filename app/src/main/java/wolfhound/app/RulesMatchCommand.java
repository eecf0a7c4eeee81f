package wolfhound.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.model.ConversationId;
import wolfhound.model.RuleMatch;
import wolfhound.outputs.AlertLines;
import wolfhound.outputs.Screen;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.CaptureSource;

/// `rules match`: which rules match in captures, without judging anybody.
@Command(
        name = "match",
        description = {
            "Lays captures before rules and tells which match where. Judges nobody: for verdicts,"
                    + " wolfhound hunt --rules.",
            "Each PATH is read on its own."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound rules match capture.pcap --rules emerging.rules.tar.gz",
            "  wolfhound rules match *.pcap --rules local.rules --json alerts.jsonl"
        })
final class RulesMatchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Captures (pcap or pcapng, plain, gzip or zstd), folders of them, or - for"
                            + " standard input.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "One JSON object an alert, see docs/json.md; - for standard output.")
    private @Nullable Path json;

    @Mixin private HuntOptions options = new HuntOptions();

    RulesMatchCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        RuleSet rules = options.rules(console);
        if (rules == null) {
            throw Trouble.wrongUsage("rules match: name the rules, as in --rules FILE");
        }
        Optional<Writable> output =
                Optional.ofNullable(json).map(file -> new Writable("--json", file));
        boolean onlyJson = output.filter(Writable::isStandardOutput).isPresent();
        boolean unreadable = false;
        try (CtrlC whole = new CtrlC(Thread.currentThread());
                OutputStream stream =
                        output.map(file -> file.open(console))
                                .orElse(OutputStream.nullOutputStream());
                AlertLines lines = new AlertLines(stream)) {
            for (Path path : paths) {
                Consumer<RuleMatch> teller =
                        match -> {
                            lines.alert(path.toString(), match);
                            if (!onlyJson) {
                                tell(console.screen(), match);
                            }
                        };
                unreadable |= !match(console, path, rules, teller);
            }
        } catch (InterruptedException ended) {
            console.error("ended early: these are the alerts until then");
        }
        return unreadable ? Exit.UNREADABLE : Exit.DONE;
    }

    /// @return false where the input could not be read
    private boolean match(Console console, Path path, RuleSet rules, Consumer<RuleMatch> teller)
            throws InterruptedException {
        CaptureSource source = new CaptureSource(List.of(path), options.threads(), rules);
        source.read(observation -> {
            if (observation instanceof RuleMatch match) {
                teller.accept(match);
            }
        });
        boolean readable = true;
        for (var input : Inputs.of(List.of(path), source.tally())) {
            if (!input.readable()) {
                console.error(input.complaint());
                readable = false;
            }
        }
        return readable;
    }

    private static void tell(Screen screen, RuleMatch match) {
        ConversationId conversation = match.seen().conversation();
        boolean byClient = match.byHost() == match.seen().hostOpened();
        String client = conversation.client() + ":" + conversation.clientPort();
        String server = conversation.server() + ":" + conversation.serverPort();
        screen.paragraph(
                "",
                0,
                match.seen().at()
                        + "  "
                        + match.rule()
                        + "  "
                        + (byClient ? client + " -> " + server : server + " -> " + client));
    }
}
