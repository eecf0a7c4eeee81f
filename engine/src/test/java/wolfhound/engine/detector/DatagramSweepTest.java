package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Flow;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Transport;

class DatagramSweepTest {
    private static void throwsAt(Story story, String peer, int port, int size, boolean answered) {
        story.flow(Transport.UDP, peer, port, Flow.Phase.OPENED, "", 0, 0);
        if (answered) {
            story.flow(Transport.UDP, peer, port, Flow.Phase.ANSWERED, "", size, 90);
        } else {
            story.says(Transport.UDP, peer, port, Story.turn(true, new byte[size]));
        }
    }

    @Test
    void convictsWhoTellsAWholeBlock() {
        Story story = Story.with(new DatagramSweep());
        for (int i = 0; i < 120; i++) {
            throwsAt(story, "203.0.113." + i, 6893, 25, false);
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder("datagram-sweep", "datagram-thrown-blindly");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void convictsWhoThrowsAProgramAtAnybody() {
        Story story = Story.with(new DatagramSweep());
        for (int i = 0; i < 120; i++) {
            throwsAt(story, (i * 37 % 200 + 11) + "." + i + ".7.9", 1434, 376, false);
        }
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAPlayerAskManyServers() {
        Story story = Story.with(new DatagramSweep());
        for (int i = 0; i < 200; i++) {
            throwsAt(story, (i * 37 % 200 + 11) + "." + i + ".7.9", 27015, 25, i % 4 != 0);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsAnInventoryAskInside() {
        Story story = Story.with(new DatagramSweep());
        for (int i = 1; i < 250; i++) {
            throwsAt(story, "10.0.1." + i, 161, 40, false);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsNamedServersBeSilent() {
        Story story = Story.with(new DatagramSweep());
        for (int i = 1; i < 200; i++) {
            story.looksUp("gate" + i + ".vpn.example", "A", Outcome.ANSWERED, "203.0.113." + i);
            throwsAt(story, "203.0.113." + i, 500, 25, false);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void takesManyConversationsWithOneDeadServerForNoSweep() {
        Story story = Story.with(new DatagramSweep());
        for (int i = 0; i < 120; i++) {
            throwsAt(story.from(50_000 + i), "203.0.113.9", 9_000, 25, false);
        }
        assertThat(story.signs()).isEmpty();
    }
}
