package wolfhound.scenarios;

import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A spam bot that exchanges keys with a rented server by bare address, fetches its task and mails
/// to whole provinces of the internet.
final class Rustock extends Guilty {
    Rustock() {
        super(
                "rustock",
                "Rustock",
                "A desktop swaps 96 bytes for 16 with a bare address, then mails everybody",
                "Effect and template together: no mail server asks for 30 exchangers out of nowhere");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.CALLBACK, Behaviour.SPAM).pauses(3);

        Machine master = stage.outside("master");
        Web.to(desktop, master, 80)
                .asks(post("/login.php", stage.noise(96)), binary(stage.noise(16)))
                .closes();
        desktop.pauses(1);
        Web.to(desktop, master, 80)
                .asks(
                        post("/data.php", stage.noise(208)),
                        binary(stage.noise(stage.between(6_000, 14_000))))
                .closes();
        desktop.pauses(3);

        List<String> victims = SpamRun.domains(stage, stage.between(30, 45));
        SpamRun.by(desktop, victims, SpamRun.offer(stage));
        Web.to(desktop, master, 80)
                .asks(post("/data.php", stage.noise(336)), binary(stage.noise(64)))
                .closes();
    }

    private static Ask post(String path, byte[] body) {
        return Ask.post(path, body)
                .with("Host", "User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)")
                .with("Content-Length", "Connection: close", "Cache-Control: no-cache");
    }

    private static Answer binary(byte[] body) {
        return Answer.of(
                        200,
                        "OK",
                        "Server: Apache",
                        "Date",
                        "Content-Length",
                        "Connection: close",
                        "Content-Type: text/html")
                .body(body);
    }
}
