package wolfhound.engine.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import wolfhound.model.Alibi;
import wolfhound.model.HostCase;
import wolfhound.model.Verdict.Counted;

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

    /// The fewest signs whose loss crosses the bar: the heaviest first is fewest, as the sum is
    /// additive; after each loss the rest is weighed anew, since what it shared then counts more. A
    /// sign goes as a whole, else the same again would take its place.
    private static Optional<String> withdrawal(
            Scale scale, Scale.Reading reading, boolean infected) {
        List<Counted> all = reading.counted();
        Optional<Instant> at =
                all.stream().map(counted -> counted.evidence().at()).max(Comparator.naturalOrder());
        Set<String> gone = new LinkedHashSet<>();
        Optional<String> heaviest = heaviest(reading);
        while (heaviest.isPresent()) {
            gone.add(heaviest.get());
            Scale.Reading without =
                    scale.read(at.orElseThrow(), all.size(), i -> !gone.contains(sign(all.get(i))));
            boolean crossed =
                    infected ? !Judge.convicts(without) : without.posterior() < Judge.SUSPECT;
            if (crossed) {
                return Optional.of(
                        "without "
                                + String.join(", ", gone)
                                + " it would be "
                                + (infected ? "no longer proved" : "clear or exposed"));
            }
            heaviest = heaviest(without);
        }
        return Optional.empty();
    }

    private static Optional<String> heaviest(Scale.Reading reading) {
        Map<String, Double> bySign = new TreeMap<>();
        for (Counted counted : reading.counted()) {
            if (counted.counts().decibans() >= Judge.COUNTS_AT_LEAST) {
                bySign.merge(sign(counted), counted.counts().decibans(), Double::sum);
            }
        }
        return bySign.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static String sign(Counted counted) {
        return counted.evidence().sign().id();
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
                                + "; that would not hold: "
                                + alibi.breaks());
    }
}
