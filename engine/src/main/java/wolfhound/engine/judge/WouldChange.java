package wolfhound.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Alibi;
import wolfhound.model.HostCase;

/// What would change a verdict: the fewest items whose removal crosses the bar, the next
/// observation that would cross it, the closest rival.
final class WouldChange {
    private WouldChange() {}

    static List<String> of(HostCase hostCase, Scale scale, Scale.Reading reading, String verdict) {
        List<String> changes = new ArrayList<>();
        switch (verdict) {
            case "infected" -> withdrawal(scale, reading, true).ifPresent(changes::add);
            case "suspect" -> {
                missing(reading).ifPresent(changes::add);
                withdrawal(scale, reading, false).ifPresent(changes::add);
            }
            case "exposed" ->
                    changes.add(
                            "a first contact to a new peer in an unusual form after the delivery would make it suspect or infected");
            default -> {}
        }
        rival(hostCase).ifPresent(changes::add);
        if (hostCase.visibility() < Judge.LEAST_VISIBILITY) {
            changes.add(
                    String.format(
                            Locale.ROOT,
                            "the sensor saw only %.0f %% of the host's conversations; a whole capture could convict",
                            hostCase.visibility() * 100));
        }
        return List.copyOf(changes);
    }

    /// The fewest pieces of evidence whose loss crosses the bar: strongest first is fewest, as the
    /// sum is additive; after each loss the rest is weighed anew, since what it shared then counts
    /// more.
    private static Optional<String> withdrawal(
            Scale scale, Scale.Reading reading, boolean infected) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < reading.counted().size(); i++) {
            if (reading.counted().get(i).counts().decibans() >= Judge.COUNTS_AT_LEAST) {
                order.add(i);
            }
        }
        order.sort(
                Comparator.comparingDouble(
                        (Integer i) -> -reading.counted().get(i).counts().decibans()));
        Set<Integer> gone = new HashSet<>();
        List<String> names = new ArrayList<>();
        var at =
                reading.counted().stream()
                        .map(counted -> counted.evidence().at())
                        .max(Comparator.naturalOrder());
        for (int i : order) {
            gone.add(i);
            names.add(reading.counted().get(i).evidence().sign().id());
            Scale.Reading without =
                    scale.read(at.orElseThrow(), reading.counted().size(), k -> !gone.contains(k));
            boolean crossed =
                    infected ? !Judge.convicts(without) : without.posterior() < Judge.SUSPECT;
            if (crossed) {
                return Optional.of(
                        "without "
                                + String.join(" and ", names.stream().distinct().toList())
                                + " it would be "
                                + (infected ? "no longer proved" : "clear or exposed"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(Scale.Reading reading) {
        double gap = Judge.INFECTED - reading.posterior();
        boolean hard =
                reading.counted().stream()
                        .anyMatch(c ->
                                c.evidence().kind().isHard()
                                        && c.counts().decibans() >= Judge.COUNTS_AT_LEAST);
        String need =
                hard
                        ? "one more independent piece of evidence: an effect of the call-back (spam, a scan, theft), or another protocol or template out of place"
                        : "hard evidence: what the traffic says or does, not whom it touches";
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "infected needs %.1f dB more, and %s",
                        Math.max(0, gap),
                        need));
    }

    private static Optional<String> rival(HostCase hostCase) {
        return hostCase.alibis().stream()
                .max(
                        Comparator.comparingDouble((Alibi alibi) -> alibi.relief().decibans())
                                .thenComparing(Alibi::from))
                .map(alibi ->
                        "closest innocent explanation: "
                                + alibi.because()
                                + "; it breaks if "
                                + alibi.breaks());
    }
}
