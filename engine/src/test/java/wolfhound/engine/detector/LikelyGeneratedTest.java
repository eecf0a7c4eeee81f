package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.NameLookup.Outcome;

class LikelyGeneratedTest {
    private static String generated(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            name.append((char) ('a' + random.nextInt(26)));
        }
        return name + ".com";
    }

    @Test
    void seesFailuresAndTheHitButDoesNotConvict() {
        Random random = new Random(11);
        Story story = Story.with(new LikelyGenerated());
        for (int i = 0; i < 25; i++) {
            story.after(1).looksUp(generated(random), "A", Outcome.NO_SUCH_NAME);
        }
        story.looksUp("qxvbkzjwrtpmnh.com", "A", Outcome.ANSWERED, "203.0.113.7")
                .talks("203.0.113.7", 80, "http", 200, 200);
        assertThat(story.signs())
                .containsExactlyInAnyOrder("generated-names", "generated-name-found");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void letsBrowsersProbeAndSuffixesFail() {
        Random random = new Random(11);
        Story story = Story.with(new LikelyGenerated());
        for (int i = 0; i < 30; i++) {
            String label = generated(random).replace(".com", "");
            story.looksUp(label, "A", Outcome.NO_SUCH_NAME)
                    .looksUp(label + ".corp.example", "A", Outcome.NO_SUCH_NAME);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsPeopleMistypeNamesThatCanBeSpoken() {
        Story story = Story.with(new LikelyGenerated());
        for (String name :
                new String[] {
                    "gogle-search", "facebok", "wikipeda", "youtubes", "travelpartner",
                    "holidayhouses", "gardenworld", "computershop", "newspapers", "weathermap",
                    "footballnews", "recipebook", "stackoverflow", "cloudflare", "microsoftonline"
                }) {
            story.looksUp(name + ".com", "A", Outcome.NO_SUCH_NAME);
        }
        assertThat(story.signs()).isEmpty();
    }
}
