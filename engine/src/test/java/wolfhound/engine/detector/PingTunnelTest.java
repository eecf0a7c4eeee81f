package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;

import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class PingTunnelTest {
    private static final String PEER = "203.0.113.5";

    @Test
    void convictsEchoesThatCarryAnotherProtocol() {
        Random random = new Random(3);
        byte[] cipher = new byte[200];
        Story story =
                Story.with(new PingTunnel())
                        .pings(PEER, true, 1, latin("....SSH-2.0-OpenSSH_9.6 padding"), true)
                        .pings(PEER, false, 1, latin("....SSH-2.0-OpenSSH_7.2 padding"), false);
        for (int i = 2; i < 12; i++) {
            random.nextBytes(cipher);
            story.pings(PEER, true, i, cipher.clone(), true);
            random.nextBytes(cipher);
            story.pings(PEER, false, i, cipher.clone(), false);
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder("ping-answers-differ", "ping-carries-stream");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void seesThatATunnelNumbersItsPieces() {
        Random random = new Random(3);
        byte[] piece = new byte[200];
        Story story = Story.with(new PingTunnel());
        for (int i = 0; i < 30; i++) {
            random.nextBytes(piece);
            byte[] up = piece.clone();
            System.arraycopy(latin("TUN7\0\0\0"), 0, up, 0, 7);
            up[7] = (byte) i;
            story.pings(PEER, true, i, up, true);
            random.nextBytes(piece);
            story.pings(PEER, false, i, piece.clone(), false);
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder(
                        "ping-answers-differ", "ping-carries-stream", "ping-numbered-stream");
    }

    /// As the pings of many systems do, with a time in front; some middle box answers them wrongly.
    @Test
    void takesAPingThatTellsTheTimeForNoPieceOfAStream() {
        Story story = Story.with(new PingTunnel());
        for (int i = 0; i < 60; i++) {
            byte[] up = latin("\0\0\0\0....abcdefghijklmnopqrstuvwabcdefghi");
            up[3] = (byte) i;
            story.pings(PEER, true, i, up, true);
            story.pings(PEER, false, i, latin("................................"), false);
        }
        assertThat(story.signs()).containsExactly("ping-answers-differ");
    }

    @Test
    void letsPingsPingAsLongAsTheyLike() {
        byte[] alphabet = latin("abcdefghijklmnopqrstuvwabcdefghi");
        Story story = Story.with(new PingTunnel());
        for (int i = 0; i < 200; i++) {
            story.pings(PEER, true, i, alphabet, true).pings(PEER, false, i, alphabet, true);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsAPathMeasurementSendRandomBytesThatComeBack() {
        Random random = new Random(3);
        byte[] bytes = new byte[1400];
        Story story = Story.with(new PingTunnel());
        for (int i = 0; i < 50; i++) {
            random.nextBytes(bytes);
            story.pings(PEER, true, i, bytes.clone(), true)
                    .pings(PEER, false, i, bytes.clone(), true);
        }
        assertThat(story.signs()).isEmpty();
    }
}
