package wolfhound.testkit.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Measures the weights: hunts the labelled captures and the staged innocents, and writes the
/// weights file, or with `--check` prints what would be in it and what it would do.
///
/// `Calibrate LABELS WEIGHTS [--check] [--hosts N] [--rarity N] [--threads N]`
public final class Calibrate {
    private Calibrate() {}

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT); // the file is the same everywhere
        Path labels = Path.of(arguments[0]);
        Path file = Path.of(arguments[1]);
        boolean check = false;
        int hosts = 100_000;
        int rarity = 10_000;
        int threads = Runtime.getRuntime().availableProcessors();
        for (int i = 2; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--check" -> check = true;
                case "--hosts" -> hosts = Integer.parseInt(arguments[++i]);
                case "--rarity" -> rarity = Integer.parseInt(arguments[++i]);
                case "--threads" -> threads = Integer.parseInt(arguments[++i]);
                default -> throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
        }
        try (Workers workers = new Workers(threads)) {
            Trials staged = new Trials();
            List<CapturedTrials.Captured> captures = CapturedTrials.of(labels, workers);
            StagedTrials stages = new StagedTrials(workers, staged);
            stages.run(hosts, rarity);
            Names.run(workers, staged);
            Trials all = staged.copy();
            captures.forEach(captured -> captured.addTo(all));
            if (check) {
                Report report = new Report(System.out, captures, stages.accused(), staged);
                report.tell(all);
            } else {
                Files.write(file, WeightsFile.lines(all));
            }
        }
    }
}
