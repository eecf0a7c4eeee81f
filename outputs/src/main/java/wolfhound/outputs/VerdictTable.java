package wolfhound.outputs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wolfhound.model.Family;
import wolfhound.model.Output;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Infected;
import wolfhound.outputs.Screen.Ink;

/// The hosts on a terminal, worst first: verdict, odds, since when, how fast, which family, the
/// strongest reasons and the alibis that mattered. Hosts with the same reasons share them, and of a
/// large network the worst are shown and the others counted.
public final class VerdictTable implements Output {
    private static final int REASONS = 2;
    private static final int ALIBIS = 2;
    private static final int LONGEST = 240;

    /// An alibi that takes less than this changes nothing for a convicted host.
    private static final double MATTERS = 6;

    /// Rows that share their reasons.
    private static final int ALIKE = 4;

    private static final Comparator<Verdict> WORST_FIRST =
            Comparator.comparingInt(Words::rank)
                    .thenComparing(
                            verdict -> verdict.reckoning().posterior(), Comparator.reverseOrder())
                    .thenComparing(Verdict::host);

    private final Screen screen;
    private final Hunted hunted;
    private final boolean everyone;
    private final List<Verdict> verdicts = new ArrayList<>();

    /// @param everyone also list each host that is otherwise only counted
    public VerdictTable(Screen screen, Hunted hunted, boolean everyone) {
        this.screen = screen;
        this.hunted = hunted;
        this.everyone = everyone;
    }

    /// The order in which people want to read verdicts.
    public static List<Verdict> worstFirst(List<Verdict> verdicts) {
        return verdicts.stream().sorted(WORST_FIRST).toList();
    }

    @Override
    public void accept(Verdict verdict) {
        verdicts.add(verdict);
    }

    @Override
    public void close() {
        List<Verdict> sorted = worstFirst(verdicts);
        List<Alike> shown = shown(sorted);
        List<Verdict> rows = shown.stream().flatMap(alike -> alike.rows().stream()).toList();
        if (!rows.isEmpty()) {
            Columns columns = Columns.of(rows, screen.width(), oneDay());
            screen.line(screen.paint(Ink.FAINT, columns.heading()));
            shown.forEach(alike -> tell(columns, alike));
            screen.line();
        }
        others(sorted, shown);
        new ReadingLines(screen, hunted, everyone).tell();
    }

    /// Hosts with the same verdict for the same reasons.
    ///
    /// @param rows those with a row of their own
    private record Alike(List<Verdict> hosts, List<Verdict> rows) {
        int unshown() {
            return hosts.size() - rows.size();
        }
    }

    private List<Alike> shown(List<Verdict> sorted) {
        List<Alike> shown = new ArrayList<>();
        int[] groups = new int[Kind.values().length];
        for (List<Verdict> hosts : alike(sorted)) {
            Kind kind = Kind.of(hosts.getFirst());
            boolean told = kind != Kind.CLEAR || wasAnswered(hosts.getFirst());
            if (everyone) {
                shown.add(new Alike(hosts, hosts));
            } else if (told && groups[kind.ordinal()]++ < kind.most) {
                List<Verdict> rows = hosts.subList(0, Math.min(ALIKE, hosts.size()));
                shown.add(new Alike(hosts, rows));
            }
        }
        return shown;
    }

    private static Collection<List<Verdict>> alike(List<Verdict> sorted) {
        Map<List<String>, List<Verdict>> alike = new LinkedHashMap<>();
        for (Verdict verdict : sorted) {
            List<String> key = new ArrayList<>(reasons(verdict));
            key.addAll(alibis(verdict));
            key.add(verdict.text());
            key.addAll(notes(verdict));
            if (key.size() == 1) {
                key.add(verdict.host().toString()); // without reasons nobody is alike
            }
            alike.computeIfAbsent(key, k -> new ArrayList<>()).add(verdict);
        }
        return alike.values();
    }

    private static boolean wasAnswered(Verdict verdict) {
        return verdict.reckoning().counted().stream()
                .anyMatch(counted -> counted.relief().decibans() > 0);
    }

    private void tell(Columns columns, Alike alike) {
        for (Verdict verdict : alike.rows()) {
            screen.line(columns.row(verdict, screen));
            if (!columns.hasFamily()) {
                families(verdict).ifPresent(names -> detail("  ", "looks like " + names));
            }
        }
        Verdict first = alike.hosts().getFirst();
        if (alike.unshown() > 0) {
            detail("  ", "and " + Words.count(alike.unshown(), "more host") + ", all of them:");
        }
        reasons(first).forEach(reason -> detail(screen.paint(Ink.BOLD, "+ "), reason));
        alibis(first).forEach(alibi -> detail("− ", alibi));
        notes(first).forEach(note -> detail("  ", note));
    }

    /// What the user's word and the number of its masters add.
    private static List<String> notes(Verdict verdict) {
        List<String> notes = new ArrayList<>();
        String label = verdict.hostCase().circumstances().label();
        if (!label.isEmpty()) {
            notes.add(
                    label.toUpperCase(Locale.ROOT)
                            + ", as declared: infections are meant to be here");
        }
        notes.addAll(Background.broken(verdict.hostCase()));
        Background.packHeading(verdict).ifPresent(heading -> notes.add(heading + ":"));
        notes.addAll(Background.packLines(verdict));
        return notes;
    }

    private void detail(String mark, String text) {
        screen.paragraph("    " + mark, 6, text);
    }

    /// The strongest of each sign: the same again says little new.
    private static List<String> reasons(Verdict verdict) {
        Map<String, List<Counted>> bySign =
                verdict.reckoning().counted().stream()
                        .filter(counted -> counted.counts().decibans() > 0)
                        .sorted(Comparator.comparing(Counted::counts).reversed())
                        .collect(
                                Collectors.groupingBy(
                                        counted -> counted.evidence().sign().id(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return bySign.values().stream().limit(REASONS).map(VerdictTable::reason).toList();
    }

    private static String reason(List<Counted> same) {
        String more = same.size() > 1 ? ", and " + (same.size() - 1) + " more like it" : "";
        Counted first = same.getFirst();
        return shortened(first.evidence().because())
                + " ("
                + Words.decibans(first.counts())
                + more
                + ")";
    }

    /// What is longer is told whole by `explain` and the report.
    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        String head = text.substring(0, text.offsetByCodePoints(0, LONGEST - 1));
        int blank = head.lastIndexOf(' ');
        return head.substring(0, blank > LONGEST / 2 ? blank : head.length()) + " …";
    }

    private static List<String> alibis(Verdict verdict) {
        return Telling.alibis(verdict, verdict instanceof Infected ? MATTERS : 0, ALIBIS);
    }

    static Optional<String> families(Verdict verdict) {
        List<Family> families = verdict.reckoning().families();
        return families.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        families.stream().map(Family::name).collect(Collectors.joining(", ")));
    }

    /// Those who found no room, by number.
    private void others(List<Verdict> sorted, List<Alike> shown) {
        if (sorted.isEmpty()) {
            screen.line("No home host was seen.");
            return;
        }
        boolean any = false;
        for (Kind kind : Kind.values()) {
            long all = sorted.stream().filter(verdict -> Kind.of(verdict) == kind).count();
            long told =
                    shown.stream()
                            .filter(alike -> Kind.of(alike.hosts().getFirst()) == kind)
                            .mapToLong(alike -> alike.hosts().size())
                            .sum();
            if (told < all) {
                any = true;
                String others = shown.isEmpty() ? "host" : "other host";
                String mark = Screen.fit(kind.name(), Columns.VERDICT) + "  ";
                screen.paragraph(
                        screen.paint(kind.ink, mark),
                        mark.length(),
                        Words.count(all - told, others) + kind.others + " (--all lists them).");
            }
        }
        if (any) {
            screen.line();
        }
    }

    private boolean oneDay() {
        return hunted.first()
                .flatMap(first -> hunted.last().map(last -> Duration.between(first, last)))
                .map(span -> span.toHours() < 24)
                .orElse(true);
    }

    static Ink ink(Verdict verdict) {
        return Kind.of(verdict).ink;
    }

    /// The verdicts as the table treats them.
    private enum Kind {
        INFECTED(20, Ink.INFECTED, ""),
        SUSPECT(5, Ink.SUSPECT, ""),
        EXPOSED(3, Ink.EXPOSED, ""),
        CLEAR(3, Ink.CLEAR, ": nothing, or too little, counts against them");

        /// So many with different reasons are shown.
        private final int most;

        private final Ink ink;
        private final String others;

        Kind(int most, Ink ink, String others) {
            this.most = most;
            this.ink = ink;
            this.others = others;
        }

        static Kind of(Verdict verdict) {
            return switch (verdict) {
                case Infected i -> INFECTED;
                case Verdict.Suspect s -> SUSPECT;
                case Verdict.Exposed e -> EXPOSED;
                case Verdict.Clear c -> CLEAR;
            };
        }
    }
}
