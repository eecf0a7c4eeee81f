package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.TlsClient;

/// A small office behind its own router: a dozen people, five kinds of systems, one address.
final class ManyUsersBehindOneAddress extends Innocent {
    ManyUsersBehindOneAddress() {
        super(
                "many-users-behind-one-address",
                "A dozen people share one address, with every kind of browser and updater",
                "What adds up to a strange machine is several ordinary ones");
    }

    @Override
    public void stage(Stage stage) {
        Actor router = stage.server("branch-router", Platform.LINUX);
        int people = stage.between(8, 14);
        for (int i = 0; i < people; i++) {
            Platform platform =
                    stage.oneOf(Platform.WINDOWS, Platform.MAC, Platform.PHONE, Platform.LINUX);
            Actor person = stage.behind(router, platform).pauses(3.0 * i + 1);
            Browser browser = new Browser(person);
            browser.visits("www.daily-news.example").pauses(4).visitsSecurely("social.example");
            browser.pauses(3).visits("www.site-" + stage.between(1, 40) + ".example");
            if (platform == Platform.WINDOWS) {
                updates(person);
            }
        }
    }

    private static void updates(Actor person) {
        Secure.to(person, TlsClient.WINDOWS, "telemetry.os-maker.example")
                .says(2_400)
                .hears(300)
                .closes();
        Ask ask =
                Ask.get("/msdownload/update/v3/static/trustedr/en/authrootstl.cab")
                        .with(
                                "Connection: Keep-Alive",
                                "Accept: */*",
                                "User-Agent: Microsoft-CryptoAPI/10.0",
                                "Host");
        Web.to(person, "ctldl.os-maker.example")
                .asks(
                        ask,
                        Answer.ok("application/vnd.ms-cab-compressed", person.stage().noise(5_000)))
                .closes();
    }
}
