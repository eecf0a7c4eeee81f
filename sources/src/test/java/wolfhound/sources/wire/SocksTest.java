package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import wolfhound.model.Login;
import wolfhound.model.ProxyRequest;
import wolfhound.model.Transport;

class SocksTest {
    private static final String REQUEST_4A = "04 01 01bb 00000001 6d6500 612e6200";

    private static DialogueHarness socks() {
        return DialogueHarness.of(new Socks()).over(Transport.TCP, 1080);
    }

    @Test
    void readsVersion4WithAName() {
        var script = socks().clientHex(REQUEST_4A).serverHex("00 5a 0000 00000000");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(ProxyRequest.class))
                .extracting(
                        ProxyRequest::protocol,
                        ProxyRequest::target,
                        ProxyRequest::port,
                        ProxyRequest::granted)
                .containsExactly(tuple("socks4", "a.b", 443, true));
        assertThat(script.tell().handedOver()).isTrue();
    }

    @Test
    void readsVersion5WithALogin() {
        var script =
                socks().clientHex("05 02 00 02")
                        .serverHex("05 02")
                        .clientHex("01 02 6d65 03 616263")
                        .serverHex("01 00")
                        .clientHex("05 01 00 01 c6336407 0019")
                        .serverHex("05 05 00 01 00000000 0000");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(tuple("me", Login.Outcome.ACCEPTED));
        assertThat(script.all(ProxyRequest.class))
                .extracting(ProxyRequest::target, ProxyRequest::port, ProxyRequest::granted)
                .containsExactly(tuple("198.51.100.7", 25, false));
        assertThat(script.tell().handedOver()).isFalse();
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void waitsForTheAnswerOfVersion5() {
        assertThat(socks().clientHex("05 01 00").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(socks().clientHex("05 01 00").serverHex("48545450").recognition())
                .isEqualTo(Recognition.NO);
    }

    @Test
    void neverThrowsOnAPrefix() {
        byte[] request = DialogueHarness.hex(REQUEST_4A);
        DialogueHarness.everyPrefix(new Socks(), Transport.TCP, 1080, request);
        byte[] version5 = DialogueHarness.hex("05 01 00 05 01 00 03 03 612e62 0050");
        DialogueHarness.everyPrefix(new Socks(), Transport.TCP, 1080, version5);
    }
}
