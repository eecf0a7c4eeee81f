package wolfhound.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a list's word fades, and what contact is worth by tenure.
class IndicatorTest {
    private static final Instant LISTED = Instant.parse("2010-09-09T00:00:00Z");

    private static Indicator address(Tenure tenure) {
        return new Indicator(
                Indicator.Kind.ADDRESS,
                "203.0.113.9",
                "list",
                "zeus",
                Optional.of(LISTED),
                Optional.empty(),
                100,
                "",
                "list.txt, line 1",
                tenure);
    }

    private static Instant after(int days) {
        return LISTED.plus(Duration.ofDays(days));
    }

    @Test
    void fadesAnAddressAsTheMispModelDoes() {
        Indicator indicator = address(Tenure.of(Tenure.Kind.REASSIGNABLE, "a hoster's"));
        assertThat(indicator.standing(LISTED)).isEqualTo(1);
        // base 80: 40 at 30 days, below the threshold of 30 at 47 days
        assertThat(80 * indicator.standing(after(30))).isCloseTo(40, within(0.01));
        assertThat(80 * indicator.standing(after(46))).isGreaterThan(30);
        assertThat(80 * indicator.standing(after(47))).isLessThan(30);
        assertThat(indicator.standing(after(120))).isZero();
    }

    @Test
    void countsTheDaysBeforeTheListingLikeThoseAfterIt() {
        Indicator indicator = address(Tenure.UNKNOWN);
        assertThat(indicator.standing(after(-30))).isEqualTo(indicator.standing(after(30)));
    }

    @Test
    void letsAPersonsWordStandHoweverOld() {
        Indicator indicator = address(new Tenure(Tenure.Kind.DEDICATED, "as we were told", true));
        assertThat(indicator.standing(after(4000))).isEqualTo(1);
    }

    @Test
    void isWorthNothingAfterItsEndWhoeverSaidIt() {
        Indicator listed = address(new Tenure(Tenure.Kind.DEDICATED, "as we were told", true));
        Indicator over =
                new Indicator(
                        listed.kind(),
                        listed.value(),
                        listed.from(),
                        listed.label(),
                        listed.since(),
                        Optional.of(after(10)),
                        100,
                        "",
                        listed.place(),
                        listed.tenure());
        assertThat(over.worth(after(9))).isEqualTo(1);
        assertThat(over.worth(after(10))).isZero();
    }

    @Test
    void isWorthNothingAtACloudFront() {
        assertThat(address(Tenure.of(Tenure.Kind.CLOUD_FRONT, "a content network")).worth(LISTED))
                .isZero();
    }

    @Test
    void readsATenureHoweverItIsWritten() {
        for (Tenure.Kind kind : Tenure.Kind.values()) {
            assertThat(Tenure.Kind.parse(kind.text())).contains(kind);
        }
        assertThat(Tenure.Kind.parse("Kill-Switch")).contains(Tenure.Kind.KILL_SWITCH);
        assertThat(Tenure.Kind.parse("rented")).isEmpty();
    }
}
