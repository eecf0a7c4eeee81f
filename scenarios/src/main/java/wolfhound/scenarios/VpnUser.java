package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Octets;

/// Somebody works from afar: one unnamed peer, one odd port, ciphertext all day.
final class VpnUser extends Innocent {
    VpnUser() {
        super(
                "vpn-user",
                "A laptop keeps a WireGuard tunnel to its company",
                "Ciphertext to one peer, in framing that parses");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().pauses(2);
        String name = "vpn.our-company.example";
        Machine gate = stage.site(name);
        laptop.looksUp(name);
        int port = stage.between(40_000, 60_000);
        int sender = stage.random().nextInt();
        laptop.sends(
                gate,
                port,
                51_820,
                new Octets().little32(1).little32(sender).bytes(stage.noise(140)).toBytes());
        laptop.hears(
                gate,
                51_820,
                port,
                new Octets()
                        .little32(2)
                        .little32(~sender)
                        .little32(sender)
                        .bytes(stage.noise(80))
                        .toBytes());
        int packets = stage.between(200, 400);
        for (int i = 0; i < packets; i++) {
            boolean up = stage.random().nextBoolean();
            byte[] sealed =
                    new Octets()
                            .little32(4)
                            .little32(up ? ~sender : sender)
                            .little64(i)
                            .bytes(stage.noise(16 * stage.between(2, 80) + 16))
                            .toBytes();
            if (up) {
                laptop.sends(gate, port, 51_820, sealed);
            } else {
                laptop.hears(gate, 51_820, port, sealed);
            }
            laptop.pauses(0.15);
        }
    }
}
