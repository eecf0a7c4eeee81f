package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.IdentitySeen;
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

    private static byte[] der(int tag, byte[]... parts) {
        byte[] all = Hellos.join(parts);
        byte[] head = {(byte) tag, (byte) 0x81, (byte) all.length};
        return Hellos.join(head, all);
    }

    private static byte[] bind(byte[] message) {
        byte[] mechanism = der(4, "NTLM".getBytes(StandardCharsets.US_ASCII));
        byte[] version = DialogueHarness.hex("020103 0400");
        byte[] sasl = der(0xA3, mechanism, der(4, message));
        return der(0x30, DialogueHarness.hex("020101"), der(0x60, version, sasl));
    }

    private static byte[] answer(int code, byte[] message) {
        byte[] result = {0x0A, 1, (byte) code, 4, 0, 4, 0};
        byte[] id = DialogueHarness.hex("020101");
        return der(0x30, id, der(0x61, result, der(0x87, message)));
    }

    @Test
    void tellsTheNamesInABindByNtlm() {
        DialogueHarness script =
                DialogueHarness.of(new Ldap())
                        .over(Transport.TCP, 389)
                        .client(bind(NtlmMessages.negotiate()))
                        .server(answer(14, NtlmMessages.challenge()))
                        .client(bind(NtlmMessages.authenticate()))
                        .server(answer(0, new byte[0]));
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::kind, IdentitySeen::value)
                .containsExactlyElementsOf(NtlmMessages.identities());
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome, Login::clearText)
                .containsExactly(tuple("anna", Login.Outcome.ACCEPTED, false));
    }

    @Test
    void readsLengthsAsWindowsWritesThem() {
        DialogueHarness script =
                DialogueHarness.of(new Ldap())
                        .over(Transport.TCP, 389)
                        .clientHex(
                                "30840000001a 020101 608400000011 020103 0404636e3d61"
                                        + "8006736563726574")
                        .serverHex("308400000010 020101 618400000007 0a0100 0400 0400");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(tuple("cn=a", Login.Outcome.ACCEPTED));
    }
}
