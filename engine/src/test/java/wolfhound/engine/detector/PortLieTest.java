package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

/// What it means that something else is spoken on the port of a well-known protocol.
class PortLieTest {
    private static final String SERVER = "203.0.113.66";

    private static double weight(Story story) {
        return story.evidence().getFirst().weight().decibans();
    }

    @Test
    void weighsWhatNobodyKnowsLessThanCipherAndCipherLessThanAnotherProtocol() {
        Story chat = Story.with(new PortLie()).chat(SERVER, 443, true, "", "JOIN", "#channel");
        byte[] noise = new byte[400];
        new Random(1).nextBytes(noise);
        Story sealed =
                Story.with(new PortLie())
                        .says(TCP, SERVER, 443, turn(true, noise), turn(false, noise));
        byte[] tongue = new byte[64];
        tongue[0] = 'W';
        tongue[1] = 1;
        tongue[2] = 5;
        Story unknown =
                Story.with(new PortLie())
                        .says(TCP, SERVER, 443, turn(true, tongue), turn(false, latin("....")));
        assertThat(weight(unknown)).isLessThan(weight(sealed) - 3);
        assertThat(weight(sealed)).isLessThan(weight(chat) - 3);
    }
}
