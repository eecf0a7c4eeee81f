package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.NameLookup.Outcome;

class RawCallHomeTest {
    private static final String SERVER = "203.0.113.66";
    private final Random random = new Random(5);

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void seesAServerOrderAndTheHostReport() {
        Story story =
                Story.with(new RawCallHome())
                        .looksUp("www.example.org", "A", Outcome.ANSWERED, "203.0.113.5")
                        .says(TCP, SERVER, 5200, turn(false, noise(12)), turn(true, noise(244)));
        assertThat(story.signs()).containsExactlyInAnyOrder("odd-port", "raw-call-home");
    }

    @Test
    void seesBothSidesTalkInHexDigits() {
        assertThat(
                        Story.with(new RawCallHome())
                                .says(
                                        TCP,
                                        SERVER,
                                        1604,
                                        turn(false, latin("4F1C99A0B7D3")),
                                        turn(true, latin("7BE2013CFA85")))
                                .signs())
                .contains("raw-call-home");
    }

    @Test
    void neverConvictsByItself() {
        Story story =
                Story.with(new RawCallHome(), new BareAddress(), new Beats())
                        .looksUp("www.example.org", "A", Outcome.ANSWERED, "203.0.113.5");
        for (int i = 0; i < 20; i++) {
            story.says(TCP, SERVER, 5200, turn(false, noise(12)), turn(true, noise(244))).after(30);
        }
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void letsAServerGreetInText() {
        Story story =
                Story.with(new RawCallHome())
                        .looksUp("play.example.org", "A", Outcome.ANSWERED, SERVER)
                        .says(
                                TCP,
                                SERVER,
                                5678,
                                turn(false, latin("+OK game server ready\r\n")),
                                turn(true, latin("LOGIN maria\r\n")));
        assertThat(story.signs()).containsExactly("odd-port");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void letsAGameHaveItsNameAndItsKeys() {
        Story story =
                Story.with(new RawCallHome(), new BareAddress())
                        .looksUp("login.game.example", "A", Outcome.ANSWERED, SERVER)
                        .says(TCP, SERVER, 6112, turn(false, noise(12)), turn(true, noise(90)));
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void seesACipherWrittenInLettersOnBothSides() {
        Story story =
                Story.with(new RawCallHome())
                        .looksUp("www.example.org", "A", Outcome.ANSWERED, "203.0.113.5")
                        .says(
                                TCP,
                                SERVER,
                                8989,
                                turn(true, Base64.getEncoder().encode(noise(255))),
                                turn(false, Base64.getEncoder().encode(noise(48))));
        assertThat(story.evidence())
                .anySatisfy(item -> assertThat(item.because()).contains("base64"));
    }

    @Test
    void letsWordsWrittenInLettersBe() {
        byte[] words = Base64.getEncoder().encode(latin("user maria, room 7, light on, door shut"));
        assertThat(
                        Story.with(new RawCallHome())
                                .looksUp("www.example.org", "A", Outcome.ANSWERED, "203.0.113.5")
                                .says(TCP, SERVER, 8989, turn(true, words), turn(false, words))
                                .signs())
                .doesNotContain("raw-call-home");
    }

    @Test
    void weighsAChallengeAsLongAsItsAnswerMoreThanTwoKeys() {
        double[] weights = new double[2];
        int[] lengths = {32, 256};
        for (int i = 0; i < 2; i++) {
            Story story =
                    Story.with(new RawCallHome())
                            .looksUp("www.example.org", "A", Outcome.ANSWERED, "203.0.113.5")
                            .says(
                                    TCP,
                                    SERVER,
                                    3460,
                                    turn(true, noise(lengths[i])),
                                    turn(false, noise(lengths[i])));
            weights[i] =
                    story.evidence().stream()
                            .filter(item -> item.sign().id().equals("raw-call-home"))
                            .mapToDouble(item -> item.weight().decibans())
                            .max()
                            .orElse(0);
        }
        assertThat(weights[1]).isGreaterThan(weights[0]);
    }
}
