package wolfhound.outputs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What was read, how fast, and what was not or not to the end: the last lines under the table.
final class ReadingLines {
    private static final int PROBLEMS = 8;
    private static final int COUNTERS = 6;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Screen screen;
    private final Hunted hunted;
    private final boolean everything;

    /// @param everything also the problems and counters that are otherwise only counted
    ReadingLines(Screen screen, Hunted hunted, boolean everything) {
        this.screen = screen;
        this.hunted = hunted;
        this.everything = everything;
    }

    void tell() {
        screen.paragraph("", 0, read() + span() + home());
        problems();
        counters();
        if (hunted.cutShort()) {
            screen.paragraph(
                    "", 0, "Ended early: the verdicts are about what was read until then.");
        }
    }

    private String read() {
        return "Read "
                + Words.read(hunted)
                + ", "
                + Words.count(hunted.conversations(), "conversation")
                + ", "
                + Words.count(hunted.observations(), "observation")
                + " from "
                + Words.count(hunted.inputs().size(), "input")
                + " in "
                + Words.duration(hunted.took())
                + speed()
                + ".";
    }

    private String speed() {
        double seconds = hunted.took().toNanos() / 1e9;
        if (seconds <= 0) {
            return "";
        }
        String packets =
                Words.count(Math.round(hunted.packets() / seconds))
                        + " packets, "
                        + Words.bytes(hunted.bytes() / seconds)
                        + ", ";
        return " ("
                + (hunted.packets() > 0 || hunted.logLines() == 0 ? packets : "")
                + Words.count(Math.round(hunted.observations() / seconds))
                + " observations a second)";
    }

    private String span() {
        return hunted.first().map(this::span).orElse("");
    }

    private String span(Instant first) {
        Instant last = hunted.last().orElse(first);
        return " They span "
                + Words.duration(Duration.between(first, last))
                + " from "
                + DAY.format(first)
                + " UTC.";
    }

    private String home() {
        return hunted.homeNet().equals("inferred") && hunted.observations() > 0
                ? " No private address was seen: home is who opened most conversations (--home-net"
                        + " says otherwise)."
                : "";
    }

    /// Of inputs that were read; those that could not be are named when they are met.
    private void problems() {
        List<Hunted.Input> troubled =
                hunted.inputs().stream()
                        .filter(input -> input.readable() && !input.problem().isEmpty())
                        .toList();
        int shown = everything ? troubled.size() : Math.min(PROBLEMS, troubled.size());
        for (Hunted.Input input : troubled.subList(0, shown)) {
            screen.paragraph("  ", 2, input.complaint());
        }
        if (shown < troubled.size()) {
            int more = troubled.size() - shown;
            screen.line("  and " + Words.count(more, "more input") + " with problems (--all).");
        }
    }

    private void counters() {
        List<Map.Entry<String, Long>> counters =
                hunted.counters().entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        if (counters.isEmpty()) {
            return;
        }
        int shown = everything ? counters.size() : Math.min(COUNTERS, counters.size());
        String most =
                counters.subList(0, shown).stream()
                        .map(entry -> entry.getKey() + " " + Words.count(entry.getValue()))
                        .collect(Collectors.joining(", "));
        int more = counters.size() - shown;
        String rest = more > 0 ? " and " + Words.count(more, "kind") + " more (--all)" : "";
        screen.paragraph("", 0, "Counted on the way: " + most + rest + ".");
    }
}
