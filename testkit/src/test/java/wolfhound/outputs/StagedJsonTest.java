package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wolfhound.scenarios.Scenarios;
import wolfhound.testkit.StagedHunt;

/// What `--json` writes of real hunts keeps the schema that is promised in `docs`.
class StagedJsonTest {
    private static final long SEED = 1;

    @TestFactory
    Stream<DynamicTest> keepsTheSchema() throws IOException {
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        Schema schema = new Schema(JsonValue.object(Files.readString(file)));
        return Scenarios.withCompany()
                .map(scenario ->
                        dynamicTest(
                                scenario.name(),
                                () ->
                                        assertThat(lines(StagedHunt.of(scenario, SEED, 1)))
                                                .allSatisfy(line ->
                                                        assertThat(
                                                                        schema.faults(
                                                                                JsonValue.of(line)))
                                                                .isEmpty())));
    }

    /// Whoever acts on a conviction finds in its line what to look up, to block and to clean.
    @Test
    void leavesNothingOutOfAConviction() {
        List<Map<String, Object>> convictions =
                lines(StagedHunt.of(Scenarios.company(), SEED, 1)).stream()
                        .map(JsonValue::object)
                        .filter(line -> "infected".equals(line.get("verdict")))
                        .toList();
        assertThat(convictions)
                .isNotEmpty()
                .allSatisfy(verdict -> {
                    assertThat(verdict.get("first_malicious")).isNotNull();
                    assertThat(verdict.get("decided")).isNotNull();
                    assertThat(JsonValue.objects(verdict.get("containment"))).isNotEmpty();
                    assertThat((List<?>) verdict.get("remedy")).isNotEmpty();
                    assertThat((List<?>) verdict.get("would_change")).isNotEmpty();
                    assertThat(JsonValue.objects(verdict.get("evidence")))
                            .isNotEmpty()
                            .allSatisfy(evidence -> {
                                assertThat((List<?>) evidence.get("technique")).isNotEmpty();
                                assertThat(JsonValue.objects(evidence.get("exhibits")))
                                        .isNotEmpty()
                                        .allSatisfy(exhibit ->
                                                assertThat(exhibit.get("community_id"))
                                                        .asString()
                                                        .startsWith("1:"));
                            });
                });
    }

    private static List<String> lines(StagedHunt hunt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(bytes, Sample.hunted())) {
            hunt.verdicts().forEach(lines::accept);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
