package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.witness.Witness;
import wolfhound.engine.witness.Witnesses;
import wolfhound.scenarios.Scenarios;

/// A few runs of what `bench/alibis` runs by the thousand.
class AlibiTrialsTest {
    private static final long SEED = 7;

    @Test
    void convictsNobodyInnocent() {
        for (AlibiTrial trial : AlibiTrials.all()) {
            assertThat(trial.runs(SEED).convicted()).as(trial.toString()).isEmpty();
        }
    }

    @Test
    void convictsWhoIsInfectedUnderAnAlibi() {
        var zeus = Scenarios.named("zeus").orElseThrow();
        for (String number : List.of("B13", "B14", "B21", "B25")) {
            AlibiTrial trial =
                    AlibiTrials.all().stream()
                            .filter(t -> t.number().equals(number))
                            .findFirst()
                            .orElseThrow();
            assertThat(trial.runs(SEED, zeus).planted()).as(number).isEqualTo("infected");
        }
    }

    @Test
    void clearsAnOfficeInWhichNothingHappens() {
        AlibiTrial.Outcome day = AlibiTrial.office(SEED, 5, Duration.ofMinutes(20));
        assertThat(day.convicted()).isEmpty();
        assertThat(day.suspects()).isEmpty();
    }

    @Test
    void convictsNobodyInAMonth() {
        HostHours.Month month = HostHours.month(SEED);
        assertThat(month.convicted()).as(month.scenario()).isEmpty();
        assertThat(month.hours()).isGreaterThan(HostHours.HOURS);
    }

    @Test
    void namesWitnessesThatExist() {
        assertThat(Witnesses.all().stream().map(Witness::name))
                .containsAll(AlibiTrials.all().stream().map(AlibiTrial::witness).toList());
    }
}
