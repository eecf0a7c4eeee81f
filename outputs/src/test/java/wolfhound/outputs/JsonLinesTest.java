package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wolfhound.outputs.TrialScore.Accused;
import wolfhound.outputs.TrialScore.ClassRecall;
import wolfhound.outputs.TrialScore.FamilyRecall;

class JsonLinesTest {
    private static final List<String> VERDICT_KEYS =
            List.of(
                    "type",
                    "host",
                    "names",
                    "role",
                    "software",
                    "clear_text_logins",
                    "declared",
                    "label",
                    "verdict",
                    "posterior_db",
                    "prior_db",
                    "visibility",
                    "first_malicious",
                    "decided",
                    "seconds_to_verdict",
                    "families",
                    "evidence",
                    "alibis",
                    "containment",
                    "remedy",
                    "pack",
                    "would_change");

    @Test
    void tellsTheHuntFirstAndThenEachVerdictOnALineOfItsOwn() {
        List<String> lines = hunt();

        assertThat(lines).hasSize(1 + Sample.verdicts().size());
        assertThat(lines.getFirst()).startsWith("{\"type\":\"hunt\",");
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line).startsWith("{\"type\":\"verdict\","));
    }

    @Test
    void givesEveryVerdictEveryKey() {
        for (String line : hunt().subList(1, hunt().size())) {
            assertThat(JsonValue.object(line).keySet()).containsExactlyElementsOf(VERDICT_KEYS);
        }
    }

    @Test
    void keepsItsSchema() throws IOException {
        Schema schema = schema();

        assertThat(hunt())
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
        assertThat(trial())
                .allSatisfy(line -> assertThat(schema.faults(JsonValue.of(line))).isEmpty());
    }

    /// Else the test above could not fail.
    @Test
    void wouldNoticeALineThatBreaksTheSchema() throws IOException {
        String line = hunt().get(1);

        assertThat(faults(line.replace("\"prior_db\":-40.0,", ""))).isNotEmpty();
        assertThat(faults(line.replace("\"verdict\":\"infected\"", "\"verdict\":\"bad\"")))
                .isNotEmpty();
        assertThat(faults(line.replace("\"packet\":17", "\"packet\":\"17\""))).isNotEmpty();
        assertThat(faults(line.replace("\"2018-01-04T17:02:13.870Z\"", "\"yesterday\"")))
                .isNotEmpty();
    }

    @Test
    void pointsFromAnAlibiToItsEvidence() {
        Map<String, Object> verdict = JsonValue.object(hunt().get(1));
        Map<String, Object> alibi = JsonValue.objects(verdict.get("alibis")).getFirst();
        Map<String, Object> answered = JsonValue.objects(verdict.get("evidence")).get(2);

        assertThat(alibi).containsEntry("answers", "/evidence/2");
        assertThat(answered).containsEntry("from", "mail-fan-out");
    }

    /// A name may hold a line end, an escape or half a surrogate pair; a line stays a line.
    @Test
    void keepsTextFromTheNetworkWithinItsString() {
        Map<String, Object> suspect = JsonValue.object(hunt().get(2));

        assertThat(suspect.get("names"))
                .isEqualTo(List.of(Sample.HOSTILE.replace('\ud83d', '\ufffd')));
    }

    @Test
    void tellsATrialAndItsScore() {
        List<String> lines = trial();

        assertThat(JsonValue.object(lines.get(0)))
                .containsEntry("type", "trial")
                .containsEntry("path", "a.pcap")
                .containsEntry("infected_hosts", "10.1.4.101");
        assertThat(JsonValue.object(lines.get(1)))
                .containsEntry("type", "score")
                .containsEntry("captures", 7L);
    }

    private static List<String> faults(String line) throws IOException {
        return schema().faults(JsonValue.of(line));
    }

    private static Schema schema() throws IOException {
        Path file = Path.of(System.getProperty("wolfhound.root"), "docs", "json.schema.json");
        return new Schema(JsonValue.object(Files.readString(file)));
    }

    private static List<String> hunt() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(bytes, Sample.hunted())) {
            Sample.verdicts().forEach(lines::accept);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> trial() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Accused> accused = new ArrayList<>();
        accused.add(new Accused("b.pcap", "benign", "10.0.0.1", 21.5, "rhythm: every 60 s"));
        try (TrialLines lines = new TrialLines(bytes)) {
            lines.trial("a.pcap", "malware-cnc", "gh0st", "10.1.4.101", "", Sample.verdicts());
            lines.score(
                    new TrialScore(
                            7,
                            List.of(
                                    new ClassRecall(
                                            "malware-cnc",
                                            2,
                                            1,
                                            2,
                                            0.5,
                                            List.of(new FamilyRecall("gh0st", 2, 1)))),
                            accused,
                            5,
                            accused,
                            List.of(),
                            new TrialScore.Seconds(1, 2.5, 2.5, 2.5),
                            List.of(new TrialScore.Problem("c.pcap", "hangs"))),
                    List.of(new Manner("any alert convicts", 2, 1, 0.5, 1, 5, 3)));
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
