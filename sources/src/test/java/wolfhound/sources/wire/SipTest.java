package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class SipTest {
    private static final String REGISTER =
            "REGISTER sip:198.51.100.7 SIP/2.0\r\n"
                    + "CSeq: 7 REGISTER\r\n"
                    + "User-Agent: friendly-scanner\r\n"
                    + "Authorization: Digest username=\"100\", realm=\"x\"\r\n"
                    + "Content-Length: 0\r\n\r\n";
    private static final String REFUSAL =
            "SIP/2.0 403 Forbidden\r\nCSeq: 7 REGISTER\r\nContent-Length: 4\r\n\r\nbody";

    private static DialogueHarness script(Transport transport) {
        return DialogueHarness.of(new Sip()).over(transport, 5060).client(REGISTER).server(REFUSAL);
    }

    @Test
    void readsRequestsWithTheirAnswers() {
        for (Transport transport : new Transport[] {Transport.UDP, Transport.TCP}) {
            var script = script(transport);
            assertThat(script.recognition()).isEqualTo(Recognition.YES);
            assertThat(script.all(CommandLine.class))
                    .extracting(CommandLine::verb, CommandLine::argument, CommandLine::code)
                    .containsExactly(tuple("REGISTER", "sip:198.51.100.7", 403));
            assertThat(script.all(Login.class))
                    .extracting(Login::user, Login::outcome)
                    .containsExactly(tuple("100", Login.Outcome.REJECTED));
            assertThat(script.all(SoftwareSeen.class))
                    .extracting(SoftwareSeen::text)
                    .containsExactly("friendly-scanner");
        }
        Scripts.tellsTheSameHoweverItIsCut(script(Transport.TCP));
    }

    @Test
    void readsARequestWithoutATarget() {
        var script = DialogueHarness.of(new Sip()).over(Transport.UDP, 5060);
        assertThat(script.client("OPTIONS SIP/2.0\r\n\r\n").end().all(CommandLine.class))
                .extracting(CommandLine::argument, CommandLine::code)
                .containsExactly(tuple("", 0));
    }

    @Test
    void neverThrowsOnAPrefix() {
        byte[] bytes = REGISTER.getBytes(StandardCharsets.US_ASCII);
        DialogueHarness.everyPrefix(new Sip(), Transport.TCP, 5060, bytes);
        DialogueHarness.everyPrefix(new Sip(), Transport.UDP, 5060, bytes);
    }
}
