package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A program of a small maker on a desktop: it posts sealed states of no declared type to one
/// server of that maker, by name, as regular as a clock, while its user reads the news.
final class SmallMakersAgent extends Innocent {
    SmallMakersAgent() {
        super(
                "small-makers-agent",
                "An agent of a small maker posts sealed states without a name to one server of that maker",
                "One odd program is no infection, however odd: nothing independent stands beside it");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop =
                stage.workstation("desktop", Platform.WINDOWS).isAtMostSuspect().joins().pauses(2);
        new Browser(desktop).visits("www.daily-news.example");
        int beats = stage.between(8, 20);
        for (int i = 0; i < beats; i++) {
            Ask ask =
                    Ask.post("/ev", stage.noise(stage.between(48, 160)))
                            .with("Host", "Content-Length", "Connection: close");
            Web.to(desktop, "events.agent-maker.example")
                    .asks(ask, Answer.of(200, "OK", "Content-Length").body(stage.noise(32)))
                    .closes();
            desktop.pausesExactly(java.time.Duration.ofSeconds(15));
        }
    }
}
