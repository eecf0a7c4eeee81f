package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;

/// Every scenario, hunted by the program as it is, says what its file under `expected` says.
/// `-Dgolden=update` writes the files anew; one whose verdicts are not what the story asks for goes
/// under `tofix`, and its test notices when they are.
class GoldenTest {
    private static final Path EXPECTED = Path.of("src/test/resources/expected");
    private static final Path TO_FIX = EXPECTED.resolve("tofix");
    private static final boolean UPDATE = "update".equals(System.getProperty("golden"));
    private static final long SEED = 1;

    @TestFactory
    Stream<DynamicTest> saysWhatIsExpected() {
        return Scenarios.all().stream()
                .map(scenario -> dynamicTest(scenario.name(), () -> hold(scenario)));
    }

    @Test
    void hasNoFileWithoutItsScenario() throws IOException {
        try (Stream<Path> files = Files.walk(EXPECTED)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> file.getFileName().toString()))
                    .hasSize(Scenarios.all().size())
                    .containsAll(Scenarios.all().stream().map(GoldenTest::fileName).toList());
        }
    }

    private static void hold(Scenario scenario) throws IOException {
        StagedHunt hunt = StagedHunt.of(scenario, SEED, 1);
        Path right = EXPECTED.resolve(fileName(scenario));
        Path wrong = TO_FIX.resolve(fileName(scenario));
        if (UPDATE) {
            update(scenario, hunt, right, wrong);
        } else if (Files.exists(wrong)) {
            assertThat(read(wrong).agreesOnVerdicts(hunt))
                    .as("%s is right now: -Dgolden=update takes it from tofix", scenario.name())
                    .isFalse();
        } else {
            Expected expected = read(right);
            assertThat(String.join("\n", Expected.of(hunt, expected.comments()).lines()))
                    .isEqualTo(String.join("\n", expected.lines()));
            assertThat(hunt.wrongs()).isEmpty();
        }
    }

    private static void update(Scenario scenario, StagedHunt hunt, Path right, Path wrong)
            throws IOException {
        List<String> comments = comments(scenario, right, wrong);
        boolean good = hunt.wrongs().isEmpty();
        Expected now = good ? Expected.of(hunt, comments) : Expected.wanted(hunt.truth(), comments);
        Files.createDirectories(TO_FIX);
        Files.deleteIfExists(good ? wrong : right);
        Files.write(good ? right : wrong, now.lines());
    }

    private static List<String> comments(Scenario scenario, Path... files) throws IOException {
        for (Path file : files) {
            if (Files.exists(file)) {
                return read(file).comments();
            }
        }
        return List.of("# " + scenario.title() + ".", "# " + scenario.shows() + ".");
    }

    private static Expected read(Path file) throws IOException {
        return Expected.parse(Files.readAllLines(file));
    }

    private static String fileName(Scenario scenario) {
        return scenario.name() + ".expected";
    }
}
