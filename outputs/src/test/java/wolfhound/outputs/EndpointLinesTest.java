package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointLinesTest {
    @Test
    void writesWhatTheSchemaPromises() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EndpointLines lines = new EndpointLines(bytes)) {
            lines.entry("remove", "redirect", 7, "bank.com", "203.0.113.9", "bank", "a reason");
            lines.hostsFile("hosts", "ASCII", 9, 4, Map.of("own", 2), 0, 0, Optional.empty());
            lines.choice("ask", "stranger", 3, List.of(), List.of("203.0.113.9:80"), "a reason");
            lines.proxyScript("p.pac", 1, false);
        }
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        Schema schema = new Schema(JsonValue.object(Files.readString(file)));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
    }
}
