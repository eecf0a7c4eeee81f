package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;

/// A machine with several masters, two of which somebody blocks: one keeps trying, one falls
/// silent, and a third comes afterwards.
final class WolfPack extends Guilty {
    WolfPack() {
        super(
                "wolf-pack",
                "",
                "A laptop obeys two masters; both are blocked; one tries on in vain, one is"
                        + " silent, and a miner moves in",
                "Whom a block silenced, who runs on against it, and that something new came: re-image");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(4);
        Machine first = stage.outside("master");
        int port = stage.oneOf(443, 2011, 8080);
        Gh0st.obeys(stage, laptop, first, port);
        String home = stage.word(7) + ".dyndns.example";
        NjRat.obeys(stage, laptop.pauses(20).knows(home), stage.site(home), 5552, home);
        // Here the block falls.
        laptop.pauses(400);
        int tries = stage.between(4, 8);
        for (int i = 0; i < tries; i++) {
            laptop.knocksInVain(first, port).givesUp().pauses(45);
        }
        String pool = "pool." + stage.word(6) + ".example";
        CoinMiner.mines(stage, laptop.knows(pool), stage.site(pool), 3333);
    }
}
