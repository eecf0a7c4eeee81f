package wolfhound.outputs.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wolfhound.model.Evidence;
import wolfhound.model.Origin;
import wolfhound.model.Verdict;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Verdict.Infected;
import wolfhound.outputs.Background;
import wolfhound.outputs.Sentence;
import wolfhound.outputs.Telling;
import wolfhound.outputs.Words;

/// What the report says of one host.
///
/// @param anchor where the page has it
/// @param kind the verdict, as text and as the class of its colour
/// @param deeds what it is accused of, for the table
/// @param number the odds alone
/// @param odds in words and number
/// @param more how much evidence is not shown
/// @param label `lab` or `honeypot` where it is declared so
/// @param packHeading empty where there is nothing to say of a pack
record HostPart(
        String anchor,
        String address,
        String names,
        String kind,
        String deeds,
        String since,
        String sentence,
        String number,
        String odds,
        String decided,
        TimeLine timeLine,
        List<EvidencePart> evidence,
        int more,
        List<String> alibis,
        List<String> wouldChange,
        List<String> block,
        List<String> clean,
        String label,
        String packHeading,
        List<String> pack,
        List<String> software,
        List<String> logins,
        List<String> declared) {
    private static final int MOST_EVIDENCE = 8;
    private static final int MOST_OF_A_SIGN = 2;
    private static final int MOST_EXHIBITS = 3;
    private static final int MOST_ALIBIS = 8;

    /// @param strength `hard` or `soft`
    /// @param where the exhibits, to be looked up in the capture
    record EvidencePart(
            String at,
            String behaviour,
            String strength,
            String because,
            String peer,
            String weight,
            String where,
            ByteDump bytes) {
        static EvidencePart of(Verdict verdict, Counted counted) {
            Evidence evidence = counted.evidence();
            return new EvidencePart(
                    Page.DAY_AND_TIME.format(evidence.at()),
                    Sentence.claim(verdict, counted),
                    evidence.kind().isHard() ? "hard" : "soft",
                    evidence.because(),
                    evidence.peer().map(Object::toString).orElse(""),
                    Words.counted(counted),
                    evidence.exhibits().stream()
                            .limit(MOST_EXHIBITS)
                            .map(EvidencePart::exhibit)
                            .collect(Collectors.joining("; ")),
                    ByteDump.of(evidence.bytes()));
        }

        /// The path of the file stands once at the top of the page.
        private static String exhibit(Origin origin) {
            String name = origin.file().substring(origin.file().lastIndexOf('/') + 1);
            if (origin.isLine()) {
                return name + ", line " + origin.packet();
            }
            return name
                    + ", packet "
                    + origin.packet()
                    + ", community ID "
                    + origin.conversation().communityId();
        }
    }

    static HostPart of(Verdict verdict) {
        Optional<Infected> infected =
                verdict instanceof Infected i ? Optional.of(i) : Optional.empty();
        List<Counted> all = verdict.reckoning().counted();
        List<Counted> shown = Telling.of(all, MOST_OF_A_SIGN, MOST_EVIDENCE);
        return new HostPart(
                "host-" + verdict.host(),
                verdict.host().toString(),
                String.join(", ", verdict.hostCase().names()),
                verdict.text(),
                Sentence.deeds(verdict),
                verdict.reckoning().firstMalicious().map(Page.DAY_AND_TIME::format).orElse(""),
                Sentence.of(verdict),
                Words.odds(verdict.reckoning().posterior()),
                Words.likely(verdict.reckoning().posterior())
                        + ", "
                        + Words.odds(verdict.reckoning().posterior()),
                infected.map(HostPart::decided).orElse(""),
                TimeLine.of(all, infected.map(Infected::decided)),
                shown.stream().map(item -> EvidencePart.of(verdict, item)).toList(),
                all.size() - shown.size(),
                alibis(verdict),
                verdict.reckoning().wouldChange(),
                infected.map(Infected::containment).map(Sentence::of).orElse(List.of()),
                infected.map(Infected::remedy).orElse(List.of()),
                verdict.hostCase().circumstances().label(),
                Background.packHeading(verdict).orElse(""),
                Background.packLines(verdict),
                Background.software(verdict.hostCase()),
                Background.logins(verdict.hostCase()),
                Background.declarations(verdict.hostCase()));
    }

    static String name(Verdict verdict) {
        String names = String.join(", ", verdict.hostCase().names());
        return verdict.host() + (names.isEmpty() ? "" : " " + names);
    }

    /// The sentence on a host that was cleared, with the reason.
    static String cleared(Verdict verdict) {
        List<String> alibis = alibis(verdict);
        String sentence = Sentence.of(verdict);
        return alibis.isEmpty() ? sentence : sentence + " " + alibis.getFirst();
    }

    private static String decided(Infected infected) {
        Instant since = infected.reckoning().firstMalicious().orElse(infected.decided());
        return "Since "
                + Page.DAY_AND_TIME.format(since)
                + " UTC; the evidence sufficed "
                + Words.duration(infected.timeToVerdict())
                + " later.";
    }

    private static List<String> alibis(Verdict verdict) {
        return Telling.alibis(verdict, 0, MOST_ALIBIS);
    }
}
