package wolfhound.outputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import wolfhound.model.Alibi;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;

/// Chooses what tells a case: the strongest few of each sign, since the same again only fills the
/// page, and the alibis that mattered.
public final class Telling {
    private static final Comparator<Counted> STRONGEST_FIRST =
            Comparator.comparing(Counted::counts).reversed();

    private Telling() {}

    /// The chosen ones in the order of the case; what counts nothing only where nothing counts.
    public static List<Counted> of(List<Counted> counted, int ofEachSign, int most) {
        List<Counted> chosen = new ArrayList<>();
        List<Counted> counting =
                counted.stream().filter(item -> item.counts().decibans() > 0).toList();
        (counting.isEmpty() ? counted : counting)
                .stream()
                        .sorted(STRONGEST_FIRST)
                        .collect(Collectors.groupingBy(item -> item.evidence().sign().id()))
                        .values()
                        .forEach(same -> chosen.addAll(head(same, ofEachSign)));
        chosen.sort(STRONGEST_FIRST);
        List<Counted> told = head(chosen, most);
        return counted.stream().filter(told::contains).toList();
    }

    /// The alibis that took more than this, the strongest first, each once with its witness.
    public static List<String> alibis(Verdict verdict, double leastRelief, int most) {
        return verdict.hostCase().alibis().stream()
                .filter(alibi -> alibi.relief().decibans() > leastRelief)
                .sorted(Comparator.comparing(Alibi::relief).reversed())
                .map(alibi -> alibi.because() + " (" + alibi.from() + ")")
                .distinct()
                .limit(most)
                .toList();
    }

    private static List<Counted> head(List<Counted> items, int most) {
        return items.subList(0, Math.min(most, items.size()));
    }
}
