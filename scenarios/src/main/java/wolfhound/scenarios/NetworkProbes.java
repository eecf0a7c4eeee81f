package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.DnsMessage;

/// Systems and browsers that ask whether there is an internet: captive portal checks, three random
/// names at every start, searches for a proxy.
final class NetworkProbes extends Innocent {
    NetworkProbes() {
        super(
                "network-probes",
                "Laptops check for captive portals and ask for random names at every start",
                "Connectivity checks and misses that browsers make on purpose");
    }

    @Override
    public void stage(Stage stage) {
        int laptops = stage.between(3, 6);
        for (int i = 1; i <= laptops; i++) {
            Actor laptop =
                    stage.workstation("laptop-" + i, Platform.WINDOWS).joins().pauses(2.0 * i);
            Ask check =
                    Ask.get("/connecttest.txt")
                            .with("Connection: Close", "User-Agent: Microsoft NCSI", "Host");
            Web.to(laptop, "www.msftconnecttest.com")
                    .asks(check, Answer.ok("text/plain", "Microsoft Connect Test"))
                    .closes();
            for (int start = 0; start < stage.between(1, 4); start++) {
                for (int k = 0; k < 3; k++) {
                    laptop.asks(stage.word(stage.between(7, 15)), DnsMessage.A).thereIsNone();
                }
                laptop.asks("wpad", DnsMessage.A).thereIsNone();
                laptop.asks("wpad.office.example", DnsMessage.A).thereIsNone();
                Ask portal =
                        Ask.get("/generate_204")
                                .with(
                                        "Host",
                                        "Connection: keep-alive",
                                        "User-Agent: " + Platform.WINDOWS.browsers().getFirst());
                Web.to(laptop, "connectivity.browser.example")
                        .asks(portal, Answer.noContent())
                        .closes();
                new Browser(laptop).visitsSecurely("search.example").pauses(5);
            }
        }
    }
}
