package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Flow;

class BackwardProxyTest {
    private static final String SERVER = "203.0.113.66";
    private static final String TARGET = "198.51.100.9";
    private static final byte[] ASKS = {5, 1, 0};
    private static final byte[] GRANTS = {5, 0};
    private static final byte[] CONNECT = {5, 1, 0, 1, (byte) 198, 51, 100, 9, 1, (byte) 0xBB};

    private static Story asked() {
        return Story.with(new BackwardProxy())
                .says(
                        TCP,
                        SERVER,
                        9955,
                        turn(true, latin("A7B1-44-01")),
                        turn(false, ASKS),
                        turn(true, GRANTS));
    }

    @Test
    void seesAServerAskToBeCarried() {
        assertThat(asked().signs()).containsExactly("backward-proxy");
    }

    @Test
    void seesTheHostGoWhereItWasTold() {
        Story story = asked();
        story.flow(TCP, TARGET, 443, Flow.Phase.OPENED, "", 0, 0);
        story.says(
                TCP,
                SERVER,
                9955,
                turn(true, latin("A7B1-44-01")),
                turn(false, ASKS),
                turn(true, GRANTS),
                turn(false, CONNECT));
        assertThat(story.signs()).contains("backward-proxy-carried");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsAHostUseAProxy() {
        assertThat(
                        Story.with(new BackwardProxy())
                                .says(
                                        TCP,
                                        SERVER,
                                        1080,
                                        turn(true, ASKS),
                                        turn(false, GRANTS),
                                        turn(true, CONNECT))
                                .signs())
                .isEmpty();
    }
}
