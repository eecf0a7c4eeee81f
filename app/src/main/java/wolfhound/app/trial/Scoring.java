package wolfhound.app.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Infected;
import wolfhound.outputs.TrialScore;
import wolfhound.outputs.TrialScore.Accused;
import wolfhound.outputs.TrialScore.ClassRecall;
import wolfhound.outputs.TrialScore.FamilyRecall;
import wolfhound.outputs.TrialScore.Seconds;

/// Compares verdicts with labels.
///
/// ## The rules
///
/// - A capture with an infected host is *convicted* when a host that the label names is infected;
///   where it names nobody by address, any home host.
/// - A family counts once: its recall is the mean over its captures, in whatever case its name is
///   written, and the recall of a class is the mean over its families.
/// - *False* is every infected verdict in an innocent capture, on a host that a guilty capture does
///   not name though it names others, and on the victim that an attack names.
/// - Infected verdicts on others in an attack, and in captures of an unclear class, are listed and
///   not scored.
public final class Scoring {
    private final Map<String, List<Trialled>> guilty = new LinkedHashMap<>();
    private final List<Accused> falseConvictions = new ArrayList<>();
    private final List<Accused> suspects = new ArrayList<>();
    private final List<Accused> unscored = new ArrayList<>();
    private final List<TrialScore.Problem> problems = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private int captures;
    private int innocent;

    public void add(Trialled trialled) {
        Label label = trialled.label();
        captures++;
        if (!trialled.problem().isEmpty()) {
            problems.add(new TrialScore.Problem(label.path(), trialled.problem()));
        }
        if (label.isInnocent()) {
            innocent++;
        }
        if (label.isGuilty()) {
            guilty.computeIfAbsent(label.kind(), kind -> new ArrayList<>()).add(trialled);
        }
        trialled.verdicts().forEach(verdict -> judge(label, verdict));
    }

    private void judge(Label label, Verdict verdict) {
        if (verdict instanceof Verdict.Suspect && label.isInnocent()) {
            suspects.add(accused(label, verdict));
        }
        if (!(verdict instanceof Infected infected)) {
            return;
        }
        boolean named = label.named().contains(verdict.host().address());
        if (label.isInnocent() || label.isAttack() && named) {
            falseConvictions.add(accused(label, verdict));
        } else if (!label.isGuilty()) {
            unscored.add(accused(label, verdict));
        } else if (named || label.named().isEmpty()) {
            seconds.add(infected.timeToVerdict().toNanos() / 1e9);
        } else {
            falseConvictions.add(accused(label, verdict));
        }
    }

    private static Accused accused(Label label, Verdict verdict) {
        String because =
                verdict.reckoning().counted().stream()
                        .max(Comparator.comparing(Counted::counts))
                        .map(item -> item.evidence().from() + ": " + item.evidence().because())
                        .orElse("");
        return new Accused(
                label.path(),
                label.kind(),
                verdict.host().toString(),
                verdict.reckoning().posterior().decibans(),
                because);
    }

    public TrialScore score() {
        return new TrialScore(
                captures,
                guilty.entrySet().stream().map(e -> recall(e.getKey(), e.getValue())).toList(),
                List.copyOf(falseConvictions),
                innocent,
                List.copyOf(suspects),
                List.copyOf(unscored),
                quantiles(seconds),
                List.copyOf(problems));
    }

    private static ClassRecall recall(String kind, List<Trialled> captures) {
        Map<String, List<Trialled>> byFamily = new TreeMap<>();
        for (Trialled trialled : captures) {
            String family = trialled.label().family().toLowerCase(Locale.ROOT);
            byFamily.computeIfAbsent(family, name -> new ArrayList<>()).add(trialled);
        }
        List<FamilyRecall> families =
                byFamily.values().stream()
                        .map(same ->
                                new FamilyRecall(
                                        same.getFirst().label().family(),
                                        same.size(),
                                        convicted(same)))
                        .toList();
        return new ClassRecall(
                kind,
                captures.size(),
                convicted(captures),
                (int) captures.stream().filter(trialled -> found(trialled, false)).count(),
                families.stream().mapToDouble(FamilyRecall::share).average().orElse(0),
                families);
    }

    private static int convicted(Collection<Trialled> captures) {
        return (int) captures.stream().filter(trialled -> found(trialled, true)).count();
    }

    private static boolean found(Trialled trialled, boolean infected) {
        var named = trialled.label().named();
        return trialled.verdicts().stream()
                .filter(v -> named.isEmpty() || named.contains(v.host().address()))
                .anyMatch(v -> infected ? v instanceof Infected : !(v instanceof Verdict.Clear));
    }

    /// Nearest rank, so that each figure is one that was measured.
    static Seconds quantiles(List<Double> measured) {
        if (measured.isEmpty()) {
            return new Seconds(0, 0, 0, 0);
        }
        double[] sorted = measured.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Seconds(
                sorted.length, rank(sorted, 0.5), rank(sorted, 0.95), sorted[sorted.length - 1]);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
