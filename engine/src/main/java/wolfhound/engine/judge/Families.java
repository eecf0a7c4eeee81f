package wolfhound.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wolfhound.model.Family;
import wolfhound.model.Verdict.Counted;

/// The families that the counted evidence resembles, best first: independent resemblances add up as
/// chances of being wrong multiply.
final class Families {
    private Families() {}

    static List<Family> of(Scale.Reading reading) {
        Map<String, Double> wrong = new TreeMap<>();
        for (Counted counted : reading.counted()) {
            if (counted.counts().decibans() >= Judge.COUNTS_AT_LEAST) {
                counted.evidence()
                        .family()
                        .ifPresent(family ->
                                wrong.merge(
                                        family.name(), 1 - family.confidence(), (a, b) -> a * b));
            }
        }
        List<Family> families = new ArrayList<>();
        wrong.forEach((name, chance) ->
                families.add(new Family(name, Math.round((1 - chance) * 100) / 100.0)));
        families.sort(
                Comparator.comparingDouble(Family::confidence)
                        .reversed()
                        .thenComparing(Family::name));
        return List.copyOf(families);
    }
}
