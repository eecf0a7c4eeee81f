package wolfhound.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Verdict;
import wolfhound.model.Weight;
import wolfhound.outputs.TrialScore;
import wolfhound.outputs.TrialScore.ClassRecall;
import wolfhound.outputs.TrialScore.FamilyRecall;

class ScoringTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String BOT = "10.0.0.1";
    private static final String OTHER = "10.0.0.2";

    private final Scoring scoring = new Scoring();

    @Test
    void countsEachFamilyOnceWhateverTheCaseOfItsName() {
        add("malware-cnc", "Zeus", BOT, infected(BOT, 1));
        add("malware-cnc", "zeus", BOT, clear(BOT));
        add("malware-cnc", "Storm", BOT, infected(BOT, 3));

        ClassRecall recall = scoring.score().recall().getFirst();
        assertThat(recall.captures()).isEqualTo(3);
        assertThat(recall.convicted()).isEqualTo(2);
        assertThat(recall.byFamily()).isEqualTo(0.75);
        assertThat(recall.families())
                .containsExactly(new FamilyRecall("Storm", 1, 1), new FamilyRecall("Zeus", 2, 1));
    }

    @Test
    void takesTheConvictionOfAnotherThanTheNamedHostForFalse() {
        add("malware", "Zeus", BOT, clear(BOT), infected(OTHER, 1));

        assertThat(scoring.score().recall().getFirst().convicted()).isZero();
        assertThat(scoring.score().falseConvictions())
                .extracting(TrialScore.Accused::host)
                .containsExactly(OTHER);
    }

    @Test
    void takesAnyHostWhereNobodyIsNamed() {
        add("tunnel", "iodine", "see capture", infected(OTHER, 1));

        assertThat(scoring.score().recall().getFirst().convicted()).isEqualTo(1);
        assertThat(scoring.score().falseConvictions()).isEmpty();
    }

    @Test
    void takesEveryConvictionInAnInnocentCaptureForFalse() {
        add("benign", "", "", infected(BOT, 1));
        add("not-infected", "phishing", BOT, infected(BOT, 1));

        assertThat(scoring.score().falseConvictions()).hasSize(2);
        assertThat(scoring.score().innocent()).isEqualTo(2);
        assertThat(scoring.score().recall()).isEmpty();
    }

    @Test
    void holdsTheVictimOfAnAttackInnocentAndOnlyListsOthers() {
        add("attack", "scan", BOT, infected(BOT, 1), infected(OTHER, 1));
        add("unclear", "", "", infected(OTHER, 1));

        TrialScore score = scoring.score();
        assertThat(score.falseConvictions())
                .extracting(TrialScore.Accused::host)
                .containsExactly(BOT);
        assertThat(score.unscored()).hasSize(2);
    }

    @Test
    void measuresSecondsOfRightConvictionsOnly() {
        add("malware", "a", BOT, infected(BOT, 2));
        add("malware", "b", BOT, infected(BOT, 8));
        add("malware", "c", BOT, infected(OTHER, 99));

        TrialScore.Seconds seconds = scoring.score().secondsToVerdict();
        assertThat(seconds.count()).isEqualTo(2);
        assertThat(seconds.median()).isEqualTo(2);
        assertThat(seconds.p95()).isEqualTo(8);
        assertThat(seconds.most()).isEqualTo(8);
    }

    private void add(String kind, String family, String infectedHosts, Verdict... verdicts) {
        Label label = new Label("a.pcap", kind, family, infectedHosts);
        scoring.add(new Trialled(label, List.of(verdicts), ""));
    }

    private static Verdict infected(String host, long seconds) {
        return new Verdict.Infected(
                hostCase(host),
                reckoning(Optional.of(NOON)),
                NOON.plusSeconds(seconds),
                List.of(),
                List.of(),
                List.of());
    }

    private static Verdict clear(String host) {
        return new Verdict.Clear(hostCase(host), reckoning(Optional.empty()));
    }

    private static Verdict.Reckoning reckoning(Optional<Instant> firstMalicious) {
        return new Verdict.Reckoning(
                new Weight(-40), new Weight(20), List.of(), List.of(), firstMalicious, List.of());
    }

    private static HostCase hostCase(String host) {
        return new HostCase(Host.of(host), new TreeSet<>(), List.of(), 1, NOON, NOON, List.of(), 0);
    }
}
