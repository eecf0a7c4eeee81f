package wolfhound.sources.link;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.sources.link.Frames.hex;
import static wolfhound.sources.link.Frames.joined;
import static wolfhound.sources.link.Frames.text;
import static wolfhound.sources.link.Frames.udp;
import static wolfhound.sources.link.Frames.v4;
import static wolfhound.sources.link.Frames.v6;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import wolfhound.sources.capture.Block;
import wolfhound.sources.capture.Tally;

class FragmentsTest {
    private static final int MORE = 0x2000;
    private static final byte[] DATAGRAM = udp(1000, 2000, text("sixteen letters."));

    @Test
    void putsADatagramTogetherInAnyOrder() {
        byte[] first = v4(17, MORE, 28, Arrays.copyOfRange(DATAGRAM, 0, 8));
        byte[] second = v4(17, MORE | 1, 28, Arrays.copyOfRange(DATAGRAM, 8, 16));
        byte[] third = v4(17, 2, 28, Arrays.copyOfRange(DATAGRAM, 16, 24));

        for (byte[][] order : new byte[][][] {{first, second, third}, {third, first, second}}) {
            Frames.Decoded decoded = Frames.decode(101, order);

            assertThat(decoded.only().payload())
                    .isEqualTo(java.util.HexFormat.of().formatHex(text("sixteen letters.")));
            assertThat(decoded.only().number()).isEqualTo(3);
            assertThat(decoded.tally().counts()).containsEntry("datagrams put together", 1L);
        }
    }

    @Test
    void putsIpv6Together() {
        byte[] first = joined(hex("1100 0001 00000009"), Arrays.copyOf(DATAGRAM, 16));
        byte[] second = joined(hex("1100 0010 00000009"), Arrays.copyOfRange(DATAGRAM, 16, 24));

        assertThat(Frames.decode(101, v6(44, first), v6(44, second)).only().targetPort())
                .isEqualTo(2000);
    }

    @Test
    void readsAFragmentThatIsTheWholeDatagram() {
        byte[] atomic = joined(hex("1100 0000 00000009"), DATAGRAM);

        assertThat(Frames.decode(101, v6(44, atomic)).only().targetPort()).isEqualTo(2000);
    }

    @Test
    void takesARepetitionForNothing() {
        byte[] first = v4(17, MORE, 28, Arrays.copyOfRange(DATAGRAM, 0, 8));
        byte[] rest = v4(17, 1, 36, Arrays.copyOfRange(DATAGRAM, 8, 24));

        assertThat(Frames.decode(101, first, first, rest).only().targetPort()).isEqualTo(2000);
    }

    @Test
    void doesNotReadADatagramWhoseFragmentsOverlap() {
        byte[] first = v4(17, MORE, 36, Arrays.copyOfRange(DATAGRAM, 0, 16));
        byte[] over = v4(17, MORE | 1, 28, text("forgery!"));
        byte[] rest = v4(17, 2, 28, Arrays.copyOfRange(DATAGRAM, 16, 24));

        Frames.Decoded decoded = Frames.decode(101, first, over, rest);

        assertThat(decoded.entries()).isEmpty();
        assertThat(decoded.tally().counts()).containsEntry("fragment overlapping another", 2L);
    }

    @Test
    void doesNotBelieveTwoEnds() {
        byte[] end = v4(17, 1, 28, text("an end.."));
        byte[] other = v4(17, 3, 28, text("another."));

        assertThat(Frames.decode(101, end, other).tally().counts())
                .containsEntry("fragment overlapping another", 1L);
    }

    @Test
    void refusesFragmentsBeyondTheLongestDatagram() {
        byte[] ping = v4(1, 0x1FFF, 20 + 40, new byte[40]);

        assertThat(Frames.decode(101, ping).tally().counts())
                .containsEntry("fragment beyond the longest datagram", 1L);
    }

    @Test
    void forgetsAfterItsPatience() {
        Block block =
                Frames.block(
                        101,
                        v4(17, MORE, 28, Arrays.copyOfRange(DATAGRAM, 0, 8)),
                        v4(17, 1, 36, Arrays.copyOfRange(DATAGRAM, 8, 24)));
        block.time[1] = block.time[0] + Fragments.PATIENCE + 1;

        Frames.Decoded decoded = Frames.decode(block);

        assertThat(decoded.entries()).isEmpty();
        assertThat(decoded.tally().counts()).containsEntry("datagrams never whole", 1L);
    }

    @Test
    void remembersAcrossBlocks() {
        Decoder decoder = new Decoder(new Tally(), false);
        PacketBatch batch = new PacketBatch();
        decoder.decode(Frames.block(101, v4(17, MORE, 28, Arrays.copyOf(DATAGRAM, 8))), batch);
        assertThat(batch.count).isZero();

        decoder.decode(
                Frames.block(101, v4(17, 1, 36, Arrays.copyOfRange(DATAGRAM, 8, 24))), batch);

        assertThat(Frames.Entry.of(batch, 0).targetPort()).isEqualTo(2000);
    }

    @Test
    void keepsABoundedNumberOfBytes() {
        Tally tally = new Tally();
        Decoder decoder = new Decoder(tally, false);
        PacketBatch batch = new PacketBatch();
        for (int i = 0; i < 20_000; i++) {
            byte[] piece = v4(17, MORE, 20 + 1480, new byte[1480]);
            piece[4] = (byte) (i >>> 8);
            piece[5] = (byte) i;
            decoder.decode(Frames.block(101, piece), batch);
        }

        assertThat(decoder.heldInFragments()).isBetween(1, Fragments.BYTES);
        assertThat(tally.counts().get("fragments forgotten, too many waited"))
                .isGreaterThanOrEqualTo(20_000 - Fragments.DATAGRAMS);
    }

    @Property(tries = 200)
    void putsTogetherWhatWasTakenApart(
            @ForAll @IntRange(min = 1, max = 4000) int length, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        byte[] whole = udp(1000, 2000, payload);
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < whole.length) {
            int size = Math.min(whole.length - at, 8 * (8 + random.nextInt(40)));
            boolean more = at + size < whole.length;
            byte[] piece = Arrays.copyOfRange(whole, at, at + size);
            pieces.add(v4(17, (more ? MORE : 0) | at / 8, 20 + size, piece));
            at += size;
        }
        Collections.shuffle(pieces, random);

        Frames.Entry entry = Frames.decode(101, pieces.toArray(byte[][]::new)).only();

        assertThat(entry.payload()).isEqualTo(java.util.HexFormat.of().formatHex(payload));
    }
}
