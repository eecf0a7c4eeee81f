package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class ReusedKeyStreamTest {
    private static final String SERVER = "203.0.113.66";
    private final Random random = new Random(5);
    private final byte[] keyStream = noise(400);

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(String text) {
        byte[] bytes = latin(text);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= keyStream[i];
        }
        return bytes;
    }

    private byte[] inHex(String text) {
        return latin(HexFormat.of().formatHex(sealed(text)).toUpperCase(Locale.ROOT));
    }

    @Test
    void seesTextUnderOneKeyStream() {
        Story story =
                Story.with(new ReusedKeyStream())
                        .says(
                                TCP,
                                SERVER,
                                1604,
                                turn(false, sealed("WHOAREYOU?")),
                                turn(true, sealed("CLIENT 7 of the kitchen")),
                                turn(false, sealed("GIVE list of all drives")),
                                turn(true, sealed("DRIVES C: D: E: and no more")));
        assertThat(story.signs()).containsExactly("key-stream-reused");
    }

    @Test
    void seesItInHexDigits() {
        Story story =
                Story.with(new ReusedKeyStream())
                        .says(
                                TCP,
                                SERVER,
                                1604,
                                turn(false, inHex("IDENTIFY")),
                                turn(true, inHex("SERVER OF MARIA")),
                                turn(false, inHex("GETINFO 10.0.0.5")),
                                turn(true, inHex("info 10.0.0.5 / kitchen / maria")));
        assertThat(story.signs()).containsExactly("key-stream-reused");
    }

    @Test
    void letsASoundCipherBe() {
        assertThat(
                        Story.with(new ReusedKeyStream())
                                .says(
                                        TCP,
                                        SERVER,
                                        1604,
                                        turn(true, noise(60)),
                                        turn(false, noise(60)),
                                        turn(true, noise(60)),
                                        turn(false, noise(60)))
                                .signs())
                .isEmpty();
    }

    @Test
    void letsTextInTheOpenBe() {
        assertThat(
                        Story.with(new ReusedKeyStream())
                                .says(
                                        TCP,
                                        SERVER,
                                        7000,
                                        turn(true, latin("HELLO from the kitchen, how are you")),
                                        turn(false, latin("WELCOME to the party of all parties")),
                                        turn(true, latin("SONG number five, and not so loud")),
                                        turn(false, latin("PLAYING number five from the top")))
                                .signs())
                .isEmpty();
    }

    @Test
    void letsABinaryHeadBeforeACipherBe() {
        byte[][] messages = new byte[4][];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = noise(48);
            byte[] head = {(byte) 0x80, (byte) i, (byte) 0x90, 0, 0, (byte) (40 + i), 1, 2};
            System.arraycopy(head, 0, messages[i], 0, head.length);
        }
        assertThat(
                        Story.with(new ReusedKeyStream())
                                .says(
                                        TCP,
                                        SERVER,
                                        7000,
                                        turn(true, messages[0]),
                                        turn(false, messages[1]),
                                        turn(true, messages[2]),
                                        turn(false, messages[3]))
                                .signs())
                .isEmpty();
    }
}
