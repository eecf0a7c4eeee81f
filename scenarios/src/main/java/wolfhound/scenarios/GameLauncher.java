package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// The launcher of a game, which tells its maker what the machine is made of, in a tongue of its
/// own on a port of its own, and keeps in touch like clockwork.
final class GameLauncher extends Innocent {
    GameLauncher() {
        super(
                "game-launcher",
                "A game's launcher reports system, processor, memory and screen to its maker and keeps in touch",
                "What a machine is made of is no secret of its owner's");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop").isAtMostSuspect().joins().pauses(2);
        String gate = "gate.shooter.example";
        Machine server = stage.site(gate);
        Talk talk = desktop.knows(gate).connects(server, stage.between(27_100, 27_200));
        talk.says(
                framed(
                        "LOGIN player"
                                + stage.between(1, 9_999)
                                + "|Windows 10 x64|Intel(R) Core(TM) i5|16 GB|1920x1080|4.2.1"));
        talk.hears(framed("WELCOME " + stage.hex(16)));
        int beats = stage.between(6, 10);
        for (int i = 0; i < beats; i++) {
            talk.pauses(30).says(framed("BEAT")).hears(framed("OK"));
        }
        talk.closes();
    }

    private static byte[] framed(String text) {
        return new Octets().little32(text.length()).text(text).toBytes();
    }
}
