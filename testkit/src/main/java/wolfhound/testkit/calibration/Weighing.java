package wolfhound.testkit.calibration;

import java.util.Map;
import java.util.TreeMap;
import wolfhound.model.Sign;

/// One weight for each sign, in decibans.
record Weighing(Map<String, Double> bySign) {
    /// As the detectors state them.
    static Weighing starting() {
        Map<String, Double> weights = new TreeMap<>();
        for (Sign sign : Watching.SIGNS) {
            weights.put(sign.id(), sign.starting().decibans());
        }
        return new Weighing(weights);
    }

    static Weighing measured(Trials trials) {
        return without("", "", trials);
    }

    /// As measured without this family, and without the innocents from there.
    static Weighing without(String family, String site, Trials trials) {
        Map<String, Double> weights = new TreeMap<>();
        for (Sign sign : Watching.SIGNS) {
            Counts counts = trials.of(sign).withoutFamily(family).withoutCaptured(site);
            weights.put(sign.id(), Rule.of(sign, counts).weight());
        }
        return new Weighing(weights);
    }

    double of(Sign sign) {
        return bySign.getOrDefault(sign.id(), sign.starting().decibans());
    }
}
