package wolfhound.outputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import wolfhound.model.Verdict.Counted;

/// Chooses the evidence that tells a case: the strongest few of each sign, since the same again
/// only fills the page.
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

    private static List<Counted> head(List<Counted> items, int most) {
        return items.subList(0, Math.min(most, items.size()));
    }
}
