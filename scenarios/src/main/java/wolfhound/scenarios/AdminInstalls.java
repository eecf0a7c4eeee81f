package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// An administrator who installs things: by PowerShell, by curl, and from a page in the browser.
final class AdminInstalls extends Innocent {
    AdminInstalls() {
        super(
                "admin-installs",
                "An administrator downloads installers by script and from a page",
                "Programs arrive without a referrer, under their own names and types, and nothing calls");
    }

    @Override
    public void stage(Stage stage) {
        Actor desk =
                stage.workstation("admin", Platform.WINDOWS).joins().pauses(2).isAtMostExposed();
        Bodies bodies = new Bodies(stage);
        Answer program =
                Answer.ok("application/x-msdownload", bodies.program(50_000))
                        .with("Content-Disposition: attachment; filename=tool-setup.exe");
        Ask shell =
                Ask.get("/releases/tool-setup.exe")
                        .with(
                                "User-Agent: Mozilla/5.0 (Windows NT; Windows NT 10.0; en-GB) WindowsPowerShell/5.1.19041.4648",
                                "Host",
                                "Connection: Keep-Alive");
        Web.to(desk, "downloads.tool-maker.example").asks(shell, program).closes();
        desk.pauses(10);
        Ask curl =
                Ask.get("/pub/agent-" + stage.between(1, 9) + ".msi")
                        .with("Host", "User-Agent: curl/8.9.1", "Accept: */*");
        Web.to(desk, "packages.monitoring.example")
                .asks(curl, Answer.ok("application/octet-stream", bodies.program(30_000)))
                .closes();

        Actor user =
                stage.workstation("user", Platform.WINDOWS).joins().pauses(6).isAtMostExposed();
        Browser browser = new Browser(user);
        browser.visits("www.editor.example", "/download").pauses(5);
        browser.fetches(
                "files.editor.example",
                "/editor-8.6.2-setup.exe",
                "http://www.editor.example/download",
                Answer.ok("application/octet-stream", bodies.program(70_000)));
        browser.pauses(20).visits("www.daily-news.example");
    }
}
