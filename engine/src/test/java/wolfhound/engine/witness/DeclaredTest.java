package wolfhound.engine.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Alibi;
import wolfhound.model.Declaration;
import wolfhound.model.Role;
import wolfhound.model.Transport;
import wolfhound.model.Verdict;

/// The stories begin on a Monday at nine, UTC.
class DeclaredTest {
    private static Story sweeps(Story story) {
        for (int i = 1; i <= 120; i++) {
            story.tries("10.0." + (i % 8) + "." + (i + 10), 445).after(0.05);
        }
        return story;
    }

    private static Story callsHome(Story story) {
        return story.named("MARIA-PC", "maria.g")
                .says(
                        Transport.TCP,
                        "203.0.113.66",
                        5552,
                        turn(
                                true,
                                latin(
                                        "ll|'|'|dmljdGltXzhGM0EyMUJD|'|'|MARIA-PC|'|'|maria.g"
                                                + "|'|'|24-03-04|'|'||'|'|Win 7 Professional"
                                                + "|'|'|No|'|'|")),
                        turn(false, latin("act|'|'|")));
    }

    @Test
    void explainsTheSweepOfADeclaredScannerInItsHours() {
        Story story = sweeps(Story.declared("10.0.0.7 is our scanner, Mon 08-10"));
        Verdict verdict = story.verdict();
        assertThat(verdict.text()).isEqualTo("clear");
        assertThat(verdict.hostCase().roles().getFirst().role()).isEqualTo(Role.SCANNER);
        assertThat(story.alibis())
                .filteredOn(alibi -> alibi.from().equals("declared"))
                .isNotEmpty()
                .extracting(Alibi::because)
                .containsOnly("you declared: 10.0.0.7 is our scanner, Mon 08-10");
        Declaration declared = verdict.hostCase().circumstances().declarations().getFirst();
        assertThat(declared.explains()).isPositive();
        assertThat(declared.breaks()).isEmpty();
    }

    @Test
    void explainsNothingOutsideTheHoursAndSaysSo() {
        Story story = sweeps(Story.declared("10.0.0.7 is our scanner, Tue 01-05"));
        assertThat(story.alibis()).noneMatch(alibi -> alibi.from().equals("declared"));
        Declaration declared = story.verdict().hostCase().circumstances().declarations().getFirst();
        assertThat(declared.explains()).isZero();
        assertThat(declared.breaks())
                .startsWith("it scanned or spread on Mon 2024-03-04 09:00")
                .endsWith("outside the declared hours");
    }

    @Test
    void neverExplainsACallHome() {
        Story story = callsHome(sweeps(Story.declared("10.0.0.7 is our scanner")));
        assertThat(story.ends()).isEqualTo("infected");
        assertThat(story.verdict().hostCase().circumstances().declarations().getFirst().breaks())
                .contains("called home", "not what a scanner does");
    }

    @Test
    void labelsALabAndLeavesItsVerdictOnFile() {
        Story lab = callsHome(Story.declared("maria-pc is our lab"));
        assertThat(lab.ends()).isEqualTo("infected");
        assertThat(lab.verdict().hostCase().circumstances().label()).isEqualTo("lab");
        assertThat(lab.alibis()).noneMatch(alibi -> alibi.from().equals("declared"));
        assertThat(
                        callsHome(Story.declared("10.0.0.8 is our lab"))
                                .verdict()
                                .hostCase()
                                .circumstances()
                                .label())
                .isEmpty();
    }

    @Test
    void labelsNothingOutsideTheHoursOfTheLab() {
        Story lab = callsHome(Story.declared("10.0.0.7 is our lab, Tue 01-05"));
        assertThat(lab.verdict().hostCase().circumstances().label()).isEmpty();
    }

    @Test
    void findsNothingInferredWhereTheUserSpoke() {
        Story story = Story.declared("10.0.0.7 is our mail server", "10.0.0.7 is our resolver");
        story.tries("203.0.113.1", 80);
        assertThat(story.verdict().hostCase().roles())
                .extracting(guess -> guess.role())
                .containsExactly(Role.MAIL_GATEWAY, Role.RESOLVER);
    }

    @Test
    void takesRetriesAgainstABlockForAConfirmationAndNoProof() {
        Story story = Story.declared("10.0.0.7 was contained 2024-03-04T08:00Z at 203.0.113.66");
        for (int i = 0; i < 20; i++) {
            story.tries("203.0.113.66", 443).after(60);
        }
        assertThat(story.signs()).contains("retries-against-block");
        assertThat(story.verdict().reckoning().prior().decibans()).isEqualTo(-20);
        assertThat(story.ends()).isEqualTo("suspect");
    }
}
