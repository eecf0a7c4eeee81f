package wolfhound.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Words;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Truth;

/// `stage`: writes the capture of a scenario, and what is true in it.
@Command(
        name = "stage",
        description = "Writes the capture of a staged scenario, and its truth in labels.tsv.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound stage --list",
            "  wolfhound stage zeus",
            "  wolfhound stage zeus rustock --seed 7 --folder staged",
            "  wolfhound stage all --folder staged && wolfhound trial staged/labels.tsv"
        })
final class StageCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description = "Names from the list; all for each but the company's network.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Lists the scenarios and ends.")
    private boolean list;

    @Option(names = "--folder", paramLabel = "DIR", description = "Where to write (default: here).")
    private Path folder = Path.of(".");

    @Mixin private StageOptions staging = new StageOptions();

    StageCommand() {}

    @Override
    public Integer call() {
        Console console = Console.system();
        if (list) {
            list(console.screen());
            return Exit.DONE;
        }
        if (names.isEmpty()) {
            throw Trouble.wrongUsage("stage: name a scenario, or see them with --list");
        }
        List<Scenario> scenarios =
                names.contains("all")
                        ? Scenarios.all()
                        : names.stream().map(StageCommand::scenario).toList();
        List<Truth> truths = staging.write(scenarios, folder);
        for (Truth truth : truths) {
            console.screen()
                    .paragraph(
                            "",
                            4,
                            folder.resolve(truth.scenario() + ".pcap")
                                    + ": "
                                    + Words.count(truth.packets(), "packet")
                                    + ", "
                                    + truth.kind().text()
                                    + infected(truth));
        }
        return Exit.DONE;
    }

    private static String infected(Truth truth) {
        List<String> hosts =
                truth.infected().stream().map(host -> host.address() + " infected").toList();
        return hosts.isEmpty() ? ", nobody infected" : ", " + String.join(", ", hosts);
    }

    private static Scenario scenario(String name) {
        return Scenarios.named(name)
                .orElseThrow(() ->
                        Trouble.wrongUsage(name + ": no such scenario; wolfhound stage --list"));
    }

    private static void list(Screen screen) {
        List<Scenario> scenarios = Scenarios.withCompany().toList();
        int widest = scenarios.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        for (Scenario scenario : scenarios) {
            String name = Screen.fit(scenario.name(), widest + 2);
            screen.paragraph(screen.paint(Screen.Ink.BOLD, name), widest + 2, scenario.title());
        }
    }
}
