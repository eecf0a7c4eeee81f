package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.TlsClient;

/// A dashboard and a home automation that send their alarms through a messenger's bot interface.
final class AlertBots extends Innocent {
    AlertBots() {
        super(
                "alert-bots",
                "A dashboard sends alarms and pictures through a messenger's bot interface",
                "The same service that stealers use, for the same reason: it is easy");
    }

    @Override
    public void stage(Stage stage) {
        Actor dashboard = stage.server("dashboard", Platform.LINUX).pauses(1);
        Actor automation = stage.device("automation").joins().pauses(2);
        int alarms = stage.between(4, 8);
        for (int i = 0; i < alarms; i++) {
            Secure.to(dashboard, TlsClient.GO, "api.telegram.org")
                    .says(stage.between(400, 900))
                    .hears(620)
                    .closes();
            Secure.to(automation, TlsClient.OPENSSL, "api.telegram.org")
                    .says(stage.between(9_000, 30_000))
                    .hears(610)
                    .closes();
            dashboard.pauses(15);
            automation.pauses(18);
        }
    }
}
