package wolfhound.engine.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Topic;
import wolfhound.model.FileKind;
import wolfhound.model.Flow;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Transport;

class WitnessesTest {
    private static final Knowledge KNOWLEDGE = knowledge();

    private static Knowledge knowledge() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Knowledge.class.getResourceAsStream("/wolfhound/knowledge.txt"),
                                StandardCharsets.UTF_8))) {
            return Knowledge.parse(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Story story() {
        return Story.with(KNOWLEDGE, Detectors.all(), Witnesses.all());
    }

    private static Story sendsMailEverywhere(Story story) {
        for (int i = 1; i <= 30; i++) {
            story.looksUp("firm" + i + ".example", "MX", Outcome.ANSWERED, "mx.firm.example")
                    .talks("203.0.113." + i, 25, "smtp", 4000, 300)
                    .after(5);
        }
        return story;
    }

    /// Another host opened a conversation to the laptop and was answered.
    private static Story isCalled(Story story, String by, int port) {
        return story.other(by)
                .flow(Transport.TCP, "10.0.0.7", port, Flow.Phase.OPENED, "smtp", 0, 0)
                .flow(Transport.TCP, "10.0.0.7", port, Flow.Phase.ANSWERED, "smtp", 10, 10)
                .laptop();
    }

    @Test
    void aMailServerIsClearedOfDeliveringMail() {
        Story server = story();
        for (int i = 1; i <= 6; i++) {
            isCalled(server, "10.0.0." + (20 + i), 25);
        }
        sendsMailEverywhere(server);
        assertThat(server.ends()).isEqualTo("clear");
        assertThat(server.alibis()).extracting(alibi -> alibi.from()).contains("mail-gateway");
        assertThat(sendsMailEverywhere(story()).ends()).isEqualTo("infected");
    }

    @Test
    void aMailServerIsNotClearedOfMailingOnWhatItFetched() {
        String url = "http://free.example/photo_jpg.scr";
        Story server = story();
        isCalled(server, "10.0.0.21", 25);
        server.transfers(
                "203.0.113.80", 80, "http", true, "photo_jpg.scr", url, FileKind.PE, latin("MZ"));
        for (int i = 1; i <= 30; i++) {
            server.mails(
                    "203.0.113." + i,
                    25,
                    "x",
                    "m@corp.example",
                    "f" + i + "@c.example",
                    wolfhound.model.Headers.NONE,
                    "Here you have",
                    "see " + url);
        }
        assertThat(server.evidence())
                .filteredOn(item -> item.sign().id().equals("mail-passes-on"))
                .isNotEmpty();
        assertThat(server.alibis())
                .noneMatch(alibi -> alibi.answers().sign().id().equals("mail-passes-on"));
    }

    @Test
    void aResolverIsClearedOfItsClientsTunnel() {
        Story resolver = story();
        for (int i = 1; i <= 3; i++) {
            resolver.other("10.0.0." + (30 + i))
                    .asks("10.0.0.7", "www.example.com", "A", Outcome.ANSWERED, "192.0.2.1");
        }
        resolver.laptop();
        Random random = new Random(9);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[25];
            random.nextBytes(bytes);
            String label = java.util.HexFormat.of().formatHex(bytes);
            resolver.after(0.3)
                    .looksUp(label + ".t.example.org", "TXT", Outcome.ANSWERED, label + label);
        }
        assertThat(resolver.signs()).contains("dns-coded-stream");
        assertThat(resolver.ends()).isEqualTo("clear");
    }

    @Test
    void theKnowledgeFileKnowsWhatEverybodyKnows() {
        assertThat(KNOWLEDGE.knows(Topic.IP_CHECK, "checkip.dyndns.org")).isTrue();
        assertThat(KNOWLEDGE.knows(Topic.UPDATES, "ctldl.windowsupdate.com")).isTrue();
        assertThat(KNOWLEDGE.knows(Topic.BANKS, "www.itau.com.br")).isTrue();
        assertThat(KNOWLEDGE.knows(Topic.SIGNALLING_DNS, "2.0.0.127.zen.spamhaus.org")).isTrue();
        assertThat(KNOWLEDGE.knows(Topic.BANKS, "itau.com.br.example.net")).isFalse();
        for (Topic topic : Topic.values()) {
            assertThat(List.of(topic))
                    .as("names under " + topic.text())
                    .allMatch(t -> hasSome(t.text()));
        }
    }

    private static boolean hasSome(String topic) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Knowledge.class.getResourceAsStream("/wolfhound/knowledge.txt"),
                                StandardCharsets.UTF_8))) {
            return lines.lines().anyMatch(line -> line.equals("[" + topic + "]"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
