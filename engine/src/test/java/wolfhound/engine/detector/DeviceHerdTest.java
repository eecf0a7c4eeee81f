package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class DeviceHerdTest {
    private static final String SERVER = "203.0.113.66";

    /// Sixty seconds of datagrams to one address, with one option.
    private static final byte[] ORDER = {
        0, 19, 0, 0, 0, 60, 0, 1, (byte) 198, 51, 100, 7, 32, 1, 7, 3, '8', '0', '8'
    };

    @Test
    void convictsADeviceThatReportsItsMakeAndIsToldToFlood() {
        Story story =
                Story.with(new DeviceHerd(), new RawCallHome())
                        .says(
                                TCP,
                                SERVER,
                                6969,
                                turn(true, latin("BUILD MIPSEL\n")),
                                turn(false, latin("!* UDP 198.51.100.7 80 60 32 0 1\n")));
        assertThat(story.signs()).contains("herd-check-in", "order-to-attack");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void readsOrdersInFewBytes() {
        Story story =
                Story.with(new DeviceHerd())
                        .says(
                                TCP,
                                SERVER,
                                48101,
                                turn(true, new byte[] {0, 0, 0, 1}),
                                turn(true, new byte[] {0, 0}),
                                turn(false, new byte[] {0, 0}),
                                turn(true, new byte[] {0, 0}),
                                turn(false, ORDER));
        assertThat(story.signs()).containsExactlyInAnyOrder("herd-check-in", "order-to-attack");
    }

    @Test
    void letsAPartyLineBe() {
        assertThat(
                        Story.with(new DeviceHerd())
                                .says(
                                        TCP,
                                        SERVER,
                                        4000,
                                        turn(true, latin("connect maria the bot hunter\n")),
                                        turn(false, latin("PING\n")),
                                        turn(true, latin("PONG\n")),
                                        turn(false, latin("> attack the dragon 3 times\n")))
                                .signs())
                .isEmpty();
    }

    @Test
    void letsABinaryProtocolWithALengthBe() {
        byte[] message = ORDER.clone();
        message[12] = 77;
        assertThat(
                        Story.with(new DeviceHerd())
                                .says(
                                        TCP,
                                        SERVER,
                                        4000,
                                        turn(true, latin("x")),
                                        turn(false, message))
                                .signs())
                .isEmpty();
    }
}
