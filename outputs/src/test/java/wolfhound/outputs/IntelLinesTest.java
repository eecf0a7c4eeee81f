package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wolfhound.model.Indicator;
import wolfhound.model.Tenure;

class IntelLinesTest {
    private static final Instant DAY = Instant.parse("2010-09-09T00:00:00Z");

    @Test
    void writesWhatTheSchemaPromises() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IntelLines lines = new IntelLines(bytes)) {
            lines.list("a list", "plain list", 1, 3, 1, 0, Optional.of(DAY), Optional.of(DAY));
            lines.complaint("bad.txt", 3, "«x» is no address");
            lines.indicator(
                    new Indicator(
                            Indicator.Kind.URL,
                            "bad.example/gate.php",
                            "a list",
                            "Zeus",
                            Optional.of(DAY),
                            Optional.empty(),
                            50,
                            "",
                            "bad.txt, line 1",
                            Tenure.UNKNOWN),
                    Optional.empty(),
                    0.3);
            lines.imported(3, 7, 1, Map.of("manifests", 2L), List.of("poem.txt"), List.of());
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        Schema schema = new Schema(JsonValue.object(Files.readString(file)));
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
        assertThat(JsonValue.object(lines.get(2)))
                .containsEntry("kind", "URL")
                .containsEntry("tenure", "unknown")
                .containsEntry("refused_as", null);
    }
}
