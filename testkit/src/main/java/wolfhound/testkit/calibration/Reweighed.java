package wolfhound.testkit.calibration;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import wolfhound.engine.judge.Judge;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.HostCase;
import wolfhound.model.Testimony;
import wolfhound.model.Verdict;

/// The verdict on a case as other weights would have had it: what detectors find and witnesses
/// explain does not depend on the weights, so a case need not be hunted again.
final class Reweighed {
    private Reweighed() {}

    /// @param hostCase made with starting weights
    static Verdict judge(HostCase hostCase, Weighing weights) {
        Map<Evidence, Evidence> now = new IdentityHashMap<>();
        List<Testimony> testimonies = new ArrayList<>();
        for (Testimony testimony : hostCase.testimonies()) {
            if (testimony instanceof Evidence item) {
                Evidence weighed = weighed(item, factor(item, weights));
                now.put(item, weighed);
                testimonies.add(weighed);
            } else if (testimony instanceof Alibi alibi) {
                double factor = factor(alibi.answers(), weights);
                Evidence answers =
                        now.computeIfAbsent(alibi.answers(), item -> weighed(item, factor));
                testimonies.add(
                        new Alibi(
                                alibi.from(),
                                answers,
                                alibi.relief().times(factor),
                                alibi.because(),
                                alibi.breaks()));
            }
        }
        return Judge.judge(
                new HostCase(
                        hostCase.host(),
                        hostCase.names(),
                        hostCase.roles(),
                        hostCase.visibility(),
                        hostCase.firstSeen(),
                        hostCase.lastSeen(),
                        testimonies,
                        hostCase.unfiled()));
    }

    private static double factor(Evidence item, Weighing weights) {
        double starting = item.sign().starting().decibans();
        return starting == 0 ? 0 : weights.of(item.sign()) / starting;
    }

    private static Evidence weighed(Evidence item, double factor) {
        return new Evidence(
                item.from(),
                item.sign(),
                item.host(),
                item.at(),
                item.began(),
                item.peer(),
                item.about(),
                item.weight().times(factor),
                item.visibility(),
                item.group(),
                item.because(),
                item.exhibits(),
                item.family(),
                item.bytes(),
                item.bystanders());
    }
}
