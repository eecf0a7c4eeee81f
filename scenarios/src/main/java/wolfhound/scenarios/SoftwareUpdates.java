package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// Programs that look after themselves: they fetch `.bin` and `.dat` without a referrer, and report
/// the name of the machine they run on.
final class SoftwareUpdates extends Innocent {
    SoftwareUpdates() {
        super(
                "software-updates",
                "Updaters fetch encrypted .bin and .dat files, and telemetry names its machine",
                "The same shape as a configuration fetch, on every machine, without a sealed report");
    }

    @Override
    public void stage(Stage stage) {
        int machines = stage.between(2, 4);
        for (int i = 1; i <= machines; i++) {
            Actor desktop =
                    stage.workstation("desktop-" + i, Platform.WINDOWS).joins().pauses(2 + 3.0 * i);
            virusScanner(stage, desktop);
            driver(stage, desktop.pauses(6));
            telemetry(stage, desktop.pauses(3));
        }
    }

    private static void virusScanner(Stage stage, Actor desktop) {
        String agent = "User-Agent: AVUpdate/21.3 (engine 8.3)";
        Web web = Web.to(desktop, "definitions.virus-scanner.example");
        web.asks(
                Ask.get("/iavs9x/avi" + stage.between(1000, 9999) + ".bin")
                        .with("Host", agent, "Accept: */*", "Connection: Keep-Alive"),
                Answer.ok("application/octet-stream", stage.noise(24_000)));
        web.asks(
                Ask.get("/sigs/daily.dat")
                        .with("Host", agent, "Accept: */*", "Connection: Keep-Alive"),
                Answer.ok("application/octet-stream", stage.noise(9_000)));
        web.closes();
    }

    private static void driver(Stage stage, Actor desktop) {
        Ask ask =
                Ask.get("/drivers/setup_" + stage.between(100, 999) + ".exe")
                        .with("Host", "User-Agent: DriverAssistant/5.2", "Connection: Keep-Alive");
        Web.to(desktop, "download.laptop-maker.example")
                .asks(ask, Answer.ok("application/octet-stream", new Bodies(stage).program(60_000)))
                .closes();
    }

    private static void telemetry(Stage stage, Actor desktop) {
        Machine self = desktop.machine();
        String report =
                "{\"product\":\"LaptopAssistant\",\"version\":\"5.2\",\"machine\":\""
                        + self.hostName()
                        + "\",\"user\":\""
                        + self.userName()
                        + "\",\"os\":\"Windows 10 Pro 19045\",\"serial\":\""
                        + stage.hex(8)
                        + "\"}";
        Ask ask =
                Ask.post("/v2/inventory", report)
                        .with(
                                "Host",
                                "User-Agent: LaptopAssistant/5.2",
                                "Content-Type: application/json",
                                "Content-Length",
                                "Connection: Keep-Alive");
        Web.to(desktop, "telemetry.laptop-maker.example")
                .asks(ask, Answer.ok("application/json", "{\"status\":\"ok\"}"))
                .closes();
    }
}
