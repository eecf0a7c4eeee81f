package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A guest network answers for every name until somebody agrees to its terms; dead names lead to a
/// trader; a filter answers in the place of forbidden sites.
final class PortalAndParking extends Innocent {
    PortalAndParking() {
        super(
                "portal-and-parking",
                "A captive portal answers for everybody, a filter for some, and dead names lead to a trader",
                "One address for many names, and pages where programs ask for files, by somebody in between");
    }

    @Override
    public void stage(Stage stage) {
        Actor guest = stage.workstation("guest", Platform.WINDOWS).joins().pauses(1);
        Machine portal = stage.router();
        String[] wanted = {
            "www.msftconnecttest.com", "updates.office-maker.example", "mail.provider.example",
            "sync.notes.example", "definitions.virus-scanner.example", "www.daily-news.example"
        };
        for (String name : wanted) {
            stage.named(name, portal);
            Ask ask =
                    Ask.get(
                                    "/"
                                            + stage.word(5)
                                            + stage.oneOf("/check", ".bin", ".dat", ".exe", "/"))
                            .with("Host", "Connection: close");
            guest.looksUp(name);
            Web.to(guest, portal, 80, name)
                    .asks(
                            ask,
                            Answer.ok(
                                    "text/html",
                                    "<html><head><title>Guest network</title></head><body>Please agree</body></html>"))
                    .closes();
            guest.pauses(1);
        }
        Actor reader = stage.workstation("reader").joins().pauses(4);
        Browser browser = new Browser(reader);
        Machine trader = stage.site("park.trader.example");
        for (int i = 0; i < stage.between(6, 14); i++) {
            String dead = stage.word(11) + "." + stage.oneOf("com", "net", "org");
            stage.named(dead, trader);
            browser.visits(dead);
            reader.pauses(2);
        }
    }
}
