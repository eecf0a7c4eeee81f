package wolfhound.outputs.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wolfhound.outputs.AuditWords;
import wolfhound.outputs.Audited.Condemned;

/// Who told first of the infected hosts that both name, as a picture: a mark for each, to the left
/// where the list did, to the right where we did; the further the longer before, by powers of ten.
record Leads(List<Mark> marks, List<Tick> ticks) {
    static final int WIDTH = 640;
    static final int HEIGHT = 100;
    static final int MIDDLE = WIDTH / 2;
    private static final int AXIS = 60;
    private static final int MOST = 500;
    private static final double DECADE = 48;
    private static final int LEVELS = 5;

    record Mark(double x, double y, String hint) {}

    record Tick(double x, String text) {}

    static Leads of(List<Condemned> named) {
        List<Mark> marks = new ArrayList<>();
        for (Condemned one : named) {
            if (one.decided().isPresent() && marks.size() < MOST) {
                double seconds =
                        Duration.between(one.decided().get(), one.told()).toMillis() / 1000.0;
                int level = marks.size() % LEVELS;
                marks.add(
                        new Mark(
                                x(seconds),
                                AXIS - 12 - level * 8,
                                one.host() + ": " + AuditWords.when(one)));
            }
        }
        List<Tick> ticks = new ArrayList<>();
        String[] names = {"1 s", "", "2 min", "", "3 h", ""};
        for (int sign : new int[] {-1, 1}) {
            for (int i = 0; i < names.length; i++) {
                ticks.add(new Tick(x(sign * Math.pow(10, i)), names[i]));
            }
        }
        return new Leads(List.copyOf(marks), marks.isEmpty() ? List.of() : List.copyOf(ticks));
    }

    static int axis() {
        return AXIS;
    }

    /// A tenth of a second is as good as at once.
    private static double x(double seconds) {
        double size = Math.max(0, Math.log10(Math.abs(seconds) * 10 + 1e-9));
        double x = MIDDLE + Math.signum(seconds) * Math.min(size * DECADE, MIDDLE - 8);
        return Math.round(x * 10) / 10.0;
    }
}
