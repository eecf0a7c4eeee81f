package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told of an audit on the terminal and as JSON.
class AuditTest {
    private static String table(Audited audited, int most) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new AuditTable(new Screen(out, 140, false), most).tell(audited);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysFirstWhatTheListGotRight() {
        List<String> said = AuditWords.summary(AuditSample.of("evil.example"));

        assertThat(said.getFirst())
                .isEqualTo(
                        "Of 2 infected hosts (by our verdicts) it names 1 (50 %): 1 before our"
                                + " verdict. It misses 1.");
        assertThat(said.get(1))
                .isEqualTo(
                        "Of 20 other hosts it condemns 2 (10 %). So of a hundred hosts that it"
                                + " condemns here 67 are clean.");
        assertThat(said.get(2))
                .contains(
                        "would have stopped 1 conversation, 1 request and 1 look-up of 1 site that"
                                + " were bad.",
                        "Lost with that, and innocent: 3 conversations, 5 requests (2 pages) and 7"
                                + " look-ups of 4 sites, on 2 hosts.",
                        "would have lost none of these conversations");
        assertThat(said.get(3)).contains("an entry that it got only after the capture");
        assertThat(said.get(4)).contains("6 conversations came in from listed places");
    }

    @Test
    void leadsFromEveryRowToThePackets() {
        String table = table(AuditSample.of("evil.example"), 9);

        assertThat(table)
                .contains(
                        "all lists: 1,005 entries, 12 of them met in 1,234 packets.",
                        "Clean hosts that it condemns: 1",
                        "10.0.0.1  clear; it asked for the name evil.example (4 times); the list"
                                + " has the domain evil.example as zeus (old.csv, line 17), held as",
                        "mail-gateway: it looks up what mail says",
                        "the list tells 1 min 30 s before us",
                        "2 clean hosts beside 1 infected host; lost: 3 conversations",
                        "41 other sites seen there",
                        "3 look-ups beyond the bound");
        assertThat(table.lines().filter(line -> line.contains("day.pcap packet 17, 1:")))
                .hasSize(4);
        assertThat(table).containsPattern("old list +3 +1 +0 +0 +2 +1 +1 +0");
    }

    @Test
    void tellsOnlyTheFirstRowsAndHowManyMore() {
        assertThat(table(AuditSample.of("evil.example"), 0)).contains("and 1 more; see --json");
    }

    @Test
    void writesWhatTheSchemaPromises() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AuditLines lines = new AuditLines(bytes)) {
            lines.audit(AuditSample.of("evil.example"));
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        Schema schema = new Schema(JsonValue.object(Files.readString(file)));
        assertThat(lines)
                .hasSize(7)
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
        assertThat(lines.stream().map(line -> JsonValue.object(line).get("type")))
                .containsExactly(
                        "audit",
                        "audited-list",
                        "audited-list",
                        "condemned",
                        "condemned",
                        "missed",
                        "audited-entry");
    }
}
