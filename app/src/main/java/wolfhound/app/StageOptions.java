package wolfhound.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Staging;
import wolfhound.scenarios.Truth;

/// The options that every command with a staging in it has.
final class StageOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Another seed gives other addresses, names, times and volumes"
                            + " (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    StageOptions() {}

    /// A capture of each, and the truth about all in labels.tsv.
    List<Truth> write(List<Scenario> scenarios, Path folder) {
        try {
            return Staging.write(scenarios, seed, folder);
        } catch (IOException failed) {
            throw Trouble.wrongUsage(
                    "--folder "
                            + folder
                            + ": cannot be written; choose another ("
                            + Trouble.reason(failed)
                            + ")");
        }
    }
}
