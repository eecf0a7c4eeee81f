package wolfhound.outputs.report;

import java.util.ArrayList;
import java.util.List;
import wolfhound.outputs.AuditWords;
import wolfhound.outputs.Audited;
import wolfhound.outputs.Audited.Condemned;
import wolfhound.outputs.Audited.Entry;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Missed;
import wolfhound.outputs.Words;

/// All that the page of an audit says, in the order in which it says it.
///
/// @param clean hosts that are clean and condemned
/// @param named infected hosts that are named
/// @param left rows that found no room, as sentences
record AuditPage(
        String headline,
        List<String> summary,
        Bars whom,
        Bars lost,
        Leads leads,
        List<ListLine> lists,
        List<HostLine> clean,
        List<HostLine> named,
        List<HostLine> missed,
        List<EntryLine> entries,
        List<String> left) {
    /// More rows than this nobody reads; the others are in the JSON.
    private static final int MOST_ROWS = 200;

    private static final int MOST_LISTS = 40;
    private static final int MOST_BARS = 10;

    /// @param condemned hosts, by our verdict on them
    record ListLine(
            String name,
            String entries,
            String condemned,
            String missed,
            String when,
            String lost) {}

    /// @param verdict ours; empty where there is none
    /// @param said what was met, and what the list says of it
    record HostLine(
            String verdict,
            String host,
            String capture,
            String said,
            String because,
            String where) {}

    record EntryLine(String entry, String tenure, String harm, String where) {}

    static AuditPage of(Audited audited) {
        List<Condemned> clean = ofStanding(audited, false);
        List<Condemned> named = ofStanding(audited, true);
        List<Entry> harmful =
                audited.entries().stream()
                        .filter(entry -> entry.wrongly() > 0 || !entry.innocent().isNone())
                        .toList();
        List<String> left = new ArrayList<>();
        left(left, clean.size(), "more clean host");
        left(left, named.size(), "more infected host that it names");
        left(left, audited.missed().size(), "more infected host that it misses");
        left(left, harmful.size(), "more entry that does damage");
        audited.bounds().forEach((what, count) -> left.add(Words.count(count) + " " + what + "."));
        return new AuditPage(
                headline(audited),
                AuditWords.summary(audited),
                Bars.named(rows(audited)),
                Bars.lost(audited.total()),
                Leads.of(named),
                audited.lists().stream().limit(MOST_LISTS).map(AuditPage::line).toList(),
                clean.stream().limit(MOST_ROWS).map(AuditPage::line).toList(),
                named.stream().limit(MOST_ROWS).map(AuditPage::line).toList(),
                audited.missed().stream().limit(MOST_ROWS).map(AuditPage::line).toList(),
                harmful.stream().limit(MOST_ROWS).map(AuditPage::line).toList(),
                List.copyOf(left));
    }

    private static List<Condemned> ofStanding(Audited audited, boolean infected) {
        return audited.condemned().stream().filter(one -> one.isInfected() == infected).toList();
    }

    private static void left(List<String> left, int all, String what) {
        if (all > MOST_ROWS) {
            left.add(Words.count(all - MOST_ROWS, what) + " in the JSON.");
        }
    }

    private static List<ListRow> rows(Audited audited) {
        List<ListRow> rows = new ArrayList<>(List.of(audited.total()));
        audited.lists().stream().filter(row -> row.hosts() > 0).limit(MOST_BARS).forEach(rows::add);
        return rows;
    }

    static String headline(Audited audited) {
        ListRow row = audited.total();
        String name = row.name().equals(Audited.ALL_LISTS) ? "The lists" : row.name();
        String clean = name + " would condemn " + Words.count(row.wrongly(), "clean host");
        return audited.infected() == 0
                ? clean + "; nobody is infected."
                : clean
                        + " and miss "
                        + Words.count(row.missed())
                        + " of "
                        + Words.count(audited.infected(), "infected host")
                        + ".";
    }

    private static ListLine line(ListRow row) {
        List<String> condemned = new ArrayList<>();
        for (String verdict : List.of("infected", "suspect", "exposed", "clear", "not watched")) {
            int count = row.condemned().getOrDefault(verdict, 0);
            if (count > 0) {
                condemned.add(Words.count(count) + " " + verdict);
            }
        }
        return new ListLine(
                row.name(),
                Words.count(row.met()) + " of " + Words.count(row.entries()),
                condemned.isEmpty() ? "nobody" : String.join(", ", condemned),
                Words.count(row.missed()),
                Words.count(row.earlier()) + " earlier, " + Words.count(row.later()) + " later",
                AuditWords.loss(row.innocent()));
    }

    private static HostLine line(Condemned one) {
        String when = AuditWords.when(one);
        return new HostLine(
                one.ours(),
                one.host(),
                one.capture(),
                AuditWords.met(one),
                one.because() + (when.isEmpty() ? "" : " (" + when + ")"),
                AuditWords.where(one.origin()));
    }

    private static HostLine line(Missed one) {
        return new HostLine(
                one.ours(),
                one.host(),
                one.capture(),
                "",
                one.because(),
                one.origin().map(AuditWords::where).orElse(""));
    }

    private static EntryLine line(Entry entry) {
        String label =
                entry.indicator().label().isEmpty() ? "" : " as " + entry.indicator().label();
        return new EntryLine(
                entry.indicator().value() + label,
                entry.indicator().tenure().toString(),
                AuditWords.harm(entry),
                entry.indicator().place() + "; met in " + AuditWords.where(entry.origin()));
    }
}
