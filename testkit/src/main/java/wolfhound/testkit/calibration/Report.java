package wolfhound.testkit.calibration;

import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import wolfhound.app.trial.Scoring;
import wolfhound.app.trial.Trialled;
import wolfhound.model.Sign;
import wolfhound.model.Verdict;
import wolfhound.outputs.TrialScore;
import wolfhound.outputs.TrialScore.ClassRecall;
import wolfhound.testkit.calibration.CapturedTrials.Captured;

/// What was measured and what it does, as text.
final class Report {
    private static final BigInteger PARTS = BigInteger.valueOf(3);

    private final PrintStream out;
    private final List<Captured> captures;
    private final List<Verdict> accused;
    private final Trials staged;

    /// @param accused the cases of staged innocents against which anything was said
    /// @param staged the trials without captures
    Report(PrintStream out, List<Captured> captures, List<Verdict> accused, Trials staged) {
        this.out = out;
        this.captures = captures;
        this.accused = accused;
        this.staged = staged;
    }

    void tell(Trials all) {
        Weighing starting = Weighing.starting();
        Weighing measured = Weighing.measured(all);
        signs(all);
        doubts();
        Map<String, Weighing> folds = new TreeMap<>();
        Function<Captured, Weighing> leftOut =
                captured ->
                        folds.computeIfAbsent(
                                captured.family() + "\t" + captured.site(),
                                fold -> Weighing.without(captured.family(), captured.site(), all));
        out.println();
        reliability("starting weights", captured -> starting);
        reliability("measured weights, without the family and the site", leftOut);
        out.println();
        trial("starting weights", captures, captured -> starting);
        trial("measured weights", captures, captured -> measured);
        trial("measured weights, without the family and the site", captures, leftOut);
        staged("starting weights", starting);
        staged("measured weights", measured);
        aside(starting);
    }

    private void signs(Trials all) {
        out.printf(
                "%-30s %-12s %8s %8s %7s %7s  %-18s %-12s %s%n",
                "sign",
                "class",
                "starting",
                "measured",
                "proved",
                "allowed",
                "families",
                "captured",
                "staged");
        Watching.SIGNS.stream()
                .sorted(Comparator.comparing(Sign::id))
                .map(sign -> Rule.of(sign, all.of(sign)))
                .forEach(this::sign);
    }

    private void sign(Rule rule) {
        Counts counts = rule.counts();
        double starting = rule.sign().starting().decibans();
        out.printf(
                "%-30s %-12s %8.1f %8.1f %7.1f %7.1f  %-18s %-12s %-12s %s%n",
                rule.sign().id(),
                rule.sign().kind().text(),
                starting,
                rule.weight(),
                rule.proved(),
                rule.allowed(),
                "%d: %.1f/%.0f"
                        .formatted(
                                counts.familiesWith(),
                                counts.infected().shown(),
                                counts.infected().trials()),
                share(counts.ofCaptures()),
                share(counts.ofStages()),
                rule.weight() == starting ? "" : "<");
    }

    private static String share(Share share) {
        return "%.0f/%.0f".formatted(share.shown(), share.trials());
    }

    /// Innocent hosts of captures with hard evidence: where a label is wrong, it is here.
    private void doubts() {
        out.println();
        out.println("Captured innocents with hard evidence; is the label right?");
        for (Captured captured : captures) {
            for (Subject subject : captured.subjects()) {
                List<String> hard =
                        Watching.SIGNS.stream()
                                .filter(sign -> sign.kind().isHard())
                                .map(Sign::id)
                                .filter(subject.shown()::contains)
                                .toList();
                Verdict verdict = subject.verdict();
                boolean innocent =
                        captured.infected(verdict.host().address())
                                .map(guilty -> !guilty)
                                .orElse(false);
                if (innocent && !hard.isEmpty()) {
                    out.printf(
                            "  %s %s %s (%s): %s%n",
                            captured.label().path(),
                            verdict.host(),
                            verdict.text(),
                            verdict.reckoning().posterior().decibans(),
                            String.join(", ", hard));
                }
            }
        }
    }

    private void reliability(String name, Function<Captured, Weighing> weights) {
        Reliability reliability = new Reliability();
        int number = 0;
        for (Captured captured : captures) {
            number++;
            for (Subject subject : captured.subjects()) {
                Optional<Boolean> truth = captured.infected(subject.verdict().host().address());
                if (truth.isPresent()) {
                    reliability.add(
                            number,
                            judge(subject, weights.apply(captured))
                                    .reckoning()
                                    .posterior()
                                    .decibans(),
                            truth.get());
                }
            }
        }
        out.printf("Calibration, %s: %d captured hosts%n", name, reliability.hosts());
        out.printf(
                "  %-18s %7s %9s %9s %9s%n", "decibans", "hosts", "infected", "stated", "observed");
        for (Reliability.Bin bin : reliability.bins()) {
            out.printf(
                    "  from %-13.0f %7d %9d %9.4f %9.4f%n",
                    bin.from(), bin.hosts(), bin.infected(), bin.stated(), bin.observed());
        }
        figure("expected calibration error", reliability.calibrationError());
        figure("Brier score", reliability.brier());
    }

    private void figure(String name, Reliability.Figure figure) {
        out.printf("  %s %.4f (%.4f to %.4f)%n", name, figure.value(), figure.low(), figure.high());
    }

    private static Verdict judge(Subject subject, Weighing weights) {
        return Reweighed.judge(subject.verdict().hostCase(), weights);
    }

    private void trial(String name, List<Captured> of, Function<Captured, Weighing> weights) {
        Scoring scoring = new Scoring();
        for (Captured captured : of) {
            Weighing weighing = weights.apply(captured);
            List<Verdict> verdicts =
                    captured.subjects().stream().map(subject -> judge(subject, weighing)).toList();
            scoring.add(new Trialled(captured.label(), verdicts, ""));
        }
        TrialScore score = scoring.score();
        List<String> classes = new ArrayList<>();
        for (ClassRecall recall : score.recall()) {
            classes.add(
                    "%s %d/%d (by family %.3f)"
                            .formatted(
                                    recall.kind(),
                                    recall.convicted(),
                                    recall.captures(),
                                    recall.byFamily()));
        }
        out.printf(
                "Trial, %s: %s; %d false convictions, %d suspects in %d innocent captures%n",
                name,
                String.join(", ", classes),
                score.falseConvictions().size(),
                score.suspects().size(),
                score.innocent());
    }

    private void staged(String name, Weighing weights) {
        int convicted = 0;
        int suspects = 0;
        for (Verdict verdict : accused) {
            String text = Reweighed.judge(verdict.hostCase(), weights).text();
            convicted += text.equals("infected") ? 1 : 0;
            suspects += text.equals("suspect") ? 1 : 0;
        }
        out.printf(
                "Staged innocents, %s: %d false convictions, %d suspects%n",
                name, convicted, suspects);
    }

    /// Measured on two thirds of the families and of the innocent captures, scored on the others.
    private void aside(Weighing starting) {
        Predicate<Captured> aside = captured -> isAside(key(captured));
        Trials trials = staged.copy();
        captures.stream().filter(aside.negate()).forEach(captured -> captured.addTo(trials));
        Weighing measured = Weighing.measured(trials);
        List<Captured> others = captures.stream().filter(aside).toList();
        out.println();
        trial("a third held aside, starting weights", others, captured -> starting);
        trial("a third held aside, weights of the others", others, captured -> measured);
    }

    private static String key(Captured captured) {
        return captured.family().isEmpty() ? captured.label().path() : captured.family();
    }

    /// A third, always the same.
    private static boolean isAside(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(PARTS).signum() == 0;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
