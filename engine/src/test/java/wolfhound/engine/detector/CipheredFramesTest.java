package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class CipheredFramesTest {
    private static final String SERVER = "203.0.113.66";
    private final Random random = new Random(5);

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A head, the length of what follows, and that much noise.
    private byte[] frame(String head, int length) {
        return ByteBuffer.allocate(head.length() + 4 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin(head))
                .putInt(length)
                .put(noise(length))
                .array();
    }

    private Story speaks(String head) {
        return Story.with(new CipheredFrames())
                .says(
                        TCP,
                        SERVER,
                        8900,
                        turn(true, frame(head, 64)),
                        turn(false, frame(head, 32)),
                        turn(true, frame(head, 160)),
                        turn(false, frame(head, 16)));
    }

    @Test
    void seesALengthAndThenCipherBothWays() {
        assertThat(speaks("").signs()).containsExactly("ciphered-frames");
    }

    @Test
    void countsForLessWhatHasAMagicBeforeIt() {
        assertThat(speaks("CAM1").signs()).containsExactly("ciphered-frames");
        assertThat(speaks("CAM1").evidence().getFirst().weight())
                .isLessThan(speaks("").evidence().getFirst().weight());
    }

    @Test
    void letsTextBehindALengthBe() {
        byte[] text = frame("CAM1", 60);
        System.arraycopy(latin("state=idle;light=on;motion=no;"), 0, text, 8, 30);
        System.arraycopy(latin("state=idle;light=on;motion=no;"), 0, text, 38, 30);
        assertThat(
                        Story.with(new CipheredFrames())
                                .says(
                                        TCP,
                                        SERVER,
                                        8900,
                                        turn(true, text),
                                        turn(false, text),
                                        turn(true, latin("CAM1")),
                                        turn(false, text))
                                .signs())
                .isEmpty();
    }

    @Test
    void findsNoRuleWhereEachMessageHasAnother() {
        assertThat(
                        Story.with(new CipheredFrames())
                                .says(
                                        TCP,
                                        SERVER,
                                        8900,
                                        turn(true, noise(80)),
                                        turn(false, noise(48)),
                                        turn(true, noise(160)),
                                        turn(false, noise(20)))
                                .signs())
                .isEmpty();
    }
}
