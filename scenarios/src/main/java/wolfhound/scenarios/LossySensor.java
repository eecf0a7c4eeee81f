package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.TlsClient;

/// Ordinary people before a poor sensor: it starts late and misses every twelfth packet.
final class LossySensor extends Innocent {
    LossySensor() {
        super(
                "lossy-sensor",
                "Ordinary browsing, seen by a sensor that starts late and drops packets",
                "What breaks its protocol here was broken by us");
    }

    @Override
    public void stage(Stage stage) {
        stage.sensorLoses(0.04 + stage.random().nextDouble() * 0.08);
        stage.sensorStartsAfter(java.time.Duration.ofSeconds(4));
        int people = stage.between(3, 6);
        for (int i = 1; i <= people; i++) {
            Actor person = stage.workstation("person-" + i).joins();
            Secure line = Secure.to(person, TlsClient.CHROMIUM, "video.example");
            line.says(900).hears(30_000).pauses(5).says(700).hears(30_000);
            Browser browser = new Browser(person);
            browser.visits("www.daily-news.example").pauses(3).visits("www.cookery.example");
            line.pauses(4).says(600).hears(20_000).closes();
        }
    }
}
