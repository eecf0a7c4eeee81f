package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;

/// A bot that computes the names of the day and asks for them one after another, until one is
/// there.
final class DgaBot extends Guilty {
    DgaBot() {
        super(
                "dga-bot",
                "generated names",
                "A desktop asks for fifty computed names, finds one, and reports to it",
                "The misses alone are soft; the hit and the sealed POST after it are not");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.CALLBACK).pauses(3);
        int misses = stage.between(35, 70);
        for (int i = 0; i < misses; i++) {
            desktop.asks(name(stage), DnsMessage.A).thereIsNone().pauses(0.4);
        }
        String hit = name(stage);
        stage.site(hit);
        Callback.to(desktop, hit, "/" + stage.word(5) + "/index.php", stage.between(3, 6), 12);
    }

    private static String name(Stage stage) {
        String alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
        return stage.letters(stage.between(18, 25), alphabet) + stage.oneOf(".example", ".test");
    }
}
