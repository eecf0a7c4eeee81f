package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.engine.judge.Judge;
import wolfhound.model.HostCase;
import wolfhound.model.Verdict;
import wolfhound.outputs.CaseFile;
import wolfhound.scenarios.Scenario;
import wolfhound.scenarios.Scenarios;

/// The same traffic gives the same verdicts: on one thread or four, in another staging of the same
/// story, and from the stored case.
class SameVerdictsTest {
    private static final long SEED = 1;
    private static final List<Long> OTHER_SEEDS = List.of(2L, 3L);
    private static final int MANY_THREADS = 4;

    @TempDir private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> doNotDependOnTheThreads() {
        return each(scenario -> {
            Path capture = folder.resolve(scenario.name() + ".pcap");
            assertThat(StagedHunt.of(scenario, SEED, MANY_THREADS, capture).verdicts())
                    .isEqualTo(StagedHunt.of(scenario, SEED, 1, capture).verdicts());
        });
    }

    @TestFactory
    Stream<DynamicTest> doNotDependOnTheSeed() {
        return each(scenario -> {
            assumeFalse(toFix(scenario), scenario.name() + " is wrong today");
            for (long seed : OTHER_SEEDS) {
                assertThat(StagedHunt.of(scenario, seed, 1).wrongs()).as("seed %s", seed).isEmpty();
            }
        });
    }

    @Test
    void areTheSameFromStoredCasesByteForByte() throws IOException {
        for (Scenario scenario : Scenarios.all()) {
            List<Verdict> verdicts = StagedHunt.of(scenario, SEED, 1).verdicts();
            byte[] stored = store(verdicts.stream().map(Verdict::hostCase).toList());
            List<Verdict> again =
                    verdicts.stream().map(verdict -> Judge.judge(found(verdict))).toList();

            assertThat(again).as(scenario.name()).isEqualTo(verdicts);
            assertThat(store(again.stream().map(Verdict::hostCase).toList()))
                    .as(scenario.name())
                    .isEqualTo(stored);
        }
    }

    private byte[] store(List<HostCase> cases) throws IOException {
        try (CaseFile file = CaseFile.replacing(stored())) {
            cases.forEach(file::keep);
        }
        return Files.readAllBytes(stored());
    }

    private HostCase found(Verdict verdict) {
        return CaseFile.at(stored()).find(verdict.host()).orElseThrow();
    }

    private Path stored() {
        return folder.resolve("cases.jsonl");
    }

    private static boolean toFix(Scenario scenario) {
        return Files.exists(
                Path.of("src/test/resources/expected/tofix", scenario.name() + ".expected"));
    }

    private static Stream<DynamicTest> each(Hunted hunted) {
        return Scenarios.all().stream()
                .map(scenario -> dynamicTest(scenario.name(), () -> hunted.hold(scenario)));
    }

    /// What has to hold for each scenario.
    private interface Hunted {
        void hold(Scenario scenario) throws IOException;
    }
}
