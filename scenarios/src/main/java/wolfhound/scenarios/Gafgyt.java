package wolfhound.scenarios;

import java.nio.charset.StandardCharsets;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A camera in a herd that takes its orders in lines of text.
final class Gafgyt extends Guilty {
    Gafgyt() {
        super(
                "gafgyt",
                "Gafgyt",
                "A camera reports the make of its processor, says PONG, and floods whom it is told",
                "The report, the order with target and time, and the flood");
    }

    @Override
    public void stage(Stage stage) {
        Actor camera = stage.device("camera");
        camera.joins().isInfected(Behaviour.COMMAND).pauses(3);
        Machine victim = stage.outside("victim");
        Talk talk = camera.connects(stage.outside("control"), stage.oneOf(6_969, 4_258, 5_555));
        talk.says("BUILD " + stage.oneOf("MIPS", "MIPSEL", "ARM", "SH4") + "\n");
        int beats = stage.between(2, 4);
        for (int i = 0; i < beats; i++) {
            talk.pauses(8).hears("PING\n").says("PONG!\n");
        }
        talk.pauses(5).hears("!* UDP " + victim.address() + " 80 20 32 0 1\n");
        talk.says("UDP Flooding " + victim.address() + " for 20 seconds.\n");
        byte[] junk = stage.letters(32, "ABCDEFGH").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 500; i++) {
            camera.sendsInVain(victim, stage.between(58_000, 65_000), 80, junk).pauses(0.01);
        }
        talk.hears("PING\n").says("PONG!\n").closes();
    }
}
