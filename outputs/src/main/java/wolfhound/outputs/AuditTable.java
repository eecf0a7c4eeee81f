package wolfhound.outputs;

import java.util.List;
import java.util.Locale;
import wolfhound.outputs.Audited.Condemned;
import wolfhound.outputs.Audited.Entry;
import wolfhound.outputs.Audited.ListRow;
import wolfhound.outputs.Audited.Missed;
import wolfhound.outputs.Screen.Ink;

/// An audit on a terminal: what the list got right, what not, and the rows behind it.
public final class AuditTable {
    private static final int NAME = 28;

    private final Screen screen;
    private final int most;

    /// @param most rows of a kind that are told; the others are in the JSON
    public AuditTable(Screen screen, int most) {
        this.screen = screen;
        this.most = most;
    }

    public void tell(Audited audited) {
        ListRow total = audited.total();
        screen.paragraph(
                "",
                0,
                total.name()
                        + ": "
                        + (total.entries() == 1
                                ? "1 entry"
                                : Words.count(total.entries()) + " entries")
                        + ", "
                        + Words.count(total.met())
                        + " of them met in "
                        + Words.count(audited.packets(), "packet")
                        + (audited.captures() > 1
                                ? " of " + Words.count(audited.captures(), "capture")
                                : "")
                        + ".");
        screen.line();
        AuditWords.summary(audited).forEach(line -> screen.paragraph("", 0, line));
        screen.line();
        lists(audited);
        condemned("Clean hosts that it condemns", audited, false);
        condemned("Infected hosts that it names", audited, true);
        missed(audited.missed());
        entries(audited.entries());
        audited.bounds()
                .forEach((what, count) -> screen.paragraph("", 0, Words.count(count) + " " + what));
    }

    private void lists(Audited audited) {
        screen.line(
                screen.paint(
                        Ink.FAINT,
                        Screen.fit("LIST", NAME)
                                + "  CONDEMNS  infected suspect exposed clear    MISSES  EARLIER"
                                + " LATER"));
        row(audited.total());
        audited.lists().stream().limit(most).forEach(this::row);
    }

    private void row(ListRow row) {
        int all = row.condemned().values().stream().mapToInt(Integer::intValue).sum();
        screen.line(
                String.format(
                        Locale.ROOT,
                        "%s  %8d  %8d %7d %7d %5d    %6d  %7d %5d",
                        Screen.fit(Screen.safe(row.name()), NAME),
                        all,
                        row.condemned().getOrDefault("infected", 0),
                        row.condemned().getOrDefault("suspect", 0),
                        row.condemned().getOrDefault("exposed", 0),
                        row.condemned().getOrDefault("clear", 0),
                        row.missed(),
                        row.earlier(),
                        row.later()));
    }

    private void heading(String text, int count) {
        screen.line();
        screen.line(screen.paint(Ink.BOLD, text + ": " + Words.count(count)));
    }

    private void more(int all) {
        if (all > most) {
            screen.line("  and " + Words.count(all - most) + " more; see --json");
        }
    }

    private void condemned(String title, Audited audited, boolean infected) {
        List<Condemned> rows =
                audited.condemned().stream().filter(one -> one.isInfected() == infected).toList();
        heading(title, rows.size());
        for (Condemned one : rows.subList(0, Math.min(most, rows.size()))) {
            String where = one.capture().isEmpty() ? "" : " in " + one.capture();
            screen.paragraph(
                    "  " + screen.paint(ink(one.ours()), Screen.safe(one.host())) + "  ",
                    one.host().length() + 4,
                    one.ours() + where + "; " + AuditWords.met(one));
            String when = AuditWords.when(one);
            screen.paragraph("    ", 4, one.because() + (when.isEmpty() ? "" : " (" + when + ")"));
            screen.paragraph("    ", 4, AuditWords.where(one.origin()));
        }
        more(rows.size());
    }

    private static Ink ink(String verdict) {
        return switch (verdict) {
            case "infected" -> Ink.INFECTED;
            case "suspect" -> Ink.SUSPECT;
            case "exposed" -> Ink.EXPOSED;
            default -> Ink.CLEAR;
        };
    }

    private void missed(List<Missed> rows) {
        heading("Infected hosts that it misses", rows.size());
        for (Missed one : rows.subList(0, Math.min(most, rows.size()))) {
            screen.paragraph(
                    "  " + Screen.safe(one.host()) + "  ",
                    one.host().length() + 4,
                    (one.capture().isEmpty() ? "" : one.capture() + ": ") + one.because());
            one.origin().ifPresent(o -> screen.paragraph("    ", 4, AuditWords.where(o)));
        }
        more(rows.size());
    }

    private void entries(List<Entry> all) {
        List<Entry> harmful =
                all.stream()
                        .filter(entry -> entry.wrongly() > 0 || !entry.innocent().isNone())
                        .toList();
        heading("Entries that do the damage", harmful.size());
        for (Entry entry : harmful.subList(0, Math.min(most, harmful.size()))) {
            screen.paragraph("  ", 2, AuditWords.entry(entry.indicator()));
            screen.paragraph("    ", 4, AuditWords.harm(entry));
            screen.paragraph("    ", 4, AuditWords.where(entry.origin()));
        }
        more(harmful.size());
    }
}
