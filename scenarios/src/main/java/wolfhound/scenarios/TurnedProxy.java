package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.wire.Octets;

/// A banker's module that lends the victim's line to whoever robs the account: it calls a stranger,
/// and the stranger asks to be carried on.
final class TurnedProxy extends Guilty {
    TurnedProxy() {
        super(
                "turned-proxy",
                "socks module of a banker",
                "A laptop calls a stranger, who asks it in the words of SOCKS to go to a shop, and it goes",
                "Who runs a proxy is called; a proxy that calls out carries criminals");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.COMMAND).pauses(2);
        laptop.looksUp(stage.site("www.news.example").name());
        Machine shop = stage.outside("shop");
        Talk talk = laptop.connects(stage.outside("control"), stage.between(9_900, 9_999));
        talk.says(stage.hex(8).toUpperCase(java.util.Locale.ROOT) + "-" + stage.hex(4) + "-01");
        talk.pauses(2).hears(new byte[] {5, 1, 0}).says(new byte[] {5, 0});
        talk.hears(new Octets().hex("05010001").u32(shop.address().v4Bits()).hex("01bb").toBytes());
        Talk carried = laptop.connects(shop, 443);
        carried.says(stage.noise(240)).hears(stage.noise(900));
        talk.says(new Octets().hex("05000001").u32(0).hex("0000").toBytes());
        int exchanges = stage.between(4, 7);
        for (int i = 0; i < exchanges; i++) {
            talk.pauses(1).hears(stage.noise(200)).says(stage.noise(700));
        }
        carried.closes();
        talk.closes();
    }
}
