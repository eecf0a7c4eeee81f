package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;

/// A worm that sits in a channel of its own server under a made name and moves where it is told.
final class Phorpiex extends Guilty {
    Phorpiex() {
        super(
                "phorpiex",
                "Phorpiex",
                "A laptop calls itself by country and a word that is none, and joins channels on order",
                "A made name, and the order carried out faster than anybody reads");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.COMMAND).pauses(2);
        String nick =
                "`|"
                        + stage.oneOf("USA", "DEU", "FRA")
                        + "|"
                        + stage.letters(8, "bcdfghjklmnpqrstvwxz");
        String domain = "srv." + stage.word(7) + ".example";
        Irc irc = Irc.to(laptop, domain, 5_050, nick, "x");
        irc.joins("#b", "welcome");
        irc.pauses(3).hears("o", "#b", ".j #spm").pauses(0.2).joins("#spm", "quiet");
        irc.pauses(20).isPinged().pauses(20).isPinged();
    }
}
