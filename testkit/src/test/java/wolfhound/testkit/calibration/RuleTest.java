package wolfhound.testkit.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Sign;

/// What trials do to a weight: the laws that the weights file promises.
class RuleTest {
    private static final List<String> PLACES = List.of("one", "two", "three");

    private static final Sign HARD = sign(EvidenceClass.TEMPLATE, 35);
    private static final Sign SOFT = sign(EvidenceClass.NO_DNS, 6);
    private static final Sign PROOF = sign(EvidenceClass.PROOF, 60);

    private static Sign sign(EvidenceClass kind, double starting) {
        return Sign.of("a-sign", Behaviour.CALLBACK, kind, starting, "a reason");
    }

    @Test
    void keepsWhatInnocentsDoNotContradict() {
        Rule rule = Rule.of(HARD, counts(1, 50, 0, 100_000));
        assertThat(rule.weight()).isEqualTo(35);
        assertThat(rule.origin()).startsWith("starting value, too thin: 1 of 50 families, 0 of ");
    }

    @Test
    void saysMeasuredWhereTheTrialsProveTheStartingValue() {
        Rule rule = Rule.of(SOFT, counts(20, 50, 30, 10_000));
        assertThat(rule.weight()).isEqualTo(6);
        assertThat(rule.origin()).startsWith("measured: 20 of 50 families");
    }

    @Test
    void lowersWhatInnocentsShow() {
        Rule rule = Rule.of(HARD, counts(25, 50, 100, 100_000));
        // half of the infected, one innocent in a thousand: 27 decibans, less what is uncertain
        assertThat(rule.weight()).isBetween(24.0, 26.9);
        assertThat(rule.origin()).startsWith("measured: ").contains("starting value 35");
    }

    @Test
    void neverStatesThePointEstimateOfWhatInnocentsShow() {
        for (int infected = 1; infected <= 50; infected += 7) {
            for (int innocent = 3; innocent <= 3_000; innocent *= 3) {
                double point = 10 * Math.log10((infected / 50.0) / (innocent / 100_000.0));
                assertThat(Rule.of(HARD, counts(infected, 50, innocent, 100_000)).weight())
                        .isLessThan(Math.max(point, 0.1));
            }
        }
    }

    @Test
    void neverRaisesAStartingValue() {
        assertThat(Rule.of(SOFT, counts(50, 50, 0, 100_000)).weight()).isEqualTo(6);
    }

    @Test
    void needsTenThousandInnocentsAboveTwentyAndAMillionAboveForty() {
        assertThat(Rule.of(HARD, counts(50, 50, 0, 9_999)).weight()).isEqualTo(20);
        assertThat(Rule.of(HARD, counts(50, 50, 0, 10_000)).weight()).isGreaterThan(20);
        assertThat(Rule.of(PROOF, counts(50, 50, 0, 999_999)).weight()).isEqualTo(40);
        assertThat(Rule.of(PROOF, counts(50, 50, 0, 2_000_000)).weight()).isEqualTo(60);
    }

    @Test
    void countsAFamilyOnceHoweverManyCapturesItHas() {
        Counts one = Counts.none();
        one.families().put("a", new Share(1, 1));
        one.families().put("b", new Share(0, 1));
        Counts many = Counts.none();
        many.families().put("a", new Share(40, 40));
        many.families().put("b", new Share(0, 1));
        assertThat(many.infected()).isEqualTo(one.infected());
    }

    @Property(tries = 300)
    void anInnocentMoreThatShowsItNeverRaisesAnything(
            @ForAll("counts") Counts counts, @ForAll("places") String place) {
        Rule before = Rule.of(HARD, counts);
        for (SortedMap<String, Share> side : sides(counts)) {
            Share was = side.getOrDefault(place, Share.NONE);
            side.put(place, was.plus(new Share(1, 1)));
            notAbove(Rule.of(HARD, counts), before);
            if (was.shown() < was.trials()) {
                side.put(place, was.plus(new Share(1, 0)));
                notAbove(Rule.of(HARD, counts), before);
            }
            side.put(place, was);
        }
    }

    private static void notAbove(Rule rule, Rule before) {
        assertThat(rule.weight()).isLessThanOrEqualTo(before.weight());
        assertThat(rule.proved()).isLessThanOrEqualTo(before.proved());
        assertThat(rule.allowed()).isLessThanOrEqualTo(before.allowed());
    }

    @Property(tries = 300)
    void aFamilyThatShowsItInAllCapturesNeverLowersTheWeight(@ForAll("counts") Counts counts) {
        double before = Rule.of(HARD, counts).weight();
        for (String family : List.copyOf(counts.families().keySet())) {
            double captures = counts.families().get(family).trials();
            counts.families().put(family, new Share(captures, captures));
            double after = Rule.of(HARD, counts).weight();
            assertThat(after).isGreaterThanOrEqualTo(before);
            before = after;
        }
    }

    @Property(tries = 300)
    void staysBetweenNothingAndTheStartingValue(@ForAll("counts") Counts counts) {
        assertThat(Rule.of(HARD, counts).weight()).isBetween(0.0, 35.0);
    }

    private static List<SortedMap<String, Share>> sides(Counts counts) {
        return List.of(counts.captured(), counts.causes(), counts.ordinary());
    }

    /// So many of so many families, and of so many ordinary innocents.
    private static Counts counts(int infected, int families, int shown, int innocents) {
        Counts counts = Counts.none();
        for (int i = 0; i < families; i++) {
            counts.families().put("family " + i, new Share(i < infected ? 1 : 0, 1));
        }
        counts.ordinary().put("office", new Share(shown, innocents));
        return counts;
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(PLACES);
    }

    @Provide
    Arbitrary<Counts> counts() {
        Arbitrary<Share> sites = share(20, 3_000);
        return Combinators.combine(
                        share(3, 3).list().ofMaxSize(40),
                        sites.list().ofMaxSize(3),
                        sites.list().ofMaxSize(3),
                        share(20, 90_000).list().ofMaxSize(1))
                .as((families, captured, causes, ordinary) -> {
                    Counts counts = Counts.none();
                    put(counts.families(), families);
                    put(counts.captured(), captured);
                    put(counts.causes(), causes);
                    put(counts.ordinary(), ordinary);
                    return counts;
                });
    }

    private static void put(SortedMap<String, Share> side, List<Share> shares) {
        for (int i = 0; i < shares.size(); i++) {
            side.put(i < PLACES.size() ? PLACES.get(i) : "place " + i, shares.get(i));
        }
    }

    private static Arbitrary<Share> share(int mostShown, int mostOthers) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, mostShown),
                        Arbitraries.integers().between(0, mostOthers))
                .as((shown, others) -> new Share(shown, Math.max(1, shown + others)));
    }
}
