package wolfhound.outputs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import wolfhound.model.Alibi;
import wolfhound.model.Family;
import wolfhound.model.Output;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Infected;
import wolfhound.outputs.Screen.Ink;

/// The hosts on a terminal, worst first: verdict, odds, since when, how fast, which family, the
/// strongest reasons and the alibis that mattered. Clear hosts against whom nothing counts share
/// one line.
public final class VerdictTable implements Output {
    private static final int REASONS = 2;
    private static final int ALIBIS = 2;

    /// Clear hosts with an alibi worth telling; beyond that they share the line with the others.
    private static final int CLEARED = 5;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final Comparator<Verdict> WORST_FIRST =
            Comparator.comparingInt(Words::rank)
                    .thenComparing(
                            verdict -> verdict.reckoning().posterior(), Comparator.reverseOrder())
                    .thenComparing(Verdict::host);

    private final Screen screen;
    private final Hunted hunted;
    private final boolean everyone;
    private final List<Verdict> verdicts = new ArrayList<>();

    /// @param everyone also list each clear host
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
        List<Verdict> shown = shown(sorted);
        if (!shown.isEmpty()) {
            Columns columns = Columns.of(shown, screen.width(), clock());
            screen.line(screen.paint(Ink.FAINT, columns.heading()));
            for (Verdict verdict : shown) {
                row(columns, verdict);
            }
            screen.line();
        }
        clearOnes(sorted.size(), sorted.size() - shown.size());
        reading();
    }

    private List<Verdict> shown(List<Verdict> sorted) {
        if (everyone) {
            return sorted;
        }
        List<Verdict> shown = new ArrayList<>();
        int cleared = 0;
        for (Verdict verdict : sorted) {
            boolean isClear = verdict instanceof Verdict.Clear;
            if (!isClear || wasAnswered(verdict) && cleared++ < CLEARED) {
                shown.add(verdict);
            }
        }
        return shown;
    }

    private static boolean wasAnswered(Verdict verdict) {
        return verdict.reckoning().counted().stream()
                .anyMatch(counted -> counted.relief().decibans() > 0);
    }

    private void row(Columns columns, Verdict verdict) {
        screen.line(columns.row(verdict, screen));
        if (!columns.hasFamily()) {
            families(verdict).ifPresent(names -> detail("  ", "looks like " + names));
        }
        for (Counted counted : strongest(verdict)) {
            detail(
                    screen.paint(Ink.BOLD, "+ "),
                    counted.evidence().because() + " (" + Words.decibans(counted.counts()) + ")");
        }
        for (String alibi : alibis(verdict)) {
            detail("− ", alibi);
        }
    }

    private void detail(String mark, String text) {
        screen.paragraph("    " + mark, 6, text);
    }

    private static List<Counted> strongest(Verdict verdict) {
        return verdict.reckoning().counted().stream()
                .filter(counted -> counted.counts().decibans() > 0)
                .sorted(Comparator.comparing(Counted::counts).reversed())
                .limit(REASONS)
                .toList();
    }

    private static List<String> alibis(Verdict verdict) {
        return verdict.hostCase().alibis().stream()
                .filter(alibi -> alibi.relief().decibans() > 0)
                .sorted(Comparator.comparing(Alibi::relief).reversed())
                .map(alibi -> alibi.because() + " (" + alibi.from() + ")")
                .distinct()
                .limit(ALIBIS)
                .toList();
    }

    private static Optional<String> families(Verdict verdict) {
        List<Family> families = verdict.reckoning().families();
        return families.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        families.stream().map(Family::name).collect(Collectors.joining(", ")));
    }

    private void clearOnes(int all, int hidden) {
        if (all == 0) {
            screen.line("No home host was seen.");
        } else if (hidden > 0) {
            String others = hidden < all ? "other " : "";
            screen.paragraph(
                    screen.paint(Ink.CLEAR, "CLEAR") + "     ",
                    10,
                    Words.count(hidden, others + "host")
                            + (everyone
                                    ? "."
                                    : ": nothing counts against them (--all lists them)."));
            screen.line();
        }
    }

    private void reading() {
        StringBuilder line = new StringBuilder("Read ");
        line.append(Words.count(hunted.packets(), "packet"))
                .append(", ")
                .append(Words.bytes(hunted.bytes()))
                .append(", ")
                .append(Words.count(hunted.conversations(), "conversation"))
                .append(", ")
                .append(Words.count(hunted.observations(), "observation"))
                .append(" from ")
                .append(Words.count(hunted.inputs().size(), "input"))
                .append(" in ")
                .append(Words.duration(hunted.took()))
                .append(speed())
                .append('.');
        hunted.first().ifPresent(first -> line.append(' ').append(span(first)));
        if (hunted.homeNet().equals("inferred")) {
            line.append(" No private address was seen: home is who opened most conversations.");
        }
        screen.paragraph("", 0, line.toString());
        for (Hunted.Input input : hunted.inputs()) {
            if (!input.problem().isEmpty()) {
                screen.paragraph("  ", 2, input.complaint());
            }
        }
        if (!hunted.counters().isEmpty()) {
            screen.paragraph("", 0, "Not read or cut: " + counters() + ".");
        }
        if (hunted.cutShort()) {
            screen.line("Ended early: the verdicts are about what was read until then.");
        }
    }

    private String counters() {
        return hunted.counters().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Words.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String speed() {
        double seconds = hunted.took().toNanos() / 1e9;
        if (seconds <= 0) {
            return "";
        }
        return " ("
                + Words.count(Math.round(hunted.packets() / seconds))
                + " packets, "
                + Words.bytes(hunted.bytes() / seconds)
                + ", "
                + Words.count(Math.round(hunted.observations() / seconds))
                + " observations a second)";
    }

    private String span(Instant first) {
        Instant last = hunted.last().orElse(first);
        return "They span "
                + Words.duration(Duration.between(first, last))
                + " from "
                + DAY.format(first)
                + " UTC.";
    }

    /// Times of one day need no date.
    private DateTimeFormatter clock() {
        boolean oneDay =
                hunted.first()
                        .flatMap(first -> hunted.last().map(last -> Duration.between(first, last)))
                        .map(span -> span.toHours() < 24)
                        .orElse(true);
        return oneDay ? TIME : DAY_AND_TIME;
    }

    /// How wide each column is, so that one line holds a row.
    ///
    /// @param likely for the odds in words; 0 where a narrow terminal has room for the number alone
    private record Columns(
            int host, int likely, int odds, int since, int family, DateTimeFormatter clock) {
        private static final int VERDICT = 8;
        private static final int DECIDED = 9;
        private static final int LIKELY = 19;
        private static final int GAP = 2;
        private static final int NARROWEST_HOST = 15;

        static Columns of(List<Verdict> shown, int width, DateTimeFormatter clock) {
            int host = widest(shown, Columns::hostText, "HOST");
            int family = widest(shown, verdict -> families(verdict).orElse(""), "LOOKS LIKE");
            int odds = widest(shown, Columns::oddsText, "ODDS");
            int since = clock == TIME ? 8 : 14;
            int rest = VERDICT + odds + since + DECIDED + 4 * GAP;
            int likely = rest + NARROWEST_HOST + LIKELY <= width ? LIKELY : 0;
            rest += likely;
            boolean roomForFamily = rest + host + GAP + family <= width;
            int left = width - rest - (roomForFamily ? GAP + family : 0);
            return new Columns(
                    Math.clamp(host, 4, Math.max(NARROWEST_HOST, left)),
                    likely,
                    odds,
                    since,
                    roomForFamily ? family : 0,
                    clock);
        }

        private static int widest(
                List<Verdict> shown, Function<Verdict, String> text, String heading) {
            return Math.max(
                    heading.length(),
                    shown.stream()
                            .mapToInt(verdict -> text.apply(verdict).length())
                            .max()
                            .orElse(0));
        }

        boolean hasFamily() {
            return family > 0;
        }

        String heading() {
            return line("VERDICT", "HOST", "ODDS", "SINCE", "AFTER", "LOOKS LIKE");
        }

        String row(Verdict verdict, Screen screen) {
            Optional<Infected> infected =
                    verdict instanceof Infected i ? Optional.of(i) : Optional.empty();
            String plain =
                    line(
                            verdict.text().toUpperCase(Locale.ROOT),
                            hostText(verdict),
                            likelyText(verdict) + oddsText(verdict),
                            verdict.reckoning().firstMalicious().map(clock::format).orElse("–"),
                            infected.map(i -> Words.duration(i.timeToVerdict())).orElse("–"),
                            families(verdict).orElse(""));
            return screen.paint(ink(verdict), plain.substring(0, VERDICT))
                    + plain.substring(VERDICT);
        }

        private String line(
                String verdict,
                String host,
                String odds,
                String since,
                String decided,
                String family) {
            String gap = " ".repeat(GAP);
            String all =
                    String.join(
                            gap,
                            Screen.fit(verdict, VERDICT),
                            Screen.fit(host, this.host),
                            Screen.fit(odds, likely + this.odds),
                            Screen.fit(since, this.since),
                            Screen.fit(decided, DECIDED));
            return hasFamily() ? all + gap + Screen.fit(family, this.family) : all;
        }

        private static String hostText(Verdict verdict) {
            String names = String.join(", ", verdict.hostCase().names());
            return verdict.host() + (names.isEmpty() ? "" : " " + Screen.safe(names));
        }

        private String likelyText(Verdict verdict) {
            String words = Words.likely(verdict.reckoning().posterior());
            return likely == 0 ? "" : Screen.fit(words, likely);
        }

        private static String oddsText(Verdict verdict) {
            return Words.odds(verdict.reckoning().posterior());
        }
    }

    static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case Infected i -> Ink.INFECTED;
            case Verdict.Suspect s -> Ink.SUSPECT;
            case Verdict.Exposed e -> Ink.EXPOSED;
            case Verdict.Clear c -> Ink.CLEAR;
        };
    }
}
