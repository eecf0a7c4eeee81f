package wolfhound.outputs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wolfhound.model.Indicator;
import wolfhound.model.Origin;
import wolfhound.model.Tenure;
import wolfhound.outputs.Audited.Condemned;
import wolfhound.outputs.Audited.Entry;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Loss;

/// The sentences of an audit, the same on the terminal and in the page.
public final class AuditWords {
    private AuditWords() {}

    /// What the list got right, and what not, a sentence each.
    public static List<String> summary(Audited audited) {
        ListRow row = audited.total();
        List<String> lines = new ArrayList<>();
        lines.add(right(audited, row));
        lines.add(wrong(audited, row));
        lines.add(lost(row));
        hindsight(audited).ifPresent(lines::add);
        if (audited.knocks() > 0) {
            lines.add(
                    Words.count(audited.knocks(), "conversation")
                            + " came in from listed places; who is knocked at is not thereby"
                            + " infected, so nobody is condemned for that.");
        }
        return lines;
    }

    private static String right(Audited audited, ListRow row) {
        if (audited.infected() == 0) {
            return "Nobody is infected here" + by(audited) + ", so there was nobody to find.";
        }
        String times =
                Stream.of(
                                part(row.earlier(), "before our verdict"),
                                part(row.later(), "after it"),
                                part(row.alone(), "where we do not convict"))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return "Of "
                + Words.count(audited.infected(), "infected host")
                + by(audited)
                + " it names "
                + Words.count(row.rightly())
                + share(row.rightly(), audited.infected())
                + (times.isEmpty() ? "" : ": " + times)
                + ". It misses "
                + Words.count(row.missed())
                + ".";
    }

    /// A list of today is laid before traffic of long ago.
    private static Optional<String> hindsight(Audited audited) {
        List<Condemned> named = audited.condemned().stream().filter(Condemned::isInfected).toList();
        long later =
                named.stream()
                        .filter(one -> one.entry().since().filter(one.told()::isBefore).isPresent())
                        .count();
        boolean undated = named.stream().anyMatch(one -> one.entry().since().isEmpty());
        if (later > 0) {
            return Optional.of(
                    Words.count(later)
                            + " of these it names by an entry that it got only after the capture.");
        }
        return undated
                ? Optional.of(
                        "It does not say since when it has its entries: as it stood on the day of"
                                + " the capture it may have named fewer.")
                : Optional.empty();
    }

    private static Optional<String> part(int count, String words) {
        return count == 0 ? Optional.empty() : Optional.of(Words.count(count) + " " + words);
    }

    private static String by(Audited audited) {
        return audited.byLabels() ? " (by the labels)" : " (by our verdicts)";
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "" : " (" + Math.round(100.0 * part / whole) + " %)";
    }

    private static String wrong(Audited audited, ListRow row) {
        return "Of "
                + Words.count(audited.others(), "other host")
                + " it condemns "
                + Words.count(row.wrongly())
                + share(row.wrongly(), audited.others())
                + (row.hosts() == 0 || audited.infected() == 0
                        ? "."
                        : ". So of a hundred hosts that it condemns here "
                                + Math.round(100.0 * row.wrongly() / row.hosts())
                                + " are clean.");
    }

    private static String lost(ListRow row) {
        String bad =
                row.stopped().isNone()
                        ? "Blocking it would have stopped nothing that we know to be bad."
                        : "Blocking it would have stopped "
                                + loss(row.stopped())
                                + " that were bad.";
        String unsure =
                row.undecided().isNone()
                        ? ""
                        : " Of "
                                + loss(row.undecided())
                                + ", all of infected or suspect hosts, nothing shows what they"
                                + " were.";
        if (row.innocent().isNone()) {
            return bad + unsure + " Nothing innocent would have been lost.";
        }
        return bad
                + unsure
                + " Lost with that, and innocent: "
                + loss(row.innocent())
                + ", on "
                + Words.count(row.innocent().hosts(), "host")
                + ". The narrowest blocks, those of our verdicts, would have lost "
                + (row.narrow() == 0 ? "none" : Words.count(row.narrow()))
                + " of these conversations.";
    }

    /// `12 conversations, 40 requests (3 pages) and 7 look-ups of 5 sites`.
    public static String loss(Loss loss) {
        List<String> parts = new ArrayList<>();
        if (loss.conversations() > 0) {
            parts.add(Words.count(loss.conversations(), "conversation"));
        }
        if (loss.requests() > 0) {
            parts.add(
                    Words.count(loss.requests(), "request")
                            + (loss.pages() > 0
                                    ? " (" + Words.count(loss.pages(), "page") + ")"
                                    : ""));
        }
        if (loss.lookUps() > 0) {
            parts.add(Words.count(loss.lookUps(), "look-up"));
        }
        if (parts.isEmpty()) {
            return "nothing";
        }
        String last = parts.removeLast();
        return (parts.isEmpty() ? "" : String.join(", ", parts) + " and ")
                + last
                + " of "
                + Words.count(loss.sites(), "site");
    }

    /// What the host met and who says what of it.
    public static String met(Condemned one) {
        return "it "
                + one.how()
                + " "
                + one.met()
                + (one.sightings() > 1 ? " (" + Words.count(one.sightings()) + " times)" : "")
                + "; the list has "
                + entry(one.entry());
    }

    /// `the domain evil.example as zeus (feed.csv, line 17), held as dynamic name (…)`.
    public static String entry(Indicator entry) {
        return "the "
                + entry.kind().text()
                + " "
                + entry.value()
                + (entry.label().isEmpty() ? "" : " as " + entry.label())
                + " ("
                + entry.place()
                + ")"
                + (entry.tenure().kind() == Tenure.Kind.UNKNOWN
                        ? ""
                        : ", held as " + entry.tenure());
    }

    /// What an entry does to hosts that are clean, and what it is good for.
    public static String harm(Entry entry) {
        return Words.count(entry.wrongly(), "clean host")
                + (entry.rightly() > 0
                        ? " beside " + Words.count(entry.rightly(), "infected host")
                        : "")
                + "; lost: "
                + loss(entry.innocent())
                + (entry.others() > 0
                        ? "; " + Words.count(entry.others(), "other site") + " seen there"
                        : "");
    }

    /// When the list told, against when we did; empty where we do not convict.
    public static String when(Condemned one) {
        if (one.decided().isEmpty()) {
            return "";
        }
        Duration between = Duration.between(one.told(), one.decided().get());
        return between.isNegative()
                ? "the list tells " + Words.duration(between.negated()) + " after us"
                : "the list tells " + Words.duration(between) + " before us";
    }

    public static String where(Origin origin) {
        return origin.isLine()
                ? origin.file() + " line " + origin.packet()
                : origin.file()
                        + " packet "
                        + origin.packet()
                        + ", "
                        + origin.conversation().communityId();
    }
}
