package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// Somebody shares files by eMule: Kademlia greetings to strangers, queues, and real downloads.
final class DonkeyUser extends Innocent {
    DonkeyUser() {
        super(
                "donkey-user",
                "A person shares files by eMule with a hundred strangers",
                "The open dialect with opcodes that parse, and bulk in both directions");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop").joins().pauses(2);
        int strangers = stage.between(60, 110);
        for (int i = 0; i < strangers; i++) {
            Machine peer = stage.outside("peer");
            int port = stage.between(4_000, 60_000);
            byte[] hello =
                    new Octets()
                            .hex("e411")
                            .bytes(stage.noise(16))
                            .little16(4662)
                            .u8(8)
                            .u8(0)
                            .toBytes();
            desktop.sends(peer, 4672, port, hello);
            if (stage.random().nextInt(3) == 0) {
                desktop.hears(
                        peer,
                        port,
                        4672,
                        new Octets()
                                .hex("e419")
                                .bytes(stage.noise(16))
                                .little16(4662)
                                .u8(8)
                                .u8(0)
                                .toBytes());
                desktop.sends(
                        peer,
                        4672,
                        port,
                        new Octets().hex("e421").u8(11).bytes(stage.noise(32)).toBytes());
                desktop.hears(
                        peer,
                        port,
                        4672,
                        new Octets()
                                .hex("e429")
                                .bytes(stage.noise(16))
                                .u8(4)
                                .bytes(stage.noise(100))
                                .toBytes());
            }
            desktop.pauses(0.1);
        }
        int sources = stage.between(2, 5);
        for (int i = 0; i < sources; i++) {
            downloads(stage, desktop.connects(stage.outside("source"), 4662));
        }
    }

    private static void downloads(Stage stage, Talk talk) {
        byte[] hello =
                new Octets()
                        .u8(0xE3)
                        .little32(40)
                        .u8(1)
                        .u8(16)
                        .bytes(stage.noise(16))
                        .zeros(22)
                        .toBytes();
        talk.says(hello).hears(hello);
        byte[] request =
                new Octets().u8(0xE3).little32(17).u8(0x58).bytes(stage.noise(16)).toBytes();
        talk.says(request);
        int parts = stage.between(10, 20);
        for (int i = 0; i < parts; i++) {
            talk.hears(
                    new Octets()
                            .u8(0xE3)
                            .little32(10_265)
                            .u8(0x46)
                            .bytes(stage.noise(16))
                            .little32(i * 10_240)
                            .little32((i + 1) * 10_240)
                            .bytes(stage.noise(10_240))
                            .toBytes());
        }
        talk.says(
                        new Octets()
                                .u8(0xE3)
                                .little32(10_265)
                                .u8(0x46)
                                .bytes(stage.noise(16))
                                .little32(0)
                                .little32(10_240)
                                .bytes(stage.noise(10_240))
                                .toBytes())
                .closes();
    }
}
