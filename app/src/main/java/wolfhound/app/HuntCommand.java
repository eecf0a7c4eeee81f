package wolfhound.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hunt`: captures in, verdicts out.
@Command(
        name = "hunt",
        description = "Reads captures and says which hosts in them are infected, and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound hunt capture.pcap",
            "  wolfhound hunt monday.pcapng.gz tuesday.pcap.zst --report report.html",
            "  wolfhound hunt folder/ --home-net 203.0.113.0/24 --json verdicts.jsonl",
            "  ssh sensor tcpdump -w - | wolfhound hunt -",
            "  wolfhound hunt capture.pcap --json - --fail-on infected | jq .verdict"
        })
final class HuntCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Captures (pcap or pcapng, plain, gzip or zstd), folders of them, or - for"
                            + " standard input.")
    private List<Path> paths = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Writes one self-contained page to forward.")
    private @Nullable Path report;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Writes one JSON object a line: the hunt, then a verdict for each home host."
                            + " - writes to standard output, and nothing else there.")
    private @Nullable Path json;

    @Option(names = "--all", description = "Lists every host, also those otherwise only counted.")
    private boolean all;

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            description =
                    "Ends with exit code 3 when a host is infected, or suspect or worse, or exposed"
                            + " or worse.")
    private @Nullable FailOn failOn;

    @Mixin private HuntOptions options = new HuntOptions();

    HuntCommand() {}

    @Override
    public Integer call() {
        return new HuntAndTell(
                        Console.system(),
                        Optional.ofNullable(report),
                        Optional.ofNullable(json),
                        all)
                .run(paths, options, Optional.ofNullable(failOn));
    }
}
