package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A program for offices that reports its licence each morning: which machine, which user, which
/// system; openly, under its name, to its maker.
final class LicenceReports extends Innocent {
    LicenceReports() {
        super(
                "licence-reports",
                "An office program reports machine, user and system to its maker, under its own name",
                "An inventory in the open, by a program that says which it is");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS).joins().pauses(2);
        new Browser(desktop).visits("www.daily-news.example");
        int reports = stage.between(3, 6);
        for (int i = 0; i < reports; i++) {
            String form =
                    "serial="
                            + stage.hex(16)
                            + "&hostname="
                            + desktop.machine().hostName()
                            + "&username="
                            + desktop.machine().userName()
                            + "&os=Windows+10&version=12.4.1&lang=en-US";
            Ask report =
                    Ask.post("/licence/check.php", form)
                            .with(
                                    "Host",
                                    "User-Agent: PlanDraw/12.4.1 (Windows 10; x64)",
                                    "Accept: */*")
                            .with(
                                    "Content-Type: application/x-www-form-urlencoded",
                                    "Content-Length");
            Web.to(desktop, "licence.plan-draw.example")
                    .asks(report, Answer.ok("text/plain", "OK"))
                    .closes();
            desktop.pauses(180);
        }
    }
}
