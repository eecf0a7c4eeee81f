package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.wire.DialogueHarness.hex;

import org.junit.jupiter.api.Test;
import wolfhound.model.IdentitySeen;
import wolfhound.model.NameLookup;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.NameLookup.Way;
import wolfhound.model.Transport;

class NetbiosNamesTest {
    @Test
    void readsALookUp() {
        var told =
                nbns().client(
                                message(
                                        "0001 0110 0001 0000 0000 0000",
                                        encoded("WPAD", 0),
                                        "0020 0001"))
                        .server(
                                message(
                                        "0001 8500 0000 0001 0000 0000",
                                        encoded("WPAD", 0),
                                        "0020 0001 000493e0 0006 0000 0a010402"))
                        .end()
                        .all(NameLookup.class);
        assertThat(told).hasSize(1);
        var lookup = told.getFirst();
        assertThat(lookup.way()).isEqualTo(Way.NBNS);
        assertThat(lookup.name().text()).isEqualTo("wpad");
        assertThat(lookup.type()).isEqualTo("NB");
        assertThat(lookup.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(lookup.answers().getFirst().data()).isEqualTo("10.1.4.2");
    }

    @Test
    void matchesARefusalByItsNumber() {
        var told =
                nbns().client(
                                message(
                                        "0007 0110 0001 0000 0000 0000",
                                        encoded("GONE", 0),
                                        "0020 0001"))
                        .server(
                                message(
                                        "0007 8583 0000 0001 0000 0000",
                                        encoded("GONE", 0),
                                        "000a 0001 00000000 0000"))
                        .end()
                        .all(NameLookup.class);
        assertThat(told).extracting(NameLookup::outcome).containsExactly(Outcome.NO_SUCH_NAME);
        assertThat(told.getFirst().name().text()).isEqualTo("gone");
    }

    @Test
    void learnsNamesFromRegistrations() {
        var told =
                nbns().client(registration("DESKTOP-4F2", 0x20, 0x0000))
                        .client(registration("WORKGROUP", 0x00, 0x8000))
                        .client(registration("WORKGROUP", 0x1E, 0x8000))
                        .end()
                        .all(IdentitySeen.class);
        assertThat(told)
                .extracting(identity -> identity.kind() + " " + identity.value())
                .containsExactly("HOST_NAME DESKTOP-4F2", "DOMAIN WORKGROUP");
        assertThat(told.getFirst().of()).isEqualTo(DialogueHarness.CLIENT);
    }

    @Test
    void learnsNamesFromAStatus() {
        String names = text("FILER") + "00 0400" + text("CORP") + "00 8400";
        var told =
                nbns().server(
                                message(
                                        "0001 8400 0000 0001 0000 0000",
                                        encoded("*", 0),
                                        "0021 0001 00000000 002b 02" + names + "001122334455"))
                        .end()
                        .all(IdentitySeen.class);
        assertThat(told)
                .extracting(identity -> identity.of() + " " + identity.value())
                .containsExactly("198.51.100.7 FILER", "198.51.100.7 CORP");
    }

    @Test
    void standsEveryPrefix() {
        DialogueHarness.everyPrefix(
                new NetbiosNames(), Transport.UDP, 137, registration("DESKTOP", 0x20, 0));
    }

    @Test
    void isOnlyFoundOnItsPort() {
        byte[] registration = registration("A", 0, 0);
        assertThat(nbns().client(registration).recognition()).isEqualTo(Recognition.YES);
        assertThat(nbns().over(Transport.UDP, 138).client(registration).recognition())
                .isEqualTo(Recognition.NO);
        assertThat(nbns().client("not at all NetBIOS").recognition()).isEqualTo(Recognition.NO);
    }

    private static DialogueHarness nbns() {
        return DialogueHarness.of(new NetbiosNames()).over(Transport.UDP, 137);
    }

    private static byte[] registration(String name, int service, int flags) {
        return message(
                "0002 2910 0001 0000 0000 0001",
                encoded(name, service),
                "0020 0001 c00c 0020 0001 000493e0 0006"
                        + String.format("%04x", flags)
                        + "0a010465");
    }

    private static byte[] message(String header, String name, String rest) {
        return hex(header + name + rest);
    }

    /// The first-level encoding, as a label in hex.
    private static String encoded(String name, int service) {
        String padded = name.equals("*") ? "*" + "\0".repeat(14) : String.format("%-15s", name);
        var label = new StringBuilder("20");
        for (char c : (padded + (char) service).toCharArray()) {
            label.append(String.format("%02x%02x", 'A' + (c >> 4), 'A' + (c & 15)));
        }
        return label.append("00").toString();
    }

    private static String text(String name) {
        var hex = new StringBuilder();
        for (char c : String.format("%-15s", name).toCharArray()) {
            hex.append(String.format("%02x", (int) c));
        }
        return hex.toString();
    }
}
