package wolfhound.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wolfhound.engine.detector.Claim;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Scene;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Sign;

/// What the engine keeps of hosts that fell silent.
class EngineTest {
    private static final double HOURS = 3600;

    @Test
    void laysHostsToRestThatHaveBeenSilentForHours() {
        Story story = Story.with(new Third());
        asks(story, "10.0.0.7", 2);
        story.after(7 * HOURS);
        manyAsk(story, 1100);
        assertThat(story.rested()).isEqualTo(1);

        asks(story, "10.0.0.7", 1);
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void keepsHostsThatWereSilentForAWhileOnly() {
        Story story = Story.with(new Third());
        asks(story, "10.0.0.7", 2);
        story.after(5 * HOURS);
        manyAsk(story, 1100);
        assertThat(story.rested()).isZero();

        asks(story, "10.0.0.7", 1);
        assertThat(story.signs()).containsExactly("third");
    }

    @Test
    void keepsHostsThatSomethingStandsAgainst() {
        Story story = Story.with(new Third());
        asks(story, "10.0.0.7", 3);
        story.after(7 * HOURS);
        manyAsk(story, 1100);
        assertThat(story.rested()).isZero();
        assertThat(story.signs()).containsExactly("third");
    }

    @Test
    void laysAHostToRestOnceForEachSilence() {
        Story story = Story.with(new Third());
        asks(story, "10.0.0.7", 1);
        story.after(7 * HOURS);
        manyAsk(story, 2500);
        assertThat(story.rested()).isEqualTo(1);
    }

    private static void asks(Story story, String host, int times) {
        for (int i = 0; i < times; i++) {
            story.other(host)
                    .looksUp("a.example.org", "A", NameLookup.Outcome.ANSWERED, "198.51.100.7")
                    .after(0.1);
        }
    }

    private static void manyAsk(Story story, int hosts) {
        for (int i = 0; i < hosts; i++) {
            asks(story, "10.9." + i / 250 + "." + (i % 250 + 1), 1);
        }
    }

    /// Accuses a host of its third look-up, and remembers those before.
    private static final class Third implements Detector<Third.Memory> {
        private static final Sign THIRD =
                Sign.of("third", Behaviour.CALLBACK, EvidenceClass.RARITY, 3, "for the test");

        static final class Memory {
            private int count;
        }

        @Override
        public String name() {
            return "third";
        }

        @Override
        public List<Sign> signs() {
            return List.of(THIRD);
        }

        @Override
        public Set<Class<? extends Observation>> watches() {
            return Set.of(NameLookup.class);
        }

        @Override
        public Memory fresh() {
            return new Memory();
        }

        @Override
        public void see(Memory memory, Observation observation, Scene scene) {
            if (observation.seen().hostOpened() && ++memory.count == 3) {
                scene.testify(Claim.of(THIRD, observation.seen(), "looked a name up again"));
            }
        }
    }
}
