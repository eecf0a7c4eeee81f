package wolfhound.testkit.calibration;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.Observation;
import wolfhound.model.Verdict;

/// One host of one hunt, as a trial of every sign.
///
/// @param chances by the place of the detector: was it shown anything of the host
/// @param shown the signs that the host showed, by id
record Subject(Verdict verdict, BitSet chances, Set<String> shown) {
    /// What must be left of a sign's weight, after the detector's doubt, what the sensor missed and
    /// the most favourable alibi, for it to be shown. What is explained weighs nothing in a verdict
    /// and so says nothing on what the unexplained weighs.
    private static final double LEFT = 0.5;

    static Subject of(Verdict verdict, BitSet chances) {
        Map<Evidence, Double> relief = new HashMap<>();
        for (Alibi alibi : verdict.hostCase().alibis()) {
            relief.merge(alibi.answers(), alibi.relief().decibans(), Math::max);
        }
        Set<String> shown = new TreeSet<>();
        for (Evidence item : verdict.hostCase().evidence()) {
            double left = item.weight().decibans() - relief.getOrDefault(item, 0.0);
            if (left >= LEFT * item.sign().starting().decibans()) {
                shown.add(item.sign().id());
            }
        }
        return new Subject(verdict, chances, shown);
    }

    /// As a trial of those detectors alone that watch this kind of observation.
    Subject onlyFor(Class<? extends Observation> kind) {
        BitSet watching = (BitSet) chances.clone();
        for (int place = 0; place < Watching.DETECTORS.size(); place++) {
            if (!Watching.DETECTORS.get(place).watches().contains(kind)) {
                watching.clear(place);
            }
        }
        return new Subject(verdict, watching, shown);
    }

    /// Both as one: hosts of which at least one is infected.
    Subject or(Subject other) {
        BitSet either = (BitSet) chances.clone();
        either.or(other.chances);
        Set<String> both = new TreeSet<>(shown);
        both.addAll(other.shown);
        return new Subject(verdict, either, both);
    }
}
