package wolfhound.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wolfhound.model.Address;
import wolfhound.model.Verdict;
import wolfhound.outputs.Words;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Staging;
import wolfhound.scenarios.Truth;
import wolfhound.scenarios.stage.Expectation;

/// `demo`: stages an infected herd and its innocent look-alikes, hunts them, and says how the
/// verdicts compare with what was staged.
@Command(
        name = "demo",
        description =
                "Stages a network with infected machines and innocent look-alikes, hunts it, prints"
                        + " the verdicts and writes the report.",
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
                    "Where the captures and report.html are written (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("wolfhound-demo");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Another seed gives other addresses, names, times and volumes"
                            + " (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private HuntOptions options = new HuntOptions();

    DemoCommand() {}

    @Override
    public Integer call() {
        Console console = Console.system();
        console.note("Staging " + Scenarios.all().size() + " scenes in " + folder + " …");
        List<Truth> truths = stage();
        List<Path> captures =
                truths.stream().map(truth -> folder.resolve(truth.scenario() + ".pcap")).toList();
        HuntAndTell hunt =
                new HuntAndTell(
                        console,
                        Optional.of(folder.resolve("report.html")),
                        Optional.empty(),
                        false);
        int exit = hunt.run(captures, options, Optional.empty());
        compare(console, truths, hunt.verdicts());
        return exit;
    }

    /// Each scene in a network of its own, so that all can be hunted as one.
    private List<Truth> stage() {
        List<Truth> truths = new ArrayList<>();
        Set<Address> taken = new HashSet<>();
        try {
            Files.createDirectories(folder);
            for (Scenario scenario : Scenarios.all()) {
                truths.add(stage(scenario, taken));
            }
            return truths;
        } catch (IOException failed) {
            throw Trouble.wrongUsage(
                    "--folder " + folder + ": cannot be written; choose another (" + failed + ")");
        }
    }

    private Truth stage(Scenario scenario, Set<Address> taken) throws IOException {
        long attempt = seed * 1_000;
        Staging staging = Staging.of(scenario, attempt);
        while (staging.truth().hosts().stream().anyMatch(host -> taken.contains(host.address()))) {
            staging = Staging.of(scenario, ++attempt);
        }
        staging.truth().hosts().forEach(host -> taken.add(host.address()));
        Files.write(folder.resolve(scenario.name() + ".pcap"), staging.capture());
        return staging.truth();
    }

    private static void compare(Console console, List<Truth> truths, List<Verdict> verdicts) {
        Set<Address> convicted =
                verdicts.stream()
                        .filter(Verdict.Infected.class::isInstance)
                        .map(verdict -> verdict.host().address())
                        .collect(Collectors.toSet());
        List<String> missed = new ArrayList<>();
        List<String> wronged = new ArrayList<>();
        int staged = 0;
        for (Truth truth : truths) {
            for (Truth.Of host : truth.hosts()) {
                boolean isConvicted = convicted.contains(host.address());
                String who = truth.scenario() + " " + host.address();
                if (host.expectation() == Expectation.INFECTED) {
                    staged++;
                    if (!isConvicted) {
                        missed.add(who);
                    }
                } else if (isConvicted && host.expectation() != Expectation.SUSPECT) {
                    wronged.add(who);
                }
            }
        }
        console.screen().line();
        console.screen().paragraph("", 0, verdict(staged, missed, wronged));
    }

    private static String verdict(int staged, List<String> missed, List<String> wronged) {
        String found =
                missed.isEmpty()
                        ? "All " + Words.count(staged) + " staged infections were found"
                        : Words.count(missed.size())
                                + " of "
                                + Words.count(staged)
                                + " staged infections were missed ("
                                + String.join(", ", missed)
                                + ")";
        String wrong =
                wronged.isEmpty()
                        ? "no innocent host was convicted"
                        : "convicted though innocent: " + String.join(", ", wronged);
        return found + "; " + wrong + ".";
    }
}
