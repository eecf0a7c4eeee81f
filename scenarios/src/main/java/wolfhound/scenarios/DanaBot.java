package wolfhound.scenarios;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A banker that begins each message with its length, a number and the sum of both, on the port of
/// HTTPS.
final class DanaBot extends Guilty {
    private static final int HEAD = 24;

    DanaBot() {
        super(
                "danabot",
                "DanaBot",
                "A laptop speaks to a bare address on the port of HTTPS in heads that sum themselves",
                "A length, a number, their sum; and no TLS where TLS belongs");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(2);
        laptop.looksUp(stage.site("www.news.example").name());
        Talk talk = laptop.connects(stage.outside("control"), 443);
        talk.says(summed(stage, 183)).hears(summed(stage, 64));
        talk.says(summed(stage, stage.between(400, 700)));
        talk.hears(summed(stage, stage.between(2_000, 4_000)));
        int beats = stage.between(5, 8);
        for (int i = 0; i < beats; i++) {
            talk.pauses(20).says(summed(stage, 183));
            talk.hears(summed(stage, 64));
        }
        talk.closes();
    }

    private static byte[] summed(Stage stage, int length) {
        long number = stage.between(1, Integer.MAX_VALUE);
        return ByteBuffer.allocate(HEAD + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .putLong(number)
                .putLong(length + number)
                .put(stage.noise(length))
                .array();
    }
}
