package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Octets;

/// A tunnel program that measures how far each of its provider's gates is before it chooses one.
final class GateMeasurement extends Innocent {
    GateMeasurement() {
        super(
                "gate-measurement",
                "A laptop asks a hundred gates of a tunnel provider the same question and takes the nearest",
                "One datagram to many strangers, who answer: a list of gates and no sweep");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().pauses(2);
        laptop.looksUp(stage.site("gates.tunnel.example").name());
        byte[] question = new Octets().u32(0x5447_0001L).bytes(stage.noise(20)).toBytes();
        int gates = stage.between(80, 120);
        for (int i = 0; i < gates; i++) {
            Machine gate = stage.outside("gate");
            laptop.sends(gate, 40_404, 8_021, question);
            if (stage.random().nextInt(10) > 0) {
                byte[] answer = new Octets().u32(0x5447_0002L).bytes(stage.noise(20)).toBytes();
                laptop.hears(gate, 8_021, 40_404, answer);
            }
            laptop.pauses(0.01);
        }
        laptop.pauses(3);
    }
}
