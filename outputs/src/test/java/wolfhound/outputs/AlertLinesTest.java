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
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Host;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.RuleFacts;
import wolfhound.model.RuleMatch;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

class AlertLinesTest {
    private static RuleMatch match(boolean byHost) {
        var id =
                new ConversationId(
                        Transport.TCP,
                        Address.of("10.0.0.5"),
                        50_000,
                        Address.of("203.0.113.9"),
                        80);
        var seen =
                new Seen(
                        Instant.EPOCH,
                        new Host(id.client()),
                        50_000,
                        new Peer(id.server(), 80),
                        true,
                        new Origin("a.pcap", 7, id),
                        1);
        var rule =
                new RuleFacts(
                        1,
                        5,
                        2,
                        "says \"hello\"",
                        "misc-activity",
                        3,
                        RuleFacts.Ground.CONTENT,
                        9,
                        Map.of());
        return new RuleMatch(seen, byHost, rule);
    }

    private static List<String> lines(RuleMatch match) {
        var bytes = new ByteArrayOutputStream();
        try (AlertLines lines = new AlertLines(bytes)) {
            lines.alert("a.pcap", match);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tellsWhoSaidWhatMatched() {
        assertThat(lines(match(true)).getFirst())
                .contains("\"source\":\"10.0.0.5\",\"source_port\":50000")
                .contains("\"target\":\"203.0.113.9\",\"target_port\":80")
                .contains("\"packet\":7");
        assertThat(lines(match(false)).getFirst())
                .contains("\"source\":\"203.0.113.9\",\"source_port\":80");
    }

    @Test
    void keepsToTheSchema() throws IOException {
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        Schema schema = new Schema(JsonValue.object(Files.readString(file)));
        assertThat(lines(match(true)))
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
    }
}
