package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.UDP;

import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.NameLookup;

class BotPeersTest {
    private static String stranger(int i) {
        return (i * 7 % 200 + 11) + "." + (i * 13 % 250) + ".9." + (i % 250 + 1);
    }

    @Test
    void convictsACrowdOfSilentStrangersThatGetOneCipheredMessage() {
        Random random = new Random(5);
        Story story = Story.with(new BotPeers());
        for (int i = 0; i < 60; i++) {
            byte[] message = new byte[64];
            random.nextBytes(message);
            story.after(0.5)
                    .from(20_000)
                    .says(UDP, stranger(i), 16_471, turn(true, message))
                    .sends(stranger(i), 16_471, "", 64, i % 4 == 0 ? 80 : 0);
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder(
                        "peers-without-benefit", "peers-ciphered-alike", "peers-by-address");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsFileSharingTransfer() {
        Story story = Story.with(new BotPeers());
        for (int i = 0; i < 60; i++) {
            story.message(stranger(i), 6881, "bittorrent-dht", "find_node")
                    .sends(stranger(i), 6881, "bittorrent-dht", 100, i % 3 == 0 ? 300 : 0)
                    .sends(stranger(i + 90), 40_000, "", 120, i % 3 == 0 ? 900_000 : 0);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsAGameAskItsServersByName() {
        Story story = Story.with(new BotPeers());
        for (int i = 0; i < 60; i++) {
            story.looksUp("s" + i + ".game.example", "A", NameLookup.Outcome.ANSWERED, stranger(i))
                    .sends(stranger(i), 30_000, "", 60, 0);
        }
        assertThat(story.signs()).isEmpty();
    }
}
