package wolfhound.outputs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Family;
import wolfhound.model.HostCase;
import wolfhound.model.Origin;
import wolfhound.model.RoleGuess;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Infected;
import wolfhound.model.Weight;
import wolfhound.outputs.Screen.Ink;

/// `explain`: the whole case of one host as a story in the order of time, with its sum, so that a
/// person can check every step.
public final class CaseStory {
    private static final int INDENT = 4;
    private static final int LABEL = 14;

    /// The prior that a contained host has for three days.
    private static final double WATCHED = -20;

    private static final int FACT = 11;
    private static final int SAID = 160;
    private static final int TERM = 7;

    /// Pieces of evidence of one sign that are told.
    private static final int ALIKE = 3;

    private static final int MOST = 40;

    private static final int EXHIBITS = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Screen screen;
    private final boolean everything;

    /// @param everything also the evidence that only says again what stronger evidence said
    public CaseStory(Screen screen, boolean everything) {
        this.screen = screen;
        this.everything = everything;
    }

    public void tell(Verdict verdict) {
        String mark = verdict.text().toUpperCase(Locale.ROOT) + "  ";
        screen.paragraph(
                screen.paint(VerdictTable.ink(verdict), mark), mark.length(), Sentence.of(verdict));
        host(verdict.hostCase());
        stages(verdict);
        evidence(verdict);
        sum(verdict);
        list(Background.packHeading(verdict).orElse(""), Background.packLines(verdict));
        list("What would change this", verdict.reckoning().wouldChange());
        if (verdict instanceof Infected infected) {
            list("What to block", Sentence.of(infected.containment()));
            list("What to clean", infected.remedy());
        }
    }

    private void host(HostCase hostCase) {
        screen.line();
        fact(
                "role",
                hostCase.roles().stream().map(CaseStory::role).collect(Collectors.joining(", ")));
        fact(
                "seen",
                DAY_AND_TIME.format(hostCase.firstSeen())
                        + " to "
                        + DAY_AND_TIME.format(hostCase.lastSeen())
                        + " UTC, "
                        + Math.round(hostCase.visibility() * 100)
                        + " % of its conversations");
        facts("runs", Background.software(hostCase));
        facts("gave away", Background.logins(hostCase));
        facts("declared", Background.declarations(hostCase));
    }

    private void facts(String name, List<String> texts) {
        String label = name;
        for (String text : texts) {
            screen.paragraph(" ".repeat(INDENT) + Screen.fit(label, FACT), INDENT + FACT, text);
            label = "";
        }
    }

    private void fact(String name, String text) {
        if (!text.isEmpty()) {
            screen.paragraph(" ".repeat(INDENT) + Screen.fit(name, FACT), INDENT + FACT, text);
        }
    }

    private static String role(RoleGuess guess) {
        return guess.role().text() + " " + Math.round(guess.confidence() * 100) + " %";
    }

    private void heading(String text) {
        screen.line();
        screen.line(screen.paint(Ink.BOLD, text));
    }

    /// A line for each behaviour, as wide as the screen; `●` can prove, `○` only adds.
    private void stages(Verdict verdict) {
        List<Counted> counted = verdict.reckoning().counted();
        if (counted.isEmpty()) {
            return;
        }
        Instant first = begin(counted);
        Instant last = end(verdict, counted);
        heading("Time line");
        int width = screen.width() - INDENT - LABEL;
        for (Behaviour behaviour : Behaviour.values()) {
            stage(behaviour, counted, first, last, width);
        }
        if (verdict instanceof Infected infected) {
            char[] line = blank(width);
            line[place(infected.decided(), first, last, width)] = '▲';
            screen.line(row("decided", line));
        }
        String from = TIME.format(first);
        String to = TIME.format(last);
        int between = Math.max(1, width - from.length() - to.length());
        String clock = from + (from.equals(to) ? "" : " ".repeat(between) + to);
        screen.line(" ".repeat(INDENT + LABEL) + clock);
    }

    private void stage(
            Behaviour behaviour, List<Counted> counted, Instant first, Instant last, int width) {
        char[] line = blank(width);
        boolean any = false;
        for (Counted item : counted) {
            Evidence evidence = item.evidence();
            if (evidence.behaviour() == behaviour) {
                any = true;
                int place = place(evidence.at(), first, last, width);
                if (line[place] != '●') {
                    line[place] = evidence.kind().isHard() ? '●' : '○';
                }
            }
        }
        if (any) {
            screen.line(row(Words.key(behaviour), line));
        }
    }

    private static String row(String label, char[] line) {
        return " ".repeat(INDENT) + Screen.fit(label, LABEL) + new String(line);
    }

    private static char[] blank(int width) {
        return "·".repeat(width).toCharArray();
    }

    private static int place(Instant at, Instant first, Instant last, int width) {
        double whole = Math.max(1, Duration.between(first, last).toMillis());
        double share = Duration.between(first, at).toMillis() / whole;
        return (int) Math.clamp(Math.round(share * (width - 1)), 0, width - 1);
    }

    private static Instant begin(List<Counted> counted) {
        return counted.stream()
                .map(item -> item.evidence().began())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant end(Verdict verdict, List<Counted> counted) {
        Instant last =
                counted.stream()
                        .map(item -> item.evidence().at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return verdict instanceof Infected infected && infected.decided().isAfter(last)
                ? infected.decided()
                : last;
    }

    private void evidence(Verdict verdict) {
        List<Counted> counted = verdict.reckoning().counted();
        if (counted.isEmpty()) {
            return;
        }
        heading("What was seen (UTC)");
        Optional<Infected> toTell =
                verdict instanceof Infected infected ? Optional.of(infected) : Optional.empty();
        String day = "";
        List<Counted> told = everything ? counted : Telling.of(counted, ALIKE, MOST);
        for (Counted item : told) {
            Instant at = item.evidence().at();
            if (toTell.isPresent() && toTell.get().decided().isBefore(at)) {
                decided(toTell.get());
                toTell = Optional.empty();
            }
            if (!DAY.format(at).equals(day)) {
                day = DAY.format(at);
                screen.line(" ".repeat(INDENT) + day);
            }
            item(verdict, item);
        }
        toTell.ifPresent(this::decided);
        rest(counted.size() - told.size(), verdict.hostCase().unfiled());
    }

    private void rest(int untold, long unfiled) {
        if (untold > 0) {
            screen.paragraph(
                    " ".repeat(INDENT),
                    INDENT,
                    "And " + Words.count(untold, "more piece") + " of the same kinds (--all).");
        }
        if (unfiled > 0) {
            screen.paragraph(
                    " ".repeat(INDENT),
                    INDENT,
                    Words.count(unfiled, "more piece")
                            + " of the same kinds "
                            + (unfiled == 1 ? "was" : "were")
                            + " seen and not kept.");
        }
    }

    private void decided(Infected infected) {
        String time = TIME.format(infected.decided());
        screen.paragraph(
                " ".repeat(INDENT) + time + " ▲ ",
                INDENT + time.length() + 3,
                "The evidence suffices: infected, "
                        + Words.duration(infected.timeToVerdict())
                        + " after the first malicious byte.");
    }

    private void item(Verdict verdict, Counted item) {
        Evidence evidence = item.evidence();
        String time = TIME.format(evidence.at());
        int indent = INDENT + time.length() + 3;
        String mark = evidence.kind().isHard() ? " ● " : " ○ ";
        screen.paragraph(
                " ".repeat(INDENT) + time + mark,
                indent,
                "It " + Sentence.claim(verdict, item) + ": " + evidence.because() + ".");
        screen.paragraph(" ".repeat(indent), indent, weight(item));
        screen.paragraph(" ".repeat(indent), indent, where(evidence));
        if (!evidence.bytes().isEmpty()) {
            screen.paragraph(" ".repeat(indent) + "» ", indent + 2, said(evidence));
        }
        for (Alibi alibi : verdict.hostCase().alibis()) {
            if (alibi.answers().equals(evidence)) {
                screen.paragraph(" ".repeat(indent) + "− ", indent + 2, alibi(alibi));
            }
        }
    }

    private static String weight(Counted item) {
        Evidence evidence = item.evidence();
        return "counts "
                + Words.counted(item)
                + " decibans as "
                + evidence.kind().text()
                + ", by "
                + evidence.from()
                + techniques(evidence);
    }

    private static String techniques(Evidence evidence) {
        List<String> techniques = evidence.sign().techniques();
        return techniques.isEmpty() ? "" : " (" + String.join(", ", techniques) + ")";
    }

    private static String where(Evidence evidence) {
        String peer = evidence.peer().map(other -> "with " + other + "; ").orElse("");
        int more = evidence.exhibits().size() - EXHIBITS;
        return peer
                + evidence.exhibits().stream()
                        .limit(EXHIBITS)
                        .map(CaseStory::exhibit)
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + Words.count(more, "more packet") : "");
    }

    private static String exhibit(Origin origin) {
        if (origin.isLine()) {
            return origin.file() + " line " + origin.packet();
        }
        return origin.file()
                + " packet "
                + origin.packet()
                + ", "
                + origin.conversation().communityId();
    }

    private static String said(Evidence evidence) {
        String text = evidence.bytes().text();
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), SAID); i++) {
            char c = text.charAt(i);
            said.append(c == '\r' ? ' ' : c == '\n' ? '⏎' : c < 0x7F ? c : '·');
        }
        return text.length() > SAID ? said + "…" : said.toString();
    }

    private static String alibi(Alibi alibi) {
        return alibi.from()
                + " takes "
                + Words.decibans(alibi.relief()).substring(1)
                + ": "
                + alibi.because()
                + ". It would not hold: "
                + alibi.breaks()
                + ".";
    }

    private void sum(Verdict verdict) {
        Verdict.Reckoning reckoning = verdict.reckoning();
        heading("The sum, in decibans");
        boolean watched =
                !verdict.hostCase().circumstances().blocks().isEmpty()
                        && reckoning.prior().decibans() == WATCHED;
        term(
                reckoning.prior(),
                watched
                        ? "before anything was seen: it was contained, and is watched for three"
                                + " days"
                        : "before anything was seen, by its role");
        Map<EvidenceClass, List<Weight>> byClass = new EnumMap<>(EvidenceClass.class);
        for (Counted item : reckoning.counted()) {
            if (item.counts().decibans() > 0) {
                byClass.computeIfAbsent(item.evidence().kind(), k -> new ArrayList<>())
                        .add(item.counts());
            }
        }
        byClass.forEach((kind, weights) -> term(total(weights), terms(kind, weights)));
        screen.line(" ".repeat(INDENT) + "─".repeat(TERM));
        term(
                reckoning.posterior(),
                "odds of "
                        + Words.odds(reckoning.posterior())
                        + ", "
                        + Words.likely(reckoning.posterior())
                        + ". Infected begins at +20, suspect at −10.");
        if (byClass.isEmpty()) {
            return;
        }
        screen.paragraph(
                " ".repeat(INDENT),
                INDENT,
                "Each piece counts its weight less what explains it, faded by its age, halved for"
                        + " each stronger one of the same cause; each sort up to its cap. Figures are"
                        + " rounded to a tenth.");
        List<Family> families = reckoning.families();
        if (!families.isEmpty()) {
            String names =
                    families.stream()
                            .map(f -> f.name() + " " + Math.round(f.confidence() * 100) + " %")
                            .collect(Collectors.joining(", "));
            screen.paragraph(" ".repeat(INDENT), INDENT, "It looks like " + names + ".");
        }
    }

    private void term(Weight weight, String what) {
        String number = String.format(Locale.ROOT, "%" + TERM + "s", Words.decibans(weight));
        screen.paragraph(" ".repeat(INDENT) + number + "  ", INDENT + TERM + 2, what);
    }

    private static Weight total(List<Weight> weights) {
        return new Weight(weights.stream().mapToDouble(Weight::decibans).sum());
    }

    /// `effect: 24.5 + 10.5, the most that this sort may count`
    private static String terms(EvidenceClass kind, List<Weight> weights) {
        String each =
                weights.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(weight -> Words.decibans(weight).substring(1))
                        .collect(Collectors.joining(" + "));
        boolean capped = total(weights).decibans() > kind.cap().decibans() - 0.05;
        return kind.text() + ": " + each + (capped ? ", the most that this sort may count" : "");
    }

    private void list(String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        heading(heading);
        for (String line : lines) {
            screen.paragraph(" ".repeat(INDENT) + "- ", INDENT + 2, line);
        }
    }
}
