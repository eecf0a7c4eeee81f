package wolfhound.scenarios;

import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.Octets;

/// A peer-to-peer bot: a burst of small keyed datagrams to peers that it never looked up, and then
/// spam.
final class Storm extends Guilty {
    Storm() {
        super(
                "storm",
                "Storm",
                "A desktop speaks a keyed Overnet to a hundred strangers, shares nothing, and spams",
                "There is no server to list: dialect without benefit, and the effect");
    }

    @Override
    public boolean speaksWrongly() {
        return true;
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.PEER_TO_PEER, Behaviour.SPAM).pauses(2);
        List<Machine> peers = stage.outside("peer", stage.between(90, 140));
        int ownPort = stage.between(7_000, 30_000);
        for (int round = 0; round < 2; round++) {
            for (Machine peer : peers) {
                greets(desktop, peer, ownPort, 4_000 + (peer.address().hashCode() & 0x7FFF));
            }
            desktop.pauses(4);
        }
        SpamRun.by(desktop, SpamRun.domains(stage, stage.between(20, 30)), SpamRun.offer(stage));
    }

    private static void greets(Actor bot, Machine peer, int ownPort, int port) {
        Stage stage = bot.stage();
        byte[] hello =
                new Octets().hex(stage.oneOf("10a6", "10a0")).bytes(stage.noise(23)).toBytes();
        switch (stage.random().nextInt(4)) {
            case 0 -> bot.sends(peer, ownPort, port, hello);
            case 1 -> bot.sendsInVain(peer, ownPort, port, hello);
            default -> {
                bot.sends(peer, ownPort, port, hello);
                bot.hears(peer, port, ownPort, new Octets().hex("10a1").toBytes());
            }
        }
        bot.pauses(0.05);
    }
}
