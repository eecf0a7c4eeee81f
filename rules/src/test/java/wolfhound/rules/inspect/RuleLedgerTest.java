package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.rules.inspect.RuleLedger.Match;
import wolfhound.rules.language.RuleParser;

/// Which matches are alerts, worked out by hand.
class RuleLedgerTest {
    private final RuleLedger ledger = new RuleLedger();

    private boolean alerts(String options, String source, int second) {
        return alerts(1, options, source, second);
    }

    private boolean alerts(int id, String options, String source, int second) {
        var rule =
                RuleParser.rule(
                        "alert tcp any any -> any any (msg:\"m\"; content:\"abc\"; "
                                + options
                                + " sid:"
                                + id
                                + ";)");
        return ledger.isAlert(
                new Match(
                        rule,
                        Address.of(source),
                        Address.of("203.0.113.1"),
                        1,
                        second * 1_000_000_000L));
    }

    private String run(String options, int matches) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < matches; i++) {
            told.append(alerts(options, "10.0.0.1", i) ? '!' : '.');
        }
        return told.toString();
    }

    @Test
    void saysTheFirstOnesOfALimit() {
        String limit = "threshold:type limit, track by_src, count 2, seconds 5;";
        assertThat(run(limit, 7)).isEqualTo("!!...!!");
        assertThat(alerts(limit, "10.0.0.2", 7)).isTrue();
    }

    @Test
    void saysEveryThirdOfAThreshold() {
        assertThat(run("threshold:type threshold, track by_src, count 3, seconds 60;", 7))
                .isEqualTo("..!..!.");
    }

    @Test
    void saysOneInATimeOfBoth() {
        assertThat(run("threshold:type both, track by_src, count 2, seconds 60;", 6))
                .isEqualTo(".!....");
    }

    @Test
    void saysWhatIsBeyondAFilter() {
        assertThat(run("detection_filter:track by_src, count 2, seconds 60;", 5))
                .isEqualTo("..!!!");
    }

    @Test
    void remembersABitOfAHostUntilItFalls() {
        String test = "xbits:isset,seen,track ip_src;";
        assertThat(alerts(2, test, "10.0.0.1", 0)).isFalse();
        alerts(1, "xbits:set,seen,track ip_src,expire 10;", "10.0.0.1", 1);
        assertThat(alerts(2, test, "10.0.0.1", 2)).isTrue();
        assertThat(alerts(2, test, "10.0.0.2", 2)).isFalse();
        assertThat(alerts(2, test, "10.0.0.1", 12)).isFalse();
    }

    @Test
    void keepsSilentWhereTheRuleWishes() {
        assertThat(alerts("noalert;", "10.0.0.1", 0)).isFalse();
    }
}
