package wolfhound.scenarios;

import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A peer-to-peer bot that exchanges keys and speaks ciphertext over TCP ports where nothing lives,
/// and mails itself around.
final class Nugache extends Guilty {
    private static final int KEY = 132;

    Nugache() {
        super(
                "nugache",
                "Nugache",
                "A desktop speaks ciphertext with strangers on port 8 and worse, and mails itself on",
                "Ciphertext without a protocol to many unnamed peers, both ways, and the effect");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.PEER_TO_PEER, Behaviour.SPAM).pauses(2);
        List<Machine> peers = stage.outside("peer", stage.between(14, 22));
        int ownPort = stage.between(20_000, 60_000);
        for (Machine peer : peers) {
            int port = stage.random().nextInt(3) == 0 ? 8 : stage.between(10_000, 65_000);
            switch (stage.random().nextInt(4)) {
                case 0 -> desktop.knocksInVain(peer, port);
                case 1 -> desktop.isRefused(peer, port);
                default -> converses(desktop.connects(peer, port));
            }
            desktop.pauses(1.5);
        }
        for (int i = 1; i <= 3; i++) {
            Actor caller = stage.outsider("caller-" + i).waitsFor(desktop);
            converses(caller.connects(desktop.machine(), ownPort));
        }
        Mail itself =
                Mail.from("me@nowhere.example", "you@nowhere.example")
                        .with(
                                "Subject: "
                                        + stage.oneOf("Re: pictures", "my photo", "Fwd: document"))
                        .text("see attached")
                        .attached(
                                "photo.zip",
                                "application/octet-stream",
                                new Bodies(stage)
                                        .zip("photo.scr", new Bodies(stage).program(2_500)));
        SpamRun.by(desktop, SpamRun.domains(stage, stage.between(14, 22)), itself);
    }

    private static void converses(Talk talk) {
        Stage stage = talk.actor().stage();
        talk.says(stage.noise(KEY)).hears(stage.noise(KEY)).says(stage.noise(48));
        int turns = stage.between(2, 5);
        for (int i = 0; i < turns; i++) {
            talk.hears(stage.noise(16 * stage.between(2, 30)))
                    .says(stage.noise(16 * stage.between(2, 12)));
        }
        talk.closes();
    }
}
