package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

/// The protocols in which machines say who they are.
class IdentitiesTest {
    private static byte[] dhcp(int op, String options) {
        return new LittleEndian()
                .u8(op, 1, 6, 0)
                .zeros(12)
                .raw(DialogueHarness.hex(op == 2 ? "0a010465" : "00000000"))
                .zeros(8)
                .raw(DialogueHarness.hex("001122334455"))
                .zeros(202)
                .raw(DialogueHarness.hex("63825363" + options + "ff"))
                .bytes();
    }

    @Test
    void tellsWhatAClientOfDhcpCallsItself() {
        DialogueHarness script =
                DialogueHarness.of(new Dhcp())
                        .over(Transport.UDP, 67)
                        .between("0.0.0.0", "255.255.255.255")
                        .client(dhcp(1, "350103 3204 0a010465 0c06 4c4150544f50 3c03 4d5346"));
        Address asked = Address.of("10.1.4.101");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::kind, IdentitySeen::value)
                .containsExactly(
                        tuple(asked, IdentitySeen.Kind.HARDWARE, "00:11:22:33:44:55"),
                        tuple(asked, IdentitySeen.Kind.HOST_NAME, "LAPTOP"));
        SoftwareSeen vendor = script.all(SoftwareSeen.class).getFirst();
        assertThat(vendor.text()).isEqualTo("MSF");
        assertThat(vendor.seen().host().address()).isEqualTo(asked);
    }

    @Test
    void tellsTheHardwareOfAnAddressThatWasGiven() {
        DialogueHarness script =
                DialogueHarness.of(new Dhcp()).over(Transport.UDP, 67).server(dhcp(2, "350105"));
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::value)
                .containsExactly(tuple(Address.of("10.1.4.101"), "00:11:22:33:44:55"));
    }

    /// AS-REQ of `anna` in `CORP`.
    private static final byte[] ASKS =
            DialogueHarness.hex(
                    """
                    6a 2c 30 2a a1 03 020105 a2 03 02010a
                    a4 1e 30 1c a0 07 0305 0050800010
                    a1 11 30 0f a0 03 020101 a1 08 30 06 1b04 616e6e61
                    """);

    @Test
    void tellsWhoAsksForATicket() {
        byte[] error = DialogueHarness.hex("7e 11 30 0f a0 03 020105 a1 03 02011e a6 03 020118");
        DialogueHarness script =
                DialogueHarness.of(new Kerberos())
                        .over(Transport.UDP, 88)
                        .client(ASKS)
                        .server(error);
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::kind, IdentitySeen::value)
                .containsExactly(tuple(IdentitySeen.Kind.USER, "anna"));
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(tuple("anna", Login.Outcome.REJECTED));
    }

    @Test
    void livesThroughEveryPrefix() {
        DialogueHarness.everyPrefix(new Kerberos(), Transport.UDP, 88, ASKS);
        DialogueHarness.everyPrefix(new Dhcp(), Transport.UDP, 67, dhcp(1, "350103 0c024142"));
    }

    @Test
    void tellsADeviceByItsWordsOfDiscovery() {
        DialogueHarness script =
                DialogueHarness.of(new Discovery())
                        .over(Transport.UDP, 1900)
                        .client("NOTIFY * HTTP/1.1\r\nServer: Box/1 UPnP/1.0\r\n\r\n");
        assertThat(script.all(SoftwareSeen.class))
                .extracting(SoftwareSeen::text)
                .containsExactly("Box/1 UPnP/1.0");
    }
}
