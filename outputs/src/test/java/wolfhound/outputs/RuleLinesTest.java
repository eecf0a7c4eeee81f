package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleLinesTest {
    @Test
    void writesWhatTheSchemaPromises() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RuleLines lines = new RuleLines(bytes)) {
            lines.problem("wrong", "a.rules", 3, 7, "", false, "expected this, found that");
            lines.problem("not supported", "a.rules", 4, 9, "lua", false, "`lua` is not supported");
            lines.rules(5, 2, 1, Map.of("lua", 1), 0, 3, List.of("a.rules"), List.of());
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        Schema schema = new Schema(JsonValue.object(Files.readString(file)));
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
        assertThat(JsonValue.object(lines.getLast()))
                .containsEntry("type", "rules")
                .containsEntry("loaded", 5L)
                .containsEntry("wrong", 1L);
    }
}
