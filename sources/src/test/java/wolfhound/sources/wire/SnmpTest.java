package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import wolfhound.model.IdentitySeen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class SnmpTest {
    /// Version 2c, community `public`, asks for sysDescr.0.
    private static final String ASKS =
            "3026 020101 0406 7075626c6963 a019 020101 020100 020100 300e 300c 06082b06010201010100"
                    + " 0500";

    /// The answer: sysDescr.0 is `Box 1`, sysName.0 is `las`.
    private static final String ANSWERS =
            """
            303c 020101 0406 7075626c6963 a22f 020101 020100 020100 3024
            3011 0608 2b06010201010100 0405 426f782031
            300f 0608 2b06010201010500 0403 6c6173
            """;

    private static DialogueHarness snmp() {
        return DialogueHarness.of(new Snmp()).over(Transport.UDP, 161);
    }

    @Test
    void tellsWhatADeviceIsAndIsCalledButNotTheCommunity() {
        DialogueHarness script = snmp().clientHex(ASKS).serverHex(ANSWERS).close();
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(SoftwareSeen.class))
                .extracting(SoftwareSeen::byHost, SoftwareSeen::text)
                .containsExactly(tuple(false, "Box 1"));
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::value)
                .containsExactly(tuple(DialogueHarness.SERVER, "las"));
        assertThat(script.observations()).noneMatch(o -> o.toString().contains("public"));
    }

    @Test
    void knowsItselfByItsStructure() {
        assertThat(snmp().clientHex("300b 020103 3003 020101 0401 78").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(snmp().clientHex("3008 020105 0401 78 a000").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(snmp().clientHex("3008 020101 0401 78 6000").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(snmp().client("0123456789").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void tellsNoMoreNamesThanItShould() {
        DialogueHarness script = snmp();
        for (int i = 0; i < 20; i++) {
            script.serverHex(ANSWERS);
        }
        assertThat(script.tell().bounds()).containsEntry("snmp-names", 1);
        assertThat(script.observations()).hasSize(16);
    }

    @Test
    void livesThroughEveryPrefix() {
        for (String message : new String[] {ASKS, ANSWERS}) {
            DialogueHarness.everyPrefix(
                    new Snmp(), Transport.UDP, 161, DialogueHarness.hex(message));
        }
    }
}
