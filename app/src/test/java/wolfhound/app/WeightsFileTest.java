package wolfhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.judge.Weights;
import wolfhound.model.Sign;

/// The weights file lists every sign there is, and no other: an unmeasured one with the starting
/// value that its detector states.
class WeightsFileTest {
    private static final String STARTING = "starting value: ";

    @Test
    void listsEverySignWithItsWeightAndWhereThatComesFrom() throws IOException {
        List<String> lines = Settings.lines(Settings.WEIGHTS);
        List<String> expected = expected(Weights.parse(lines));
        if ("update".equals(System.getProperty("golden"))) {
            Path file =
                    Path.of(
                            System.getProperty("wolfhound.root"),
                            "app/src/main/resources" + Settings.WEIGHTS);
            Files.write(file, expected);
            return;
        }
        assertThat(lines).as("rewrite it with -Dgolden=update").isEqualTo(expected);
    }

    /// Measured entries stay; all others are as their detectors say.
    private static List<String> expected(Weights now) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# What each kind of evidence weighs, in decibans, and where the number comes from.");
        lines.add("version\t" + now.version());
        Detectors.all().stream()
                .flatMap(detector -> detector.signs().stream())
                .sorted(Comparator.comparing(Sign::id))
                .forEach(sign -> lines.add(line(sign, now)));
        return lines;
    }

    private static String line(Sign sign, Weights now) {
        for (Weights.Entry entry : now.entries()) {
            if (entry.sign().equals(sign.id()) && !entry.origin().startsWith(STARTING)) {
                return text(sign.id(), entry.weight().decibans(), entry.origin());
            }
        }
        return text(sign.id(), sign.starting().decibans(), STARTING + sign.because());
    }

    private static String text(String id, double decibans, String origin) {
        return id + "\t" + decibans + "\t" + origin;
    }
}
