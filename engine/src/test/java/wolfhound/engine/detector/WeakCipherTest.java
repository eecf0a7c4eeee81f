package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class WeakCipherTest {
    private static final String SERVER = "203.0.113.66";
    private final Random random = new Random(5);
    private final byte[] keyStream = noise(600);

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A magic, the length of what follows, a command, all under a key stream begun anew.
    private byte[] sealed(int command, int length) {
        ByteBuffer message = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(0x29BB66E4).putInt(length).putInt(command).put(noise(length));
        byte[] bytes = message.array();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= keyStream[i];
        }
        return bytes;
    }

    /// As a device's cloud does: a magic and the length in the open, then cipher.
    private byte[] open(int length) {
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xBABEFACE)
                .putInt(length)
                .put(noise(length))
                .array();
    }

    @Test
    void findsLengthsThatLieUnderOneKey() {
        Story story =
                Story.with(new WeakCipher())
                        .says(
                                TCP,
                                SERVER,
                                5200,
                                turn(false, sealed(0, 0)),
                                turn(true, sealed(1, 232)),
                                turn(false, sealed(2, 4)));
        assertThat(story.signs()).containsExactly("hidden-lengths");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void letsLengthsStandInTheOpen() {
        assertThat(
                        Story.with(new WeakCipher())
                                .says(
                                        TCP,
                                        SERVER,
                                        8999,
                                        turn(true, open(128)),
                                        turn(false, open(48)),
                                        turn(true, open(208)),
                                        turn(false, open(16)))
                                .signs())
                .isEmpty();
    }

    @Test
    void letsASoundCipherBe() {
        assertThat(
                        Story.with(new WeakCipher())
                                .says(
                                        TCP,
                                        SERVER,
                                        8999,
                                        turn(true, noise(128)),
                                        turn(false, noise(48)),
                                        turn(true, noise(208)),
                                        turn(false, noise(48)))
                                .signs())
                .isEmpty();
    }

    /// A word, an identifier, flags and the length, all XORed with the word.
    private byte[] masked(int length) {
        ByteBuffer message = ByteBuffer.allocate(28 + length);
        byte[] mask = {0x5A, 0x31, (byte) 0xC4, 0x77};
        mask[0] += (byte) length;
        message.put(mask).put(new byte[16]).putInt(1).putInt(4 + length).put(noise(length));
        byte[] bytes = message.array();
        for (int i = 4; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return bytes;
    }

    @Test
    void findsAMaskThatComesAlong() {
        assertThat(
                        Story.with(new WeakCipher())
                                .says(
                                        TCP,
                                        SERVER,
                                        4444,
                                        turn(false, masked(64)),
                                        turn(true, masked(200)),
                                        turn(false, masked(90)))
                                .signs())
                .contains("mask-in-message");
    }

    @Test
    void noticesTheSameCipherAtABeat() {
        byte[] beat = noise(64);
        assertThat(
                        Story.with(new WeakCipher())
                                .says(
                                        TCP,
                                        SERVER,
                                        9999,
                                        turn(true, noise(200)),
                                        turn(false, beat),
                                        turn(true, noise(72)),
                                        turn(false, beat),
                                        turn(true, noise(80)),
                                        turn(false, beat))
                                .signs())
                .containsExactly("cipher-repeated");
    }

    /// A length in the open, and then cipher.
    private byte[] framed(byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .put(body)
                .array();
    }

    @Test
    void seesAShortKeepAliveUnderAFixedKeyAmongCipheredFrames() {
        byte[] alive = noise(8);
        assertThat(
                        Story.with(new WeakCipher())
                                .says(
                                        TCP,
                                        SERVER,
                                        9_011,
                                        turn(true, framed(noise(64))),
                                        turn(false, framed(noise(32))),
                                        turn(true, framed(alive)),
                                        turn(false, framed(noise(8))),
                                        turn(true, framed(alive)),
                                        turn(false, framed(noise(8))),
                                        turn(true, framed(alive)))
                                .signs())
                .containsExactly("cipher-repeated");
    }

    @Test
    void countsForLessAMaskThatOneSideAloneWears() {
        Story one =
                Story.with(new WeakCipher())
                        .says(
                                TCP,
                                SERVER,
                                443,
                                turn(true, masked(64)),
                                turn(false, noise(80)),
                                turn(true, masked(200)));
        Story both =
                Story.with(new WeakCipher())
                        .says(
                                TCP,
                                SERVER,
                                443,
                                turn(true, masked(64)),
                                turn(false, masked(80)),
                                turn(true, masked(200)));
        assertThat(one.evidence().getFirst().weight())
                .isLessThan(both.evidence().getFirst().weight());
    }
}
