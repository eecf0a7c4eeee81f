package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Octets;

/// A game: servers from a list are pinged, one is chosen, and small datagrams fly for as long as it
/// lasts.
final class OnlineGame extends Innocent {
    OnlineGame() {
        super(
                "online-game",
                "A player asks sixty game servers for their state and plays on one",
                "Small datagrams to many unnamed hosts, then play: no harm follows");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop").joins().pauses(2);
        desktop.looksUp(stage.site("master.shooter.example").name());
        Machine best = stage.outside("game-server");
        int servers = stage.between(40, 80);
        byte[] question = new Octets().u32(0xFFFF_FFFFL).text("TSource Engine Query\0").toBytes();
        for (int i = 0; i < servers; i++) {
            Machine server = stage.outside("game-server");
            desktop.sends(server, 27_005, 27_015, question);
            if (stage.random().nextInt(4) > 0) {
                desktop.hears(
                        server,
                        27_015,
                        27_005,
                        new Octets()
                                .u32(0xFFFF_FFFFL)
                                .text("I\u0011Fun server " + i + "\0de_town\0shooter\0Shooter\0")
                                .bytes(stage.noise(9))
                                .toBytes());
            }
        }
        int ticks = stage.between(250, 450);
        for (int i = 0; i < ticks; i++) {
            desktop.sends(
                    best,
                    27_005,
                    27_015,
                    new Octets()
                            .little32(i)
                            .little32(i - 1)
                            .bytes(stage.noise(stage.between(30, 60)))
                            .toBytes());
            desktop.hears(
                    best,
                    27_015,
                    27_005,
                    new Octets()
                            .little32(i)
                            .little32(i - 1)
                            .bytes(stage.noise(stage.between(80, 300)))
                            .toBytes());
            desktop.pauses(0.03);
        }
    }
}
