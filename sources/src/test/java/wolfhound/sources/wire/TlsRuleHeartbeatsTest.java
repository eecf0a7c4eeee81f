package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What rules are told of heartbeats of TLS; each expectation follows Suricata 7.
class TlsRuleHeartbeatsTest {
    private final RuleRecorder rules = new RuleRecorder();
    private final TlsRuleHeartbeats heartbeats = new TlsRuleHeartbeats(rules);

    /// @param payload bytes that it claims to carry
    private void clear(boolean byClient, int type, int payload, int length) {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) type;
        bytes[1] = (byte) (payload >>> 8);
        bytes[2] = (byte) payload;
        heartbeats.clear(byClient, Bytes.of(bytes), 0, length);
    }

    @Test
    void hasNothingAgainstRequestsThatAreAnswered() {
        for (int i = 0; i < 2; i++) {
            clear(true, 1, 4, 3 + 4 + 16);
            clear(false, 2, 4, 3 + 4 + 16);
        }
        heartbeats.secret(false, 64);
        heartbeats.secret(true, 64);
        assertThat(rules.events()).isEmpty();
    }

    @Test
    void seesARequestForMoreThanItCarries() {
        clear(true, 1, 16_384, 3);
        assertThat(rules.events()).containsExactly("tls.overflow_heartbeat_message");
    }

    @Test
    void wantsPaddingAndAKnownType() {
        clear(true, 1, 4, 3 + 4 + 15);
        assertThat(rules.events()).containsExactly("tls.invalid_heartbeat_message");

        var others = new RuleRecorder();
        byte[] third = {3, 0, 0};
        new TlsRuleHeartbeats(others).clear(false, Bytes.of(third), 0, 3);
        assertThat(others.events()).containsExactly("tls.invalid_heartbeat_message");
    }

    @Test
    void seesAnEncryptedAnswerThatIsLongerThanItsRequest() {
        heartbeats.secret(true, 32);
        heartbeats.secret(false, 16_000);
        assertThat(rules.events()).containsExactly("tls.dataleak_heartbeat_mismatch");
    }

    @Test
    void seesASecondRequestBeforeTheAnswer() {
        heartbeats.secret(true, 32);
        heartbeats.secret(true, 32);
        assertThat(rules.events()).containsExactly("tls.invalid_heartbeat_message");
    }
}
