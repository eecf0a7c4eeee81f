package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import wolfhound.model.Login;
import wolfhound.model.Transport;

class LdapTest {
    private static final String BIND = "300f 020101 600a 020103 0402636e 800170";

    @Test
    void readsASimpleBindAndNeverItsSecret() {
        var script =
                DialogueHarness.of(new Ldap())
                        .over(Transport.TCP, 389)
                        .clientHex(BIND)
                        .serverHex("300c 020101 6107 0a0131 0400 0400");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome, Login::clearText)
                .containsExactly(tuple("cn", Login.Outcome.REJECTED, true));
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void neverThrowsOnAPrefix() {
        DialogueHarness.everyPrefix(new Ldap(), Transport.TCP, 389, DialogueHarness.hex(BIND));
    }
}
