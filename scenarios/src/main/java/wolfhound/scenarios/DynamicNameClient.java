package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A disk station that keeps its public name up to date: asks for its own address, tells the name
/// service.
final class DynamicNameClient extends Innocent {
    DynamicNameClient() {
        super(
                "dynamic-name-client",
                "A disk station asks for its outside address and updates its public name",
                "Address checks and dynamic names are a home server's housekeeping");
    }

    @Override
    public void stage(Stage stage) {
        Actor station = stage.device("disks").joins().pauses(2);
        int rounds = stage.between(3, 6);
        for (int i = 0; i < rounds; i++) {
            Web.to(station, "checkip.dyndns.org")
                    .asks(
                            Ask.get("/")
                                    .with(
                                            "Host",
                                            "User-Agent: ddclient/3.10.0",
                                            "Connection: close"),
                            Answer.ok(
                                    "text/html",
                                    "<html><body>Current IP Address: 203.0.113.20</body></html>"))
                    .closes();
            station.pauses(1);
            Ask update =
                    Ask.get("/nic/update?hostname=our-family.dyn.example&myip=203.0.113.20")
                            .with(
                                    "Host",
                                    "Authorization: Basic aG9tZTpzZWNyZXQ=",
                                    "User-Agent: ddclient/3.10.0",
                                    "Connection: close");
            Web.to(station, "members.dyn.example")
                    .asks(update, Answer.ok("text/plain", "nochg 203.0.113.20"))
                    .closes();
            station.pauses(20);
        }
    }
}
