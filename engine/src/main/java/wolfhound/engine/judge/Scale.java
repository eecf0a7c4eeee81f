package wolfhound.engine.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Weight;

/// Adds up a case at a moment: relief, fading, sharing, caps, in this order. Evidence of the same
/// moment gives the same sum in any order.
final class Scale {
    private final Prior prior;
    private final List<Evidence> evidence;
    private final double[] relief;

    /// The sum at a moment, with what each piece of evidence so far counted, in the order of the
    /// case.
    record Reading(Weight prior, double posterior, List<Counted> counted) {}

    Scale(Prior prior, List<Evidence> evidence, List<Alibi> alibis) {
        this.prior = prior;
        this.evidence = evidence;
        this.relief = new double[evidence.size()];
        Map<Evidence, Integer> positions = new HashMap<>();
        for (int i = 0; i < relief.length; i++) {
            positions.putIfAbsent(evidence.get(i), i);
        }
        for (Alibi alibi : alibis) {
            Integer answered = positions.get(alibi.answers());
            if (answered != null) {
                relief[answered] = Math.max(relief[answered], alibi.relief().decibans());
            }
        }
        for (int i = 0; i < relief.length; i++) {
            // Evidence that is equal to the letter is answered alike.
            relief[i] = relief[positions.getOrDefault(evidence.get(i), i)];
        }
    }

    /// The first `upTo` pieces of evidence, as they weigh at this time; and all others of the very
    /// same time, whichever order they came in.
    Reading read(Instant now, int upTo) {
        int end = upTo;
        while (end < evidence.size() && !evidence.get(end).at().isAfter(now)) {
            end++;
        }
        return read(now, end, i -> true);
    }

    /// As [#read(Instant, int)] with only those pieces (by position) that pass.
    Reading read(Instant now, int end, java.util.function.IntPredicate passes) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (passes.test(i)) {
                items.add(new Item(i, evidence.get(i), left(evidence.get(i), now)));
            }
        }
        items.sort(STRONGEST_FIRST);
        double[] counts = new double[end];
        Map<Group, Integer> inGroup = new HashMap<>();
        Map<EvidenceClass, Double> ofClass = new EnumMap<>(EvidenceClass.class);
        Weight before = prior.at(now);
        double sum = before.decibans();
        for (Item item : items) {
            int stronger = inGroup.merge(item.evidence.group(), 1, Integer::sum) - 1;
            double shared = relieved(item) * Math.pow(0.5, stronger);
            double soFar = ofClass.getOrDefault(item.evidence.kind(), 0.0);
            double counted = Math.min(shared, item.evidence.kind().cap().decibans() - soFar);
            ofClass.put(item.evidence.kind(), soFar + counted);
            counts[item.position] = counted;
            sum += counted;
        }
        List<Counted> all = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (passes.test(i)) {
                all.add(
                        new Counted(
                                evidence.get(i),
                                new Weight(relief[i]),
                                new Weight(round(counts[i]))));
            }
        }
        return new Reading(before, round(sum), all);
    }

    /// @param weight faded, before alibis: an alibi must not promote the evidence beside what it
    ///   answers
    private record Item(int position, Evidence evidence, double weight) {}

    /// Ties are broken by what the evidence says, not by when it was heard.
    private static final Comparator<Item> STRONGEST_FIRST =
            Comparator.comparingDouble((Item item) -> -item.weight)
                    .thenComparing(item -> item.evidence.at())
                    .thenComparing(item -> item.evidence.sign().id())
                    .thenComparing(item -> item.evidence.group().toString())
                    .thenComparing(item -> item.evidence.because())
                    .thenComparingInt(item -> item.position);

    /// What the alibi leaves of an item, faded like the item itself.
    private double relieved(Item item) {
        double whole = item.evidence.weight().decibans();
        return whole <= 0 ? 0 : item.weight * Math.max(0, 1 - relief[item.position] / whole);
    }

    /// What is left of the weight at this time.
    private static double left(Evidence item, Instant now) {
        Duration age = Duration.between(item.at(), now);
        if (age.isNegative() || age.isZero()) {
            return item.weight().decibans();
        }
        return item.weight().decibans()
                * Math.pow(0.5, (double) age.toMillis() / item.kind().halfLife().toMillis());
    }

    /// To hundredths, so that a sum reads as its parts do.
    private static double round(double decibans) {
        return Math.round(decibans * 100) / 100.0;
    }
}
