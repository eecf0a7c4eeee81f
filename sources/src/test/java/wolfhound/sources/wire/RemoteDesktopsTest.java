package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static wolfhound.sources.wire.Hellos.hex;
import static wolfhound.sources.wire.Hellos.join;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// RDP and VNC.
class RemoteDesktopsTest {
    private static final byte[] REQUEST =
            join(
                    hex("0300 0029 24 e0 0000 0000 00"), // TPKT, X.224 connection request
                    "Cookie: mstshash=rex\r\n".getBytes(StandardCharsets.US_ASCII),
                    hex("01 00 0800 03000000"));

    @Test
    void readsTheUserOfRdpAndHandsOverToTls() {
        var script =
                DialogueHarness.of(new Rdp())
                        .over(Transport.TCP, 3389)
                        .client(REQUEST)
                        .serverHex("0300 0013 0e d0 0000 1234 00 02 00 0800 01000000");
        assertThat(REQUEST).hasSize(0x29);
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Login.class))
                .extracting(Login::protocol, Login::user, Login::outcome)
                .containsExactly(tuple("rdp", "rex", Login.Outcome.TRIED));
        assertThat(script.tell().handedOver()).isTrue();
    }

    @Test
    void readsWhetherAPasswordOfVncWasRight() {
        var script =
                DialogueHarness.of(new Vnc())
                        .over(Transport.TCP, 5900)
                        .server("RFB 003.008\n")
                        .client("RFB 003.008\n")
                        .serverHex("01 02")
                        .clientHex("02")
                        .server(new byte[16])
                        .client(new byte[16])
                        .serverHex("00000001");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Login.class))
                .extracting(Login::protocol, Login::outcome)
                .containsExactly(tuple("vnc", Login.Outcome.REJECTED));
        assertThat(script.all(SoftwareSeen.class)).hasSize(2);
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void neverThrowOnAPrefix() {
        DialogueHarness.everyPrefix(new Rdp(), Transport.TCP, 3389, REQUEST);
        DialogueHarness.everyPrefix(
                new Vnc(), Transport.TCP, 5900, join(hex("524642203030332e3030380a"), hex("0102")));
    }
}
