package wolfhound.outputs.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import wolfhound.model.Verdict;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.Words;

/// All that the report says, in the order in which it says it.
///
/// @param accused hosts with a part of their own, worst first
/// @param cleared clear hosts against whom something was said, a sentence each
/// @param others clear hosts of whom nothing is to be said
record Page(
        String headline,
        List<String> reading,
        List<HostPart> accused,
        Contacts contacts,
        List<String> cleared,
        List<String> others,
        String versions) {
    /// More hosts than this nobody reads; the others are in the JSON.
    private static final int MOST_ACCUSED = 500;

    private static final int MOST_CLEARED = 200;
    private static final int MOST_OTHERS = 2_000;

    /// Up to so many hosts are unfolded from the start.
    private static final int UNFOLDED = 3;

    static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    static Page of(Hunted hunted, List<Verdict> worstFirst) {
        List<Verdict> accused =
                worstFirst.stream().filter(verdict -> Words.rank(verdict) < 3).toList();
        List<Verdict> clear =
                worstFirst.stream().filter(verdict -> Words.rank(verdict) == 3).toList();
        List<Verdict> shown = accused.stream().limit(MOST_ACCUSED).toList();
        return new Page(
                headline(worstFirst),
                reading(hunted, accused.size() - shown.size()),
                shown.stream().map(HostPart::of).toList(),
                Contacts.of(shown),
                clear.stream()
                        .filter(Page::wasAccused)
                        .limit(MOST_CLEARED)
                        .map(HostPart::cleared)
                        .toList(),
                clear.stream()
                        .filter(verdict -> !wasAccused(verdict))
                        .limit(MOST_OTHERS)
                        .map(HostPart::name)
                        .toList(),
                "Wolfhound " + hunted.version() + ", weights " + hunted.weights());
    }

    /// Whether the details lie open when the page is opened.
    boolean unfolded() {
        return accused.size() <= UNFOLDED;
    }

    private static boolean wasAccused(Verdict verdict) {
        return !verdict.reckoning().counted().isEmpty();
    }

    /// `2 of 24 machines are infected, 1 is suspect, 3 were exposed.`
    static String headline(List<Verdict> verdicts) {
        int all = verdicts.size();
        if (all == 0) {
            return "No machine of this network was seen.";
        }
        int infected = count(verdicts, Verdict.Infected.class);
        String machines = Words.count(all, "machine");
        List<String> clauses = new ArrayList<>();
        clauses.add(
                infected == 0
                        ? "None of " + machines + " is shown to be infected"
                        : Words.count(infected)
                                + " of "
                                + machines
                                + isOrAre(infected)
                                + "infected");
        int suspect = count(verdicts, Verdict.Suspect.class);
        if (suspect > 0) {
            clauses.add(Words.count(suspect) + isOrAre(suspect) + "suspect");
        }
        int exposed = count(verdicts, Verdict.Exposed.class);
        if (exposed > 0) {
            clauses.add(Words.count(exposed) + (exposed == 1 ? " was" : " were") + " exposed");
        }
        return String.join(", ", clauses) + ".";
    }

    private static String isOrAre(int count) {
        return count == 1 ? " is " : " are ";
    }

    private static int count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return (int) verdicts.stream().filter(kind::isInstance).count();
    }

    private static List<String> reading(Hunted hunted, int left) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Read "
                        + Words.read(hunted)
                        + " ("
                        + Words.count(hunted.conversations(), "conversation")
                        + ") from "
                        + inputs(hunted)
                        + "."
                        + hunted.first().map(first -> span(first, hunted)).orElse(""));
        if (hunted.homeNet().equals("inferred")) {
            lines.add(
                    "No private address was seen, so the machines that open most conversations were"
                            + " taken to be the network's own.");
        }
        for (Hunted.Input input : hunted.inputs()) {
            if (!input.problem().isEmpty()) {
                lines.add(input.complaint());
            }
        }
        if (hunted.cutShort()) {
            lines.add("The reading was ended early.");
        }
        if (left > 0) {
            lines.add(Words.count(left, "more host") + " are not shown here.");
        }
        return lines;
    }

    private static String inputs(Hunted hunted) {
        List<Hunted.Input> inputs = hunted.inputs();
        return inputs.size() == 1 ? inputs.getFirst().path() : Words.count(inputs.size(), "input");
    }

    private static String span(Instant first, Hunted hunted) {
        return " They were seen from "
                + DAY_AND_TIME.format(first)
                + " to "
                + DAY_AND_TIME.format(hunted.last().orElse(first))
                + " UTC.";
    }
}
