package wolfhound.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import wolfhound.engine.detector.Claim;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Scene;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.witness.Scope;
import wolfhound.engine.witness.Witness;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Which alibis stand in the end.
class AnswersTest {
    private static final List<Witness> SENSOR = named("sensor-loss");

    /// Strangers that are spoken to by address, and one look-up that shows that look-ups can be
    /// seen: whenever in the story it comes, nobody is excused as if they could not.
    @Property(tries = 60)
    void anAlibiFallsWithItsConditionWheneverThatFails(@ForAll long seed, @ForAll boolean seen) {
        List<Integer> acts = new ArrayList<>(List.of(1, 2, 3, 4));
        if (seen) {
            acts.add(0);
        }
        Collections.shuffle(acts, new Random(seed));
        Story story = Story.with(Knowledge.NONE, List.of(new Unnamed()), SENSOR);
        for (int act : acts) {
            if (act == 0) {
                story.after(1).looksUp("www.example.org", "A", Outcome.ANSWERED, "198.51.100.9");
            } else {
                story.after(1)
                        .says(
                                Transport.TCP,
                                "203.0.113." + act,
                                9999,
                                Story.turn(true, Story.latin("hello")),
                                Story.turn(false, Story.latin("you too")));
            }
        }
        assertThat(story.evidence().isEmpty()).isFalse();
        assertThat(story.alibis().isEmpty()).isEqualTo(seen);
    }

    /// Nobody can be devoid of secrets and mail them: whichever of the two is heard first, the
    /// alibi for the other does not stand.
    @Property(tries = 40)
    void whatStandsDoesNotDependOnTheOrderOfTheFile(@ForAll boolean breakerFirst) {
        Story story = twoStrangers();
        List<Evidence> file = new ArrayList<>(story.evidence());
        Evidence explained = file.getFirst();
        Evidence breaker = file.getLast();
        Answers answers = new Answers();
        Fragile witness = new Fragile(breaker);
        if (breakerFirst) {
            Collections.reverse(file);
        }
        file.forEach(item -> answers.hear(item, witness, witness.alibiFor(item)));
        assertThat(answers.standing(explained, file)).isEmpty();
        assertThat(answers.standing(explained, List.of(explained))).hasSize(1);

        Alibi other = new Alibi("other", breaker, breaker.weight(), "it is known", "nothing");
        answers.hear(breaker, SENSOR.getFirst(), Optional.of(other));
        assertThat(answers.standing(explained, file)).as("the breaker is explained").hasSize(1);
    }

    /// An alibi that does not stand beside others is kept over a rest: it stands where they are
    /// explained later, and falls where it did not before.
    @Test
    void aRestChangesNothingOfWhatStands() {
        Story story = twoStrangers();
        Evidence explained = story.evidence().getFirst();
        Evidence breaker = story.evidence().getLast();
        Fragile witness = new Fragile(breaker);
        Witness sensor = SENSOR.getFirst();
        OpenCase before = new OpenCase();
        for (Evidence item : List.of(explained, breaker)) {
            before.file(item);
            before.answer(item, witness, witness.alibiFor(item));
        }
        assertThat(before.given(explained)).hasSize(1);
        assertThat(before.testimonies(before.ordered())).containsExactly(explained, breaker);

        CaseAtRest atRest = new CaseAtRest(List.of(witness, sensor));
        OpenCase woken = atRest.unpack(atRest.pack(before), explained.host());
        assertThat(woken.testimonies(woken.ordered())).containsExactly(explained, breaker);
        Alibi alibi = before.given(explained).getFirst();
        Alibi late = new Alibi(sensor.name(), breaker, breaker.weight(), "it is known", "nothing");
        woken.answer(breaker, sensor, Optional.of(late));
        assertThat(woken.testimonies(woken.ordered()))
                .containsExactly(explained, alibi, breaker, late);

        OpenCase again = atRest.unpack(atRest.pack(woken), explained.host());
        again.confirm(breaker, sensor, Optional.empty());
        assertThat(again.given(breaker)).as("he looked for pages").containsExactly(late);
        again.answer(breaker, sensor, Optional.empty());
        assertThat(again.testimonies(again.ordered())).containsExactly(explained, breaker);
    }

    @Test
    void anAlibiOfAPageThatWasForgottenStays() {
        Story story = Story.with(Knowledge.NONE, List.of(new Unnamed()), List.of());
        story.looksUp("www.example.org", "A", Outcome.ANSWERED, "198.51.100.9")
                .says(
                        Transport.TCP,
                        "203.0.113.1",
                        9999,
                        Story.turn(true, Story.latin("hello")),
                        Story.turn(false, Story.latin("you too")));
        Evidence item = story.evidence().getFirst();
        Alibi alibi = new Alibi("any", item, item.weight(), "a page led there", "nothing");
        for (Witness witness : Witnesses.all()) {
            Answers answers = new Answers();
            answers.hear(item, witness, Optional.of(alibi));
            answers.hear(item, witness, Optional.empty());
            assertThat(answers.standing(item, List.of(item)).isEmpty())
                    .as(witness.name())
                    .isEqualTo(witness.withdraws());
        }
    }

    private static Story twoStrangers() {
        Story story = Story.with(Knowledge.NONE, List.of(new Unnamed()), List.of());
        story.looksUp("www.example.org", "A", Outcome.ANSWERED, "198.51.100.9");
        for (int i = 1; i <= 2; i++) {
            story.after(1)
                    .says(
                            Transport.TCP,
                            "203.0.113." + i,
                            9999,
                            Story.turn(true, Story.latin("hello")),
                            Story.turn(false, Story.latin("you too")));
        }
        return story;
    }

    private static List<Witness> named(String name) {
        return Witnesses.all().stream().filter(witness -> witness.name().equals(name)).toList();
    }

    /// Accuses whoever speaks a tongue of his own of having asked for no name.
    private static final class Unnamed implements Detector<List<String>> {
        private static final Sign SIGN =
                Sign.of("unnamed", Behaviour.CALLBACK, EvidenceClass.NO_DNS, 6, "for the test");

        @Override
        public String name() {
            return "unnamed";
        }

        @Override
        public List<Sign> signs() {
            return List.of(SIGN);
        }

        @Override
        public Set<Class<? extends Observation>> watches() {
            return Set.of(RawDialogue.class);
        }

        @Override
        public List<String> fresh() {
            return new ArrayList<>();
        }

        @Override
        public void see(List<String> memory, Observation observation, Scene scene) {
            scene.testify(
                    Claim.of(SIGN, observation.seen(), "spoke to " + observation.seen().peer()));
        }
    }

    /// Explains everything but one piece, beside which its explanation cannot be true.
    private record Fragile(Evidence breaker) implements Witness {
        Optional<Alibi> alibiFor(Evidence item) {
            return item.equals(breaker)
                    ? Optional.empty()
                    : Optional.of(new Alibi(name(), item, item.weight(), "so it is", "the other"));
        }

        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public Scope scope() {
            return SENSOR.getFirst().scope();
        }

        @Override
        public boolean isBrokenBy(Evidence explained, Evidence other) {
            return other.equals(breaker);
        }

        @Override
        public Optional<Alibi> explain(
                Evidence evidence,
                HostMemory host,
                Surroundings surroundings,
                Knowledge knowledge) {
            return alibiFor(evidence);
        }
    }
}
