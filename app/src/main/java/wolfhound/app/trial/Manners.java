package wolfhound.app.trial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import wolfhound.model.Verdict;
import wolfhound.outputs.Manner;

/// Scores beside each other what rules add: verdicts with rules and without them, and the way of
/// those who take every alert for an infection.
public final class Manners {
    private final List<Way> ways =
            List.of(
                    new Way("with rules", one -> infected(one.label(), one.verdicts())),
                    new Way(
                            "without rules",
                            one -> infected(one.label(), one.beside().withoutRules())),
                    new Way(
                            "any alert of priority 1 convicts",
                            one -> one.beside().worstAlert() <= 1),
                    new Way(
                            "any alert of priority 1 or 2 convicts",
                            one -> one.beside().worstAlert() <= 2),
                    new Way(
                            "any alert convicts",
                            one -> one.beside().worstAlert() < Integer.MAX_VALUE));

    /// One way to convict.
    private static final class Way {
        final String name;
        final Predicate<Trialled> convicts;
        final Map<String, int[]> families = new TreeMap<>(); // captures, convicted
        int innocent;
        int condemned;

        Way(String name, Predicate<Trialled> convicts) {
            this.name = name;
            this.convicts = convicts;
        }

        void add(Trialled one) {
            boolean convicted = convicts.test(one);
            if (one.label().isGuilty()) {
                String family = one.label().family().toLowerCase(Locale.ROOT);
                int[] counts =
                        families.computeIfAbsent(
                                one.label().kind() + "/" + family, key -> new int[2]);
                counts[0]++;
                counts[1] += convicted ? 1 : 0;
            } else if (one.label().isInnocent()) {
                innocent++;
                condemned += convicted ? 1 : 0;
            }
        }

        Manner manner() {
            return new Manner(
                    name,
                    families.values().stream().mapToInt(counts -> counts[0]).sum(),
                    families.values().stream().mapToInt(counts -> counts[1]).sum(),
                    families.values().stream()
                            .mapToDouble(counts -> (double) counts[1] / counts[0])
                            .average()
                            .orElse(0),
                    families.size(),
                    innocent,
                    condemned);
        }
    }

    public void add(Trialled one) {
        ways.forEach(way -> way.add(one));
    }

    public List<Manner> manners() {
        return ways.stream().map(Way::manner).toList();
    }

    /// Is a host infected that the label names; any, where it names nobody or nobody is.
    private static boolean infected(Label label, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(v ->
                        label.isInnocent()
                                || label.named().isEmpty()
                                || label.named().contains(v.host().address()))
                .anyMatch(v -> v instanceof Verdict.Infected);
    }
}
