package wolfhound.outputs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Behaviour;
import wolfhound.model.Verdict.Counted;
import wolfhound.outputs.Words;

/// The stages of an infection as a picture: a line for each behaviour, a mark for each piece of
/// evidence. Places are in the units of the drawing.
///
/// @param decided where the verdict fell; negative where there is none
record TimeLine(List<Stage> stages, List<Tick> ticks, double decided, int height) {
    static final int WIDTH = 560;
    private static final int LEFT = 120;
    private static final int RIGHT = WIDTH - 34;
    private static final int TOP = 26;
    private static final int ROW = 26;
    private static final int TICKS = 4;
    private static final int MOST_MARKS = 60;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    record Stage(String words, int y, List<Mark> marks) {}

    /// @param hint shown by browsers when the mark is pointed at
    record Mark(double x, double until, boolean hard, String hint) {}

    record Tick(double x, String text) {}

    static TimeLine of(List<Counted> counted, Optional<Instant> decided) {
        if (counted.isEmpty()) {
            return new TimeLine(List.of(), List.of(), -1, 0);
        }
        Scale scale = scale(counted, decided);
        List<Stage> stages = new ArrayList<>();
        for (Behaviour behaviour : Behaviour.values()) {
            List<Mark> marks = marks(counted, behaviour, scale);
            if (!marks.isEmpty()) {
                stages.add(new Stage(Words.key(behaviour), TOP + stages.size() * ROW, marks));
            }
        }
        return new TimeLine(
                stages,
                ticks(scale),
                decided.map(scale::x).orElse(-1.0),
                TOP + stages.size() * ROW + 18);
    }

    int axis() {
        return height - 22;
    }

    private static Scale scale(List<Counted> counted, Optional<Instant> decided) {
        Instant first =
                counted.stream()
                        .map(item -> item.evidence().began())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        Instant last =
                counted.stream()
                        .map(item -> item.evidence().at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        if (decided.isPresent() && decided.get().isAfter(last)) {
            last = decided.get();
        }
        return new Scale(first, last);
    }

    private static List<Mark> marks(List<Counted> counted, Behaviour behaviour, Scale scale) {
        return counted.stream()
                .filter(item -> item.evidence().behaviour() == behaviour)
                .limit(MOST_MARKS)
                .map(item ->
                        new Mark(
                                scale.x(item.evidence().began()),
                                scale.x(item.evidence().at()),
                                item.evidence().kind().isHard(),
                                item.evidence().because()))
                .toList();
    }

    private static List<Tick> ticks(Scale scale) {
        List<Tick> ticks = new ArrayList<>();
        DateTimeFormatter format = scale.span().toDays() > 0 ? DAY_AND_TIME : TIME;
        for (int i = 0; i < TICKS; i++) {
            Instant at = scale.first.plus(scale.span().multipliedBy(i).dividedBy(TICKS - 1));
            String text = format.format(at);
            if (ticks.isEmpty() || !ticks.getLast().text().equals(text)) {
                ticks.add(new Tick(scale.x(at), text));
            }
        }
        return ticks;
    }

    private record Scale(Instant first, Instant last) {
        Duration span() {
            return Duration.between(first, last);
        }

        double x(Instant at) {
            double whole = Math.max(1, span().toNanos() / 1e9);
            double share = Duration.between(first, at).toNanos() / 1e9 / whole;
            return Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10.0;
        }
    }
}
