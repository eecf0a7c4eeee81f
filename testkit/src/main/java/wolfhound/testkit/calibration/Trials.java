package wolfhound.testkit.calibration;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import wolfhound.model.Sign;

/// All trials so far, counted by sign.
///
/// A trial of a sign is a host in a capture, or in a staged run, of which the sign's detector was
/// shown at least one observation. The infected hosts of one capture are one trial.
final class Trials {
    private final Map<String, Counts> counts = new TreeMap<>();

    Trials() {
        Watching.SIGNS.forEach(sign -> counts.put(sign.id(), Counts.none()));
    }

    Counts of(Sign sign) {
        return counts.computeIfAbsent(sign.id(), id -> Counts.none());
    }

    void infected(String family, Subject subject) {
        add(subject, family, Counts::families);
    }

    void innocentCaptured(String site, Subject subject) {
        add(subject, site, Counts::captured);
    }

    void innocentByCause(String scenario, Subject subject) {
        add(subject, scenario, Counts::causes);
    }

    void innocentOrdinary(String what, Subject subject) {
        add(subject, what, Counts::ordinary);
    }

    /// So many at once.
    void innocentOrdinary(String what, Sign sign, Share share) {
        of(sign).ordinary().merge(what, share, Share::plus);
    }

    /// A copy, to which more can be added.
    Trials copy() {
        Trials copy = new Trials();
        counts.forEach((sign, count) -> copy.counts.put(sign, count.copy()));
        return copy;
    }

    private void add(
            Subject subject, String group, Function<Counts, SortedMap<String, Share>> side) {
        for (int place = 0; place < Watching.DETECTORS.size(); place++) {
            if (!subject.chances().get(place)) {
                continue;
            }
            for (Sign sign : Watching.DETECTORS.get(place).signs()) {
                Share trial = new Share(subject.shown().contains(sign.id()) ? 1 : 0, 1);
                side.apply(of(sign)).merge(group, trial, Share::plus);
            }
        }
    }
}
