package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.model.Verdict;
import wolfhound.scenarios.Scenarios;
import wolfhound.scenarios.Truth;

/// The network of the demo: what is told apart alone is told apart in one network too.
class CompanyTest {
    private static final int A_HERD = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void convictsTheWholeHerdAndNobodyElse(long seed) {
        StagedHunt hunt = StagedHunt.of(Scenarios.company(), seed, 1);
        List<String> infected = names(hunt.truth().infected());
        List<String> convicted =
                names(
                        hunt.truth().hosts().stream()
                                .filter(host -> isConvicted(hunt, host))
                                .toList());
        assertThat(infected).hasSizeGreaterThan(A_HERD);
        assertThat(convicted).containsExactlyInAnyOrderElementsOf(infected);
        assertThat(hunt.wrongs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void isTheSameOnManyThreads(int threads) {
        List<Verdict> one = StagedHunt.of(Scenarios.company(), 1, 1).verdicts();
        List<Verdict> many = StagedHunt.of(Scenarios.company(), 1, threads).verdicts();
        assertThat(reckonings(many)).isEqualTo(reckonings(one));
    }

    private static boolean isConvicted(StagedHunt hunt, Truth.Of host) {
        return hunt.verdictOn(host.address())
                .filter(Verdict.Infected.class::isInstance)
                .isPresent();
    }

    private static List<String> names(List<Truth.Of> hosts) {
        return hosts.stream().map(Truth.Of::name).toList();
    }

    /// Without the exhibits, which name a file of their own.
    private static List<String> reckonings(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict ->
                        verdict.host()
                                + " "
                                + verdict.text()
                                + " "
                                + verdict.reckoning().posterior())
                .toList();
    }
}
