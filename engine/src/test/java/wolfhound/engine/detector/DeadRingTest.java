package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Flow;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Transport;

class DeadRingTest {
    private static final int[] PORTS = {443, 8080, 80, 7080, 443, 8080};

    private static Story story() {
        return Story.with(new DeadRing(), new BareAddress())
                .looksUp("www.example.org", "A", Outcome.ANSWERED, "203.0.113.5");
    }

    @Test
    void seesAListOfServersThatAreDeadAndAccusesNobodyByItAlone() {
        Story story = story();
        for (int i = 0; i < 12; i++) {
            story.tries((i * 17 + 20) + ".8." + i + ".44", PORTS[i % 6]).after(20);
        }
        assertThat(story.signs()).contains("dead-ring");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void letsATunnelTryManyAtOnce() {
        Story story = story();
        for (int i = 0; i < 12; i++) {
            story.flow(
                    Transport.TCP,
                    (i * 17 + 20) + ".8." + i + ".44",
                    PORTS[i % 6],
                    Flow.Phase.OPENED,
                    "",
                    0,
                    0);
        }
        for (int i = 0; i < 12; i++) {
            story.after(1)
                    .flow(
                            Transport.TCP,
                            (i * 17 + 20) + ".8." + i + ".44",
                            PORTS[i % 6],
                            Flow.Phase.UNANSWERED,
                            "",
                            0,
                            0);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsDeadNamesBe() {
        Story story = story();
        for (int i = 0; i < 12; i++) {
            String address = (i * 17 + 20) + ".8." + i + ".44";
            story.looksUp("old" + i + ".example", "A", Outcome.ANSWERED, address);
            story.tries(address, PORTS[i % 6]).after(20);
        }
        assertThat(story.signs()).isEmpty();
    }
}
