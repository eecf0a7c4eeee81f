package wolfhound.testkit.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// How stated odds are held against the truth.
class ReliabilityTest {
    @Test
    void findsNoErrorInOddsThatAreRight() {
        Reliability even = new Reliability();
        for (int i = 0; i < 100; i++) {
            even.add(i, 0, i % 2 == 0);
        }
        assertThat(even.calibrationError().value()).isCloseTo(0, within(1e-9));
        assertThat(even.brier().value()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void findsHowFarOddsAreOff() {
        Reliability sure = new Reliability();
        for (int i = 0; i < 100; i++) {
            sure.add(i, 20, i < 50);
        }
        // 99 % stated, half of them infected
        assertThat(sure.calibrationError().value()).isCloseTo(0.4901, within(1e-4));
    }

    @Test
    void sortsIntoTenBins() {
        Reliability reliability = new Reliability();
        reliability.add(1, -45, false);
        reliability.add(1, -40, false);
        reliability.add(1, 19.9, true);
        reliability.add(1, 95, true);
        assertThat(reliability.bins()).hasSize(Reliability.BINS);
        assertThat(reliability.bins().stream().map(Reliability.Bin::hosts))
                .containsExactly(1, 1, 0, 0, 0, 0, 1, 0, 0, 1);
    }

    @Test
    void givesAnIntervalThatHoldsTheFigure() {
        Reliability reliability = new Reliability();
        for (int i = 0; i < 60; i++) {
            reliability.add(i, i - 30, i % 3 == 0);
        }
        Reliability.Figure brier = reliability.brier();
        assertThat(brier.value()).isBetween(brier.low(), brier.high());
        assertThat(brier.low()).isLessThan(brier.high());
    }
}
