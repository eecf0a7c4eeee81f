package wolfhound.testkit.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Bounds of rates and of their quotients. The figures beside are quantiles of the beta
/// distribution from another library, and of two million draws from it.
class RateTest {
    private static final double CELL = 0.1;

    @Test
    void boundsARateThatWasNeverSeen() {
        assertThat(Rate.of(0, 10).upper(0.95)).isCloseTo(decibans(0.170773), within(CELL));
        assertThat(Rate.of(0, 1e5).upper(0.95)).isCloseTo(decibans(1.9207e-5), within(CELL));
    }

    @Test
    void boundsARateThatWasSeen() {
        assertThat(Rate.of(1, 10).upper(0.95)).isCloseTo(decibans(0.330563), within(CELL));
        assertThat(Rate.of(10, 100).upper(0.95)).isCloseTo(decibans(0.157775), within(CELL));
    }

    @Test
    void boundsAQuotientAsDrawingFromBothDoes() {
        assertThat(Rate.of(10, 51).timesAtLeast(Rate.of(2, 1000), 0.95))
                .isCloseTo(14.95, within(0.2));
        assertThat(Rate.of(0, 50).timesAtLeast(Rate.of(0, 10_000), 0.95))
                .isCloseTo(0.90, within(0.2));
    }

    @Test
    void knowsNothingWithoutTrials() {
        assertThat(Rate.of(0, 0).upper(0.95)).isCloseTo(0, within(0.2));
    }

    @Test
    void refusesMoreHitsThanTrials() {
        assertThatThrownBy(() -> Rate.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aHitMoreNeverLowersABound(
            @ForAll @IntRange(max = 2_000) int hits, @ForAll @IntRange(max = 100_000) int others) {
        Rate fewer = Rate.of(hits, hits + others);
        Rate more = Rate.of(hits + 1, hits + others + 1);
        assertThat(more.upper(0.95)).isGreaterThanOrEqualTo(fewer.upper(0.95));
    }

    @Property
    void aTrialMoreWithoutAHitNeverRaisesABound(
            @ForAll @IntRange(max = 2_000) int hits, @ForAll @IntRange(max = 100_000) int others) {
        Rate fewer = Rate.of(hits, hits + others);
        Rate more = Rate.of(hits, hits + others + 1);
        assertThat(more.upper(0.95)).isLessThanOrEqualTo(fewer.upper(0.95));
    }

    @Property(tries = 200)
    void aQuotientGrowsWithTheUpperAndShrinksWithTheLowerRate(
            @ForAll @IntRange(max = 60) int upper,
            @ForAll @IntRange(max = 60) int upperOthers,
            @ForAll @IntRange(max = 300) int lower,
            @ForAll @IntRange(max = 100_000) int lowerOthers) {
        Rate above = Rate.of(upper, upper + upperOthers);
        Rate below = Rate.of(lower, lower + lowerOthers);
        double bound = above.timesAtLeast(below, 0.95);
        Rate aboveMore = Rate.of(upper + 1, upper + upperOthers + 1);
        Rate belowMore = Rate.of(lower + 1, lower + lowerOthers + 1);
        assertThat(aboveMore.timesAtLeast(below, 0.95)).isGreaterThanOrEqualTo(bound);
        assertThat(above.timesAtLeast(belowMore, 0.95)).isLessThanOrEqualTo(bound);
    }

    private static double decibans(double rate) {
        return 10 * Math.log10(rate);
    }
}
