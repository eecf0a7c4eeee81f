package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// An alarm panel of a small maker: it posts sealed states of no declared type to one server of
/// that maker, by name, as regular as a clock.
final class SealedAlarmPanel extends Innocent {
    SealedAlarmPanel() {
        super(
                "sealed-alarm-panel",
                "An alarm panel posts sealed states without a name to a server of its small maker",
                "One odd program is no infection, however odd: nothing independent stands beside it");
    }

    @Override
    public void stage(Stage stage) {
        Actor panel = stage.device("panel").isAtMostSuspect().joins().pauses(2);
        int beats = stage.between(8, 20);
        for (int i = 0; i < beats; i++) {
            Ask ask =
                    Ask.post("/ev", stage.noise(stage.between(48, 160)))
                            .with("Host", "Content-Length", "Connection: close");
            Web.to(panel, "events.alarm-maker.example")
                    .asks(ask, Answer.of(200, "OK", "Content-Length").body(stage.noise(32)))
                    .closes();
            panel.pausesExactly(java.time.Duration.ofSeconds(15));
        }
    }
}
