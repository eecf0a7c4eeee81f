package wolfhound.outputs;

import java.util.List;
import java.util.Locale;
import wolfhound.outputs.Screen.Ink;
import wolfhound.outputs.TrialScore.Accused;
import wolfhound.outputs.TrialScore.ClassRecall;
import wolfhound.outputs.TrialScore.FamilyRecall;
import wolfhound.outputs.TrialScore.Seconds;

/// The score of a trial on a terminal.
public final class TrialTable {
    private static final int FAMILY = 44;

    private final Screen screen;

    public TrialTable(Screen screen) {
        this.screen = screen;
    }

    /// @param manners other ways to convict, shown beside; empty for none
    public void tell(TrialScore score, List<Manner> manners) {
        screen.line(
                screen.paint(Ink.FAINT, "CLASS          CAPTURES  CONVICTED  NOTICED  BY FAMILY"));
        for (ClassRecall recall : score.recall()) {
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "%-13s  %8d  %9d  %7d  %s of %d families",
                            Screen.safe(recall.kind()),
                            recall.captures(),
                            recall.convicted(),
                            recall.noticed(),
                            percent(recall.byFamily()),
                            recall.families().size()));
        }
        for (ClassRecall recall : score.recall()) {
            families(recall);
        }
        accused("Convicted though innocent", score.falseConvictions(), Ink.INFECTED);
        accused("Suspect in captures where nobody is infected", score.suspects(), Ink.SUSPECT);
        accused("Convicted where the label does not say who", score.unscored(), Ink.PLAIN);
        problems(score.problems());
        compared(manners);
        screen.line();
        screen.paragraph("", 0, summary(score));
    }

    private void families(ClassRecall recall) {
        screen.line();
        screen.line(screen.paint(Ink.BOLD, Screen.safe(recall.kind()) + ", by family"));
        for (FamilyRecall family : recall.families()) {
            String name = family.family().isEmpty() ? "(not named)" : Screen.safe(family.family());
            screen.line(
                    "  "
                            + Screen.fit(name, FAMILY)
                            + "  "
                            + family.convicted()
                            + " of "
                            + family.captures());
        }
    }

    private void accused(String heading, List<Accused> accused, Ink ink) {
        screen.line();
        screen.line(screen.paint(Ink.BOLD, heading + ": " + Words.count(accused.size())));
        for (Accused one : accused) {
            screen.paragraph(
                    "  " + screen.paint(ink, Screen.safe(one.host())) + "  ",
                    4,
                    one.path()
                            + " ("
                            + one.kind()
                            + "), "
                            + String.format(Locale.ROOT, "%.1f", one.posterior())
                            + ": "
                            + one.because());
        }
    }

    private void problems(List<TrialScore.Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        screen.line();
        screen.line(
                screen.paint(Ink.BOLD, "Not hunted to the end: " + Words.count(problems.size())));
        for (TrialScore.Problem problem : problems) {
            screen.paragraph("  ", 4, problem.path() + ": " + problem.what());
        }
    }

    private void compared(List<Manner> manners) {
        if (manners.isEmpty()) {
            return;
        }
        screen.line();
        screen.line(
                screen.paint(
                        Ink.FAINT,
                        "HOW                                    CONVICTED  BY FAMILY  CONDEMNED"));
        for (Manner manner : manners) {
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "%-37s  %4d of %d  %9s  %d of %d innocent",
                            manner.name(),
                            manner.convicted(),
                            manner.captures(),
                            percent(manner.byFamily()),
                            manner.condemned(),
                            manner.innocent()));
        }
    }

    private static String summary(TrialScore score) {
        Seconds seconds = score.secondsToVerdict();
        int captures = score.recall().stream().mapToInt(ClassRecall::captures).sum();
        int convicted = score.recall().stream().mapToInt(ClassRecall::convicted).sum();
        return String.format(
                Locale.ROOT,
                "%d captures: %d of %d with an infected host convicted, %d false convictions, %d"
                        + " innocent captures with %d suspects; seconds to verdict %.2f (median),"
                        + " %.2f (95 %%), %.2f (most).",
                score.captures(),
                convicted,
                captures,
                score.falseConvictions().size(),
                score.innocent(),
                score.suspects().size(),
                seconds.median(),
                seconds.p95(),
                seconds.most());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%3.0f %%", share * 100);
    }
}
