package wolfhound.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often one sign was shown.
///
/// @param families of infected machines: captures that show it, of those in which its detector had
///   a chance
/// @param captured innocent hosts of captures, by whose captures they are
/// @param causes innocent hosts of staged runs that play what looks guilty, by scenario
/// @param ordinary innocent hosts of staged runs in which nothing happens, by what they do
record Counts(
        SortedMap<String, Share> families,
        SortedMap<String, Share> captured,
        SortedMap<String, Share> causes,
        SortedMap<String, Share> ordinary) {
    static Counts none() {
        return new Counts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Counts copy() {
        return new Counts(
                new TreeMap<>(families),
                new TreeMap<>(captured),
                new TreeMap<>(causes),
                new TreeMap<>(ordinary));
    }

    /// Each family once: the sum of their shares, of so many families.
    Share infected() {
        Share all = Share.NONE;
        for (Share family : families.values()) {
            all = all.plus(new Share(family.rate(), 1));
        }
        return all;
    }

    /// As [#infected()] without the family that shows it most.
    Share infectedWithoutTheBest() {
        Share all = infected();
        double best = families.values().stream().mapToDouble(Share::rate).max().orElse(0);
        return all.trials() == 0 ? all : all.minus(new Share(best, 1));
    }

    /// Families that show it at all.
    long familiesWith() {
        return families.values().stream().filter(family -> family.shown() > 0).count();
    }

    Share ofCaptures() {
        return sum(captured);
    }

    Share ofStages() {
        return sum(causes).plus(sum(ordinary));
    }

    Share innocents() {
        return ofCaptures().plus(ofStages());
    }

    /// All innocents, and those without one place of captures or one staged cause: without each
    /// that shows the sign, and without the largest that does not, which stands for all smaller
    /// ones.
    List<Share> innocentsWithoutOne() {
        Share all = innocents();
        List<Share> without = new ArrayList<>(List.of(all));
        Share largestClean = Share.NONE;
        for (SortedMap<String, Share> sites : List.of(captured, causes)) {
            for (Share site : sites.values()) {
                if (site.shown() > 0) {
                    without.add(all.minus(site));
                } else if (site.trials() > largestClean.trials()) {
                    largestClean = site;
                }
            }
        }
        without.add(all.minus(largestClean));
        return without;
    }

    /// As if there were no such family.
    Counts withoutFamily(String family) {
        return new Counts(without(families, family), captured, causes, ordinary);
    }

    /// As if there were no captures from there.
    Counts withoutCaptured(String site) {
        return new Counts(families, without(captured, site), causes, ordinary);
    }

    private static Share sum(Map<String, Share> sites) {
        return sites.values().stream().reduce(Share.NONE, Share::plus);
    }

    private static SortedMap<String, Share> without(SortedMap<String, Share> of, String key) {
        if (!of.containsKey(key)) {
            return of;
        }
        SortedMap<String, Share> others = new TreeMap<>(of);
        others.remove(key);
        return others;
    }
}
