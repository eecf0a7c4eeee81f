package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.NameLookup.Outcome;

class DnsTunnelTest {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String HEX = "0123456789abcdef";

    private static String coded(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void convictsATunnelThroughTexts() {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 60; i++) {
            story.after(0.3)
                    .looksUp(
                            coded(random, BASE32, 50) + ".t.example.org",
                            "TXT",
                            Outcome.ANSWERED,
                            coded(random, BASE32, 120));
        }
        assertThat(story.signs()).containsExactlyInAnyOrder("dns-as-channel", "dns-coded-stream");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void seesTheSessionAndTheCounterOfATunnel() {
        assertThat(numbered(true).signs())
                .containsExactlyInAnyOrder(
                        "dns-as-channel", "dns-coded-stream", "dns-numbered-stream");
        assertThat(numbered(false).signs()).doesNotContain("dns-numbered-stream");
    }

    /// A tunnel in hexadecimal names that begin with a session's number and a place in the stream,
    /// or with a place that means nothing.
    private static Story numbered(boolean counts) {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 60; i++) {
            int place = counts ? i * 31 : random.nextInt(65_536);
            story.after(0.3)
                    .looksUp(
                            String.format("01b7e4%04x", place)
                                    + coded(random, HEX, 50)
                                    + ".t.example.org",
                            "TXT",
                            Outcome.ANSWERED,
                            coded(random, HEX, 120));
        }
        return story;
    }

    @Test
    void convictsATunnelThatMostlyAsksForMore() {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 60; i++) {
            boolean data = i % 3 == 0;
            story.after(0.1)
                    .looksUp(
                            (data ? coded(random, BASE32, 60) : "p" + coded(random, BASE32, 7))
                                    + ".t.example.org",
                            "MX",
                            Outcome.ANSWERED,
                            coded(random, BASE32, 60) + "." + coded(random, BASE32, 60));
        }
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void convictsATunnelThroughAddresses() {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 80; i++) {
            story.after(0.2)
                    .looksUp(
                            coded(random, HEX, 60) + ".t.example.org",
                            "A",
                            Outcome.ANSWERED,
                            random.nextInt(256)
                                    + "."
                                    + random.nextInt(256)
                                    + "."
                                    + random.nextInt(256)
                                    + "."
                                    + random.nextInt(256));
        }
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAMediaServerNameItsUsersMachines() {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 80; i++) {
            String address = random.nextInt(200) + "." + random.nextInt(256) + ".7." + i;
            story.after(0.2)
                    .looksUp(
                            address.replace('.', '-')
                                    + "."
                                    + coded(random, HEX, 32)
                                    + ".media.example",
                            "A",
                            Outcome.ANSWERED,
                            address);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsReputationServicesAsk() {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 200; i++) {
            story.after(0.2)
                    .looksUp(
                            coded(random, HEX, 32) + ".avqs.example.com",
                            "A",
                            Outcome.ANSWERED,
                            "127.0.0.4")
                    .looksUp(i + ".2.0.192.zen.example.net", "A", Outcome.NO_SUCH_NAME)
                    .looksUp(
                            "4." + i + ".2.0.192.list.example.net",
                            "TXT",
                            Outcome.ANSWERED,
                            "blocked see https://example.net/" + i);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsMailAuthenticationAsk() {
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 60; i++) {
            story.looksUp(
                    "selector" + i + "._domainkey.shop.example",
                    "TXT",
                    Outcome.ANSWERED,
                    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB" + i);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsAContentNetworkHaveLongNames() {
        Random random = new Random(7);
        Story story = Story.with(new DnsTunnel());
        for (int i = 0; i < 60; i++) {
            story.looksUp(
                    coded(random, HEX, 40) + ".cdn.example", "A", Outcome.ANSWERED, "203.0.113.9");
        }
        assertThat(story.signs()).isEmpty();
    }
}
