package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// Desktops that fetch updates from each other and from strangers, and files kept in step by
/// Syncthing.
final class UpdateSharing extends Innocent {
    UpdateSharing() {
        super(
                "update-sharing",
                "Desktops hand updates to each other and to unnamed strangers",
                "Peer to peer by the operating system itself");
    }

    @Override
    public void stage(Stage stage) {
        Actor one = stage.workstation("desktop-1", Platform.WINDOWS).joins().pauses(2);
        Actor two = stage.workstation("desktop-2", Platform.WINDOWS).joins().pauses(3);
        int peers = stage.between(5, 9);
        for (int i = 0; i < peers; i++) {
            Machine peer = i == 0 ? two.machine() : stage.outside("peer");
            byte[] hello =
                    new Octets()
                            .u8(14)
                            .text("Swarm protocol")
                            .zeros(8)
                            .bytes(stage.noise(32))
                            .bytes(stage.noise(16))
                            .toBytes();
            Talk talk = one.connects(peer, 7680).says(hello).hears(hello);
            talk.hears(stage.noise(stage.between(8_000, 30_000))).closes();
            one.pauses(2);
        }
        Machine relay = stage.outside("friend");
        for (int i = 0; i < 8; i++) {
            two.sends(
                    relay,
                    22_000,
                    22_000,
                    new Octets().u8(0x40).bytes(stage.noise(stage.between(30, 1_200))).toBytes());
            two.hears(
                    relay,
                    22_000,
                    22_000,
                    new Octets().u8(0x40).bytes(stage.noise(stage.between(30, 1_200))).toBytes());
            two.pauses(2);
        }
    }
}
