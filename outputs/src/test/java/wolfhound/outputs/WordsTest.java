package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wolfhound.model.Evidence;
import wolfhound.model.Verdict.Counted;
import wolfhound.model.Weight;

class WordsTest {
    private static final Evidence ANY = Sample.infected().hostCase().evidence().getFirst();

    @ParameterizedTest
    @CsvSource({"8, +8 of +", "0, +0 of +"})
    void namesTheWeightBesideWhatCountedLess(double counts, String begins) {
        assertThat(Words.counted(new Counted(ANY, Weight.ZERO, new Weight(counts))))
                .startsWith(begins)
                .endsWith(Words.decibans(ANY.weight()));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.001", "0.04", "-0.001"})
    void namesOneNumberWhereNoReaderCouldTellTwoApart(double less) {
        Weight counts = new Weight(ANY.weight().decibans() - less);

        assertThat(Words.counted(new Counted(ANY, Weight.ZERO, counts)))
                .isEqualTo(Words.decibans(ANY.weight()));
    }
}
