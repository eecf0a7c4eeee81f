package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.engine.memory.Knowledge;
import wolfhound.model.Body;
import wolfhound.model.DomainName;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;
import wolfhound.model.NameLookup;
import wolfhound.model.RawDialogue;
import wolfhound.model.SecureSession;
import wolfhound.model.Transport;

/// A program that asks where it has landed, and whom it then tells.
class LandedReportTest {
    private static final String SERVER = "203.0.113.9";
    private static final String CHECK = "where-am-i.example";
    private static final String EXAMPLE = "O=Internet Widgits Pty Ltd,ST=Some-State,C=AU";

    private static Story story() {
        return Story.with(
                        Knowledge.parse(List.of("[ip-check]", CHECK)),
                        List.of(new LandedReport()),
                        List.of())
                .looksUp(CHECK, "A", NameLookup.Outcome.ANSWERED, "198.51.100.200");
    }

    private static Story asks(Story story, Headers headers) {
        Web.exchange(
                story,
                "198.51.100.200",
                80,
                "GET",
                "/",
                headers,
                Body.NONE,
                200,
                Web.text("198.51.100.7", "text/plain", FileKind.TEXT));
        return story;
    }

    private static Story shows(Story story, String subject) {
        var own =
                new SecureSession.Certificate(
                        subject, subject, "01", 1, 2, List.of(), "RSA", 2048, "00");
        return story.see(
                new SecureSession(
                        story.seen(Transport.TCP, SERVER, 443, true),
                        "tls",
                        "TLS 1.2",
                        DomainName.NONE,
                        false,
                        List.of(),
                        "own-client",
                        "",
                        "",
                        "",
                        List.of(own),
                        SecureSession.Outcome.ESTABLISHED));
    }

    private static byte[] sealed(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        return ByteBuffer.allocate(4 + length).putInt(length).put(body).array();
    }

    private static RawDialogue.Turn[] frames() {
        return new RawDialogue.Turn[] {
            Story.turn(true, sealed(400)), Story.turn(false, sealed(48))
        };
    }

    @Test
    void followsTheQuestionToAServerOfNobody() {
        Story story = shows(asks(story(), Web.nameless(CHECK)).after(2), EXAMPLE);
        assertThat(story.signs()).containsExactly("address-check-then-stranger");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void followsItToFramesOfBareCipher() {
        Story story =
                asks(story(), Web.nameless(CHECK))
                        .after(2)
                        .says(Transport.TCP, SERVER, 4782, frames());
        assertThat(story.signs()).containsExactly("address-check-then-stranger");
    }

    @Test
    void acceptsAPersonWhoAsksAndThenOpensTheGatewayOfHisOffice() {
        Story story = shows(asks(story(), Web.browser(CHECK)).after(2), EXAMPLE);
        assertThat(story.evidence()).isEmpty();
    }

    @Test
    void acceptsAPrivateNetworkUnderTheNameOfItsMaker() {
        Story story = shows(asks(story(), Web.nameless(CHECK)).after(2), "CN=gateway,O=Maker Ltd");
        assertThat(story.evidence()).isEmpty();
    }

    @Test
    void acceptsAServerThatWasMetBefore() {
        Story story = story();
        shows(story.talks(SERVER, 443, "tls", 900, 3000), EXAMPLE).after(60);
        shows(asks(story, Web.nameless(CHECK)).after(2), EXAMPLE);
        assertThat(story.evidence()).isEmpty();
    }

    @Test
    void forgetsTheQuestion() {
        Story story = shows(asks(story(), Web.nameless(CHECK)).after(600), EXAMPLE);
        assertThat(story.evidence()).isEmpty();
    }
}
