package wolfhound.outputs;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Infected;

/// How wide each column of the table is, so that one line holds a row.
///
/// @param likely for the odds in words; 0 where a narrow terminal has room for the number alone
record Columns(int host, int likely, int odds, int since, int family, DateTimeFormatter clock) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    static final int VERDICT = 8;
    private static final int DECIDED = 11;
    private static final int LIKELY = 19;
    private static final int GAP = 2;
    private static final int NARROWEST_HOST = 15;

    /// @param oneDay times need no date then
    static Columns of(List<Verdict> shown, int width, boolean oneDay) {
        DateTimeFormatter clock = oneDay ? TIME : DAY_AND_TIME;
        int host = widest(shown, Columns::hostText, "HOST");
        int family =
                widest(shown, verdict -> VerdictTable.families(verdict).orElse(""), "LOOKS LIKE");
        int odds = widest(shown, Columns::oddsText, "ODDS");
        int since = oneDay ? 8 : 14;
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

    private static int widest(List<Verdict> shown, Function<Verdict, String> text, String heading) {
        return Math.max(
                heading.length(),
                shown.stream()
                        .mapToInt(verdict -> Screen.columns(text.apply(verdict)))
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
                        VerdictTable.families(verdict).orElse(""));
        return screen.paint(VerdictTable.ink(verdict), plain.substring(0, VERDICT))
                + plain.substring(VERDICT);
    }

    private String line(
            String verdict, String host, String odds, String since, String decided, String family) {
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
