package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Excerpt;
import wolfhound.model.RawDialogue.Turn;
import wolfhound.model.Transport;

class PeerLeadsTest {
    private static final String SERVER = "203.0.113.66";
    private final Random random = new Random(5);
    private final List<Turn> turns = new ArrayList<>();
    private Instant now = Instant.parse("2024-03-04T09:00:00Z");

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void say(double after, boolean byHost, byte[] what) {
        now = now.plus(Duration.ofMillis((long) (after * 1000)));
        turns.add(new Turn(now, byHost, Excerpt.of(what)));
    }

    private Story told() {
        return Story.with(new PeerLeads())
                .says(Transport.TCP, SERVER, 5200, turns.toArray(Turn[]::new));
    }

    @Test
    void seesAServerBreakEachSilence() {
        say(0, true, noise(80));
        say(0.2, false, noise(40));
        for (int i = 0; i < 3; i++) {
            say(20, false, noise(16));
            say(0.1, true, noise(24));
        }
        Story story = told();
        assertThat(story.signs()).containsExactly("server-leads");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void letsAProgramKeepItselfAwake() {
        say(0, true, noise(80));
        say(0.2, false, noise(40));
        for (int i = 0; i < 3; i++) {
            say(20, true, noise(16));
            say(0.1, false, noise(24));
        }
        assertThat(told().signs()).isEmpty();
    }

    @Test
    void letsAServerAskInWordsWhetherAnybodyIsThere() {
        say(0, true, latin("login maria"));
        say(0.2, false, latin("welcome maria"));
        for (int i = 0; i < 3; i++) {
            say(20, false, latin("ping?"));
            say(0.1, true, latin("pong!"));
        }
        assertThat(told().signs()).isEmpty();
    }
}
