package wolfhound.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.HostCase;
import wolfhound.model.Role;
import wolfhound.model.Testimony;
import wolfhound.model.Verdict;

/// The laws of the arithmetic, for any case whatever.
class JudgeLawsTest {
    @Provide
    Arbitrary<List<Evidence>> anything() {
        return Cases.anyHeap(Cases.allClasses());
    }

    @Provide
    Arbitrary<List<Evidence>> softThings() {
        return Cases.anyHeap(Cases.softClasses());
    }

    @Provide
    Arbitrary<Role> roles() {
        return Arbitraries.of(Role.class);
    }

    @Property
    void noHeapOfSoftEvidenceConvictsAnybody(
            @ForAll("softThings") List<Evidence> heap, @ForAll("roles") Role role) {
        assertThat(Judge.judge(Cases.of(role, heap))).isNotInstanceOf(Verdict.Infected.class);
    }

    @Property
    void softCapsTogetherStayBelowTheBarOfAWorkstation(@ForAll("softThings") List<Evidence> heap) {
        Verdict verdict = Judge.judge(Cases.of(Role.WORKSTATION, heap));
        assertThat(verdict.reckoning().posterior().decibans()).isLessThan(Judge.INFECTED);
    }

    @Property
    void whoeverIsConvictedIsConvictedByProofOrByTwoGroupsOneOfThemHard(
            @ForAll("anything") List<Evidence> heap) {
        Verdict verdict = Judge.judge(Cases.of(Role.WORKSTATION, heap));
        if (verdict instanceof Verdict.Infected) {
            Set<String> groups = new HashSet<>();
            boolean hard = false;
            boolean proof = false;
            for (Evidence item : heap) {
                groups.add(item.group().toString());
                hard |= item.kind().isHard();
                proof |= item.kind() == EvidenceClass.PROOF;
            }
            assertThat(proof || hard && groups.size() >= 2).isTrue();
        }
    }

    @Property
    void anAlibiNeverMakesGuilt(@ForAll("anything") List<Evidence> heap, @ForAll long seed) {
        Random random = new Random(seed);
        List<Testimony> answered = new ArrayList<>();
        for (Evidence item : heap) {
            answered.add(item);
            if (random.nextBoolean()) {
                answered.add(Cases.alibi(item, random.nextDouble() * 40));
            }
        }
        double without =
                Judge.judge(Cases.of(Role.WORKSTATION, heap)).reckoning().posterior().decibans();
        double with =
                Judge.judge(Cases.of(Role.WORKSTATION, answered))
                        .reckoning()
                        .posterior()
                        .decibans();
        assertThat(with).isLessThanOrEqualTo(without + 0.02);
    }

    @Property
    void theOrderOfTestimoniesOfOneMomentChangesNothing(
            @ForAll("anything") List<Evidence> heap, @ForAll long seed) {
        List<Evidence> shuffled = new ArrayList<>(heap);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.sort(Comparator.comparing(Evidence::at));
        Verdict one = Judge.judge(Cases.of(Role.WORKSTATION, heap));
        Verdict other = Judge.judge(Cases.of(Role.WORKSTATION, shuffled));
        assertThat(other.text()).isEqualTo(one.text());
        assertThat(other.reckoning().posterior()).isEqualTo(one.reckoning().posterior());
        assertThat(other.reckoning().firstMalicious()).isEqualTo(one.reckoning().firstMalicious());
    }

    @Property
    void namesACaseAsItsVerdictDoes(
            @ForAll("roles") Role role, @ForAll("anything") List<Evidence> heap) {
        HostCase hostCase = Cases.of(role, heap);
        assertThat(Judge.name(hostCase)).isEqualTo(Judge.judge(hostCase).text());
    }

    @Property
    void theSameCaseGetsTheSameVerdict(@ForAll("anything") List<Evidence> heap) {
        HostCase hostCase = Cases.of(Role.WORKSTATION, heap);
        assertThat(Judge.judge(hostCase)).isEqualTo(Judge.judge(hostCase));
    }

    /// A second computation, as plain as it gets: at a moment, everything so far sorted by what is
    /// left of it, halved by group, capped by class.
    @Property
    void aNaiveSumComesToTheSame(@ForAll("anything") List<Evidence> heap) {
        double worst = -40;
        for (Evidence until : heap) {
            double sum = naiveSum(heap, until);
            worst = Math.max(worst, sum);
        }
        double told =
                Judge.judge(Cases.of(Role.WORKSTATION, heap)).reckoning().posterior().decibans();
        assertThat(told).isBetween(Math.min(-40, worst) - 0.02, worst + 0.02);
    }

    private static double naiveSum(List<Evidence> heap, Evidence until) {
        Map<Evidence, Double> left = new HashMap<>();
        List<Evidence> known = new ArrayList<>();
        for (Evidence item : heap) {
            if (!item.at().isAfter(until.at())) {
                double age = (until.at().toEpochMilli() - item.at().toEpochMilli()) / 1000.0;
                left.put(
                        item,
                        item.weight().decibans()
                                * Math.pow(2, -age / item.kind().halfLife().toSeconds()));
                known.add(item);
            }
        }
        known.sort(
                Comparator.comparingDouble((Evidence item) -> -left.get(item))
                        .thenComparing(Evidence::at)
                        .thenComparing(item -> item.sign().id())
                        .thenComparing(item -> item.group().toString())
                        .thenComparing(Evidence::because));
        Map<String, Integer> groups = new HashMap<>();
        Map<EvidenceClass, Double> classes = new HashMap<>();
        for (Evidence item : known) {
            int before = groups.merge(item.group().toString(), 1, Integer::sum) - 1;
            classes.merge(item.kind(), left.get(item) / (1 << Math.min(30, before)), Double::sum);
        }
        double sum = -40;
        for (Map.Entry<EvidenceClass, Double> entry : classes.entrySet()) {
            sum += Math.min(entry.getValue(), entry.getKey().cap().decibans());
        }
        return sum;
    }
}
