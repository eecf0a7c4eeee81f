package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.DnsMessage;
import wolfhound.scenarios.wire.TlsClient;

/// A sensor that fetches its own blocklists and asks block list services about what it saw.
final class SensorItself extends Innocent {
    SensorItself() {
        super(
                "sensor-itself",
                "A sensor downloads lists full of bad names and asks reputation services",
                "The defence must not convict itself");
    }

    @Override
    public void stage(Stage stage) {
        Actor sensor = stage.server("sensor", Platform.LINUX).pauses(1);
        int lists = stage.between(5, 10);
        for (int i = 0; i < lists; i++) {
            StringBuilder list = new StringBuilder("# blocklist, updated daily\n");
            for (int k = 0; k < 150; k++) {
                list.append(stage.word(11)).append(".test\n");
            }
            Ask ask =
                    Ask.get("/lists/" + stage.word(6) + ".txt")
                            .with(
                                    "Accept-Encoding: identity",
                                    "Host",
                                    "User-Agent: Python-urllib/3.12",
                                    "Connection: close");
            Web.to(sensor, "lists.threat-feed.example")
                    .asks(ask, Answer.ok("text/plain", list.toString()))
                    .closes();
            Secure.to(sensor, TlsClient.OPENSSL, "raw.code-forge.example")
                    .says(200)
                    .hears(20_000)
                    .closes();
            sensor.pauses(5);
        }
        for (int i = 0; i < lists * 6; i++) {
            sensor.asks(stage.hex(32) + ".malware.hash.example", DnsMessage.A)
                    .thereIsNone()
                    .pauses(0.2);
        }
    }
}
