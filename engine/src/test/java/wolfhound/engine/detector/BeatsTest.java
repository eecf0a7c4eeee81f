package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Excerpt;
import wolfhound.model.RawDialogue;
import wolfhound.model.Seen;
import wolfhound.model.Transport;

class BeatsTest {
    @Test
    void hearsAClockAndWeighsItLittle() {
        Story story = Story.with(new Beats());
        for (int i = 0; i < 12; i++) {
            story.after(60).talks("203.0.113.7", 443, "tls", 512, 300);
        }
        assertThat(story.signs()).containsExactly("steady-beat");
        assertThat(story.evidence().getFirst().because()).contains("every 60 s");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void hearsASleepWithJitterOfEqualSizes() {
        Story story = Story.with(new Beats());
        double[] sleeps = {60, 50, 66, 57, 48, 63, 70, 55, 61, 52};
        for (double sleep : sleeps) {
            story.after(sleep).talks("203.0.113.7", 443, "tls", 512, 300);
        }
        assertThat(story.evidence())
                .singleElement()
                .satisfies(item -> assertThat(item.weight().decibans()).isEqualTo(3));
    }

    private static Story keepsAwake(double... pauses) {
        Story story = Story.with(new Beats());
        Seen seen = story.seen(Transport.TCP, "203.0.113.7", 4444, true);
        List<RawDialogue.Turn> turns = new ArrayList<>();
        Instant at = seen.at();
        for (double pause : pauses) {
            at = at.plusMillis((long) (1000 * pause));
            turns.add(new RawDialogue.Turn(at, true, Excerpt.of(new byte[12])));
            turns.add(new RawDialogue.Turn(at.plusMillis(80), false, Excerpt.of(new byte[12])));
        }
        return story.see(new RawDialogue(seen, "", turns));
    }

    @Test
    void hearsTheBeatInsideOneConversation() {
        assertThat(keepsAwake(0, 30, 30, 30, 30).signs()).containsExactly("steady-beat");
    }

    @Test
    void doesNotHearABeatInPlay() {
        assertThat(keepsAwake(0, 4, 9, 3, 31).signs()).isEmpty();
    }

    @Test
    void doesNotHearABeatInBrowsing() {
        Story story = Story.with(new Beats());
        double[] pauses = {4, 90, 7, 300, 12, 33, 5, 600, 40, 9, 120};
        for (double pause : pauses) {
            story.after(pause).talks("203.0.113.7", 443, "tls", (long) (pause * 40), 3000);
        }
        assertThat(story.signs()).isEmpty();
    }
}
