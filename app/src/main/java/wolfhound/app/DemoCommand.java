package wolfhound.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Truth;

/// `demo`: stages an infected herd and its innocent look-alikes in one network, hunts it, and says
/// how the verdicts compare with what was staged.
@Command(
        name = "demo",
        description =
                "Stages a network with infected machines and innocent look-alikes, hunts it, prints"
                        + " the verdicts, writes the report, and compares with the truth.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound demo",
            "  wolfhound demo --folder /tmp/demo",
            "  wolfhound explain ADDRESS    (of any host in the table)"
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where the capture, its labels.tsv and report.html are written"
                            + " (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("wolfhound-demo");

    @Mixin private StageOptions staging = new StageOptions();

    @Mixin private HuntOptions options = new HuntOptions();

    DemoCommand() {}

    @Override
    public Integer call() {
        Console console = Console.system();
        Scenario company = Scenarios.company();
        console.note("Staging " + folder.resolve(company.name() + ".pcap") + " …");
        Truth truth = staging.write(List.of(company), folder).getFirst();
        HuntAndTell hunt =
                new HuntAndTell(
                        console,
                        Optional.of(folder.resolve("report.html")),
                        Optional.empty(),
                        false);
        int exit =
                hunt.run(
                        List.of(folder.resolve(company.name() + ".pcap")),
                        options,
                        Optional.empty());
        console.screen().line();
        boolean right = DemoScore.of(truth, hunt.verdicts()).tell(console.screen());
        return right ? exit : Exit.CONDITION_HOLDS;
    }
}
