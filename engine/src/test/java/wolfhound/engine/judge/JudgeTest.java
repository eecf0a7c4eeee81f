package wolfhound.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wolfhound.engine.judge.Cases.alibi;
import static wolfhound.engine.judge.Cases.evidence;
import static wolfhound.engine.judge.Cases.workstation;
import static wolfhound.model.EvidenceClass.DELIVERY;
import static wolfhound.model.EvidenceClass.EXPOSURE;
import static wolfhound.model.EvidenceClass.OWN_SECRET;
import static wolfhound.model.EvidenceClass.PERIODICITY;
import static wolfhound.model.EvidenceClass.PROOF;
import static wolfhound.model.EvidenceClass.TEMPLATE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wolfhound.model.Evidence;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;
import wolfhound.model.Verdict;
import wolfhound.model.Weight;

class JudgeTest {
    @Test
    void clearsAnEmptyCase() {
        Verdict verdict = Judge.judge(workstation());
        assertThat(verdict.text()).isEqualTo("clear");
        assertThat(verdict.reckoning().posterior()).isEqualTo(new Weight(-40));
    }

    @Test
    void convictsByTwoHardGroupsThatReachTheBar() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(TEMPLATE, 35, "a", 0), evidence(OWN_SECRET, 40, "b", 7)));
        assertThat(verdict).isInstanceOf(Verdict.Infected.class);
        assertThat(verdict.reckoning().posterior().decibans()).isCloseTo(35, within(0.1));
        assertThat(((Verdict.Infected) verdict).timeToVerdict()).hasSeconds(7);
    }

    @Test
    void needsTwoGroupsHoweverHeavyOneIs() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(TEMPLATE, 35, "a", 0), evidence(OWN_SECRET, 40, "a", 0)));
        assertThat(verdict).isInstanceOf(Verdict.Suspect.class);
    }

    @Test
    void convictsByProofAlone() {
        assertThat(Judge.judge(workstation(evidence(PROOF, 60, "a", 0))))
                .isInstanceOf(Verdict.Infected.class);
    }

    @Test
    void countsTheSecondOfAGroupHalfAndTheThirdAQuarter() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(TEMPLATE, 8, "a", 0),
                                evidence(TEMPLATE, 8, "a", 0),
                                evidence(TEMPLATE, 8, "a", 0)));
        assertThat(verdict.reckoning().posterior().decibans()).isEqualTo(-40 + 8 + 4 + 2);
    }

    @Test
    void neverCountsMoreThanTheCapOfAClass() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(PERIODICITY, 6, "a", 0),
                                evidence(PERIODICITY, 6, "b", 0),
                                evidence(PERIODICITY, 6, "c", 0)));
        assertThat(verdict.reckoning().posterior().decibans()).isEqualTo(-34);
    }

    @Test
    void letsTheMostFavourableAlibiCountAndNoMore() {
        Evidence item = evidence(TEMPLATE, 30, "a", 0);
        Verdict verdict = Judge.judge(workstation(item, alibi(item, 5), alibi(item, 12)));
        assertThat(verdict.reckoning().posterior().decibans()).isEqualTo(-40 + 18);
        assertThat(verdict.reckoning().counted().getFirst().relief()).isEqualTo(new Weight(12));
    }

    @Test
    void fadesByHalfInTheHalfLifeOfTheClass() {
        Evidence early = evidence(EXPOSURE, 10, "a", 0);
        Evidence late = evidence(TEMPLATE, 20, "b", 600);
        Verdict verdict = Judge.judge(workstation(early, late));
        assertThat(verdict.reckoning().posterior().decibans())
                .isCloseTo(-40 + 5 + 20, within(0.01));
    }

    @Test
    void callsDeliveryAloneExposedHoweverStrong() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(DELIVERY, 25, "a", 0), evidence(EXPOSURE, 10, "b", 0)));
        assertThat(verdict).isInstanceOf(Verdict.Exposed.class);
    }

    @Test
    void suspectsAStrongTemplateAloneAndSaysWhatIsMissing() {
        Verdict verdict = Judge.judge(workstation(evidence(TEMPLATE, 35, "a", 0)));
        assertThat(verdict).isInstanceOf(Verdict.Suspect.class);
        assertThat(verdict.reckoning().wouldChange().getFirst()).contains("25.0 dB more");
    }

    @Test
    void saysWhichItemsHoldTheVerdictUp() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(TEMPLATE, 35, "a", 0), evidence(OWN_SECRET, 30, "b", 0)));
        assertThat(verdict.reckoning().wouldChange().getFirst()).contains("without sign-template");
    }

    /// Of a finding seen many times the next takes the place of the one that goes: it goes as a
    /// whole.
    @Test
    void saysWhichItemsHoldTheVerdictUpHoweverOftenTheyWereSeen() {
        List<Evidence> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(evidence(TEMPLATE, 35, "a", i));
            many.add(evidence(OWN_SECRET, 40, "b", i));
        }
        Verdict verdict = Judge.judge(workstation(many.toArray(Evidence[]::new)));
        assertThat(verdict).isInstanceOf(Verdict.Infected.class);
        assertThat(verdict.reckoning().wouldChange().getFirst())
                .isEqualTo("without sign-own-secret it would be no longer proved");
    }

    @Test
    void convictsNobodyWhomTheSensorHardlySaw() {
        HostCase whole =
                workstation(evidence(TEMPLATE, 35, "a", 0), evidence(OWN_SECRET, 40, "b", 0));
        HostCase torn =
                new HostCase(
                        whole.host(),
                        whole.names(),
                        whole.roles(),
                        0.5,
                        whole.firstSeen(),
                        whole.lastSeen(),
                        whole.testimonies(),
                        0);
        assertThat(Judge.judge(torn)).isInstanceOf(Verdict.Suspect.class);
        assertThat(Judge.judge(torn).reckoning().wouldChange())
                .anyMatch(text -> text.contains("50 %"));
    }

    @Test
    void blendsThePriorsOfTheRolesByTheirConfidence() {
        HostCase hostCase =
                new HostCase(
                        Host.of("10.0.0.7"),
                        new TreeSet<>(),
                        List.of(
                                new RoleGuess(Role.WORKSTATION, 0.5),
                                new RoleGuess(Role.PRINTER_OR_IOT, 0.5)),
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(),
                        0);
        Weight prior = Judge.judge(hostCase).reckoning().prior();
        assertThat(prior.decibans()).isEqualTo(-35);
    }

    @Test
    void latchesOnceInfected() {
        Verdict verdict =
                Judge.judge(
                        workstation(
                                evidence(TEMPLATE, 35, "a", 0),
                                evidence(DELIVERY, 25, "b", 0),
                                evidence(EXPOSURE, 1, "c", 3600)));
        assertThat(verdict).isInstanceOf(Verdict.Infected.class);
    }
}
