package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A small maker's updater that does not say its name: it asks for the newest version, is answered
/// with a line that holds an address at another company, and fetches the installer there.
final class NamelessUpdater extends Innocent {
    NamelessUpdater() {
        super(
                "nameless-updater",
                "An updater without a name asks for a version and fetches the installer that the answer names",
                "The answer leads to a program as an order does; but nothing was reported, and nothing is hidden");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop =
                stage.workstation("desktop", Platform.WINDOWS).isAtMostSuspect().joins().pauses(2);
        new Browser(desktop).visits("www.daily-news.example");
        Bodies bodies = new Bodies(stage);
        for (int i = 0; i < 2; i++) {
            Web.to(desktop, "www.label-maker.example")
                    .asks(
                            Ask.get("/update/version.txt").with("Host", "Connection: close"),
                            Answer.ok(
                                    "text/plain",
                                    "4.1."
                                            + i
                                            + "|http://downloads.file-mirror.example/label-maker/setup-4.1."
                                            + i
                                            + ".exe\r\n"))
                    .closes();
            desktop.pauses(2);
            Web.to(desktop, "downloads.file-mirror.example")
                    .asks(
                            Ask.get("/label-maker/setup-4.1." + i + ".exe")
                                    .with("Host", "Connection: close"),
                            Answer.ok("application/octet-stream", bodies.program(80_000)))
                    .closes();
            desktop.pauses(600);
        }
    }
}
