package wolfhound.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wolfhound.engine.detector.Claim;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Scene;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
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
    void keepsTheCaseOfAHostAtRest() {
        Story story = Story.with(new Third());
        asks(story, "10.0.0.7", 3);
        story.after(7 * HOURS);
        manyAsk(story, 1100);
        assertThat(story.rested()).isEqualTo(1);
        assertThat(story.resting().accused()).isEqualTo(1);
        assertThat(story.signs()).containsExactly("third");
    }

    @Test
    void doesNotCountAgainWhatWasToldBeforeARest() {
        Story story = Story.with(new Third());
        asks(story, "10.0.0.7", 3);
        story.after(7 * HOURS);
        manyAsk(story, 1100);
        asks(story, "10.0.0.7", 3);
        assertThat(story.resting().accused()).isZero();
        assertThat(story.evidence()).hasSize(1);
        assertThat(story.verdict().hostCase().unfiled()).isEqualTo(1);
    }

    @Test
    void wakesAHostWithAllThatItKnew() {
        Story story = Story.with(new Third());
        story.named("bob-pc", "bob");
        asks(story, "10.0.0.7", 1);
        story.talks("198.51.100.7", 443, "tls", 700, 9000);
        story.after(7 * HOURS);
        manyAsk(story, 1100);
        assertThat(story.rested()).isEqualTo(1);
        asks(story, "10.0.0.7", 3);

        assertThat(story.evidence())
                .extracting(Evidence::because)
                .containsExactly(
                        "looked a name up again, and knows [a.example.org]; opened 1, sent 700");
        assertThat(story.verdict().hostCase().names()).containsExactly("bob-pc");
        assertThat(story.verdict().hostCase().circumstances().users()).containsExactly("bob");
        assertThat(story.verdict().hostCase().firstSeen()).isEqualTo("2024-03-04T09:00:00Z");
    }

    @Test
    void listsEveryHostAtRestInTheEnd() {
        Story story = Story.with(new Third());
        manyAsk(story, 1000);
        story.other("10.0.0.7").after(7 * HOURS);
        asks(story, "10.0.0.7", 1);
        for (int i = 0; i < 30; i++) {
            asks(story, "10.8.0." + (i + 1), 1);
        }
        assertThat(story.resting().count()).isEqualTo(1000);
        assertThat(story.hosts()).hasSize(1032).isSorted(); // with the resolver
    }

    /// Memory that grows with the length of a capture shows here: hosts without number, each
    /// speaking for a while and never again.
    @Test
    void keepsLittleOfHostsThatFellSilent() {
        Story story = Story.with(new Third());
        int hosts = 20_000;
        for (int i = 0; i < hosts; i++) {
            String address = "10." + i / 60_000 + "." + i / 250 % 240 + "." + (i % 250 + 1);
            asks(story, address, i % 10 == 0 ? 3 : 1); // every tenth is accused
            for (int peer = 1; peer <= 8; peer++) {
                story.talks("198.51.100." + peer, 443, "tls", 700, 9000);
            }
            story.after(60);
        }
        int ofSixHours = 6 * 60;
        assertThat(story.awake()).isLessThan(ofSixHours + 1024);
        assertThat(story.resting().count() + story.awake()).isEqualTo(hosts);
        assertThat(story.resting().bytes() / story.resting().count()).isLessThan(400);
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

        /// What is remembered of the address that the names stood for.
        private static String known(Scene scene) {
            Address address = Address.of("198.51.100.7");
            return scene.host()
                    .peer(address)
                    .map(peer ->
                            ", and knows "
                                    + scene.host().namesOf(address)
                                    + "; opened "
                                    + peer.opened()
                                    + ", sent "
                                    + peer.hostBytes())
                    .orElse("");
        }

        @Override
        public void see(Memory memory, Observation observation, Scene scene) {
            if (observation.seen().hostOpened() && ++memory.count == 3) {
                String because = "looked a name up again" + known(scene);
                scene.testify(Claim.of(THIRD, observation.seen(), because));
            }
        }
    }
}
