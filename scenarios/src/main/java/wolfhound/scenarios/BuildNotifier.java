package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;

/// A build server that announces results in a channel, as regular as a machine.
final class BuildNotifier extends Innocent {
    BuildNotifier() {
        super(
                "build-notifier",
                "A build server announces its results in a channel and answers questions",
                "A robot by all measures, and nobody's bot");
    }

    @Override
    public void stage(Stage stage) {
        Actor server = stage.server("builds", Platform.LINUX).pauses(1);
        Irc irc = Irc.to(server, "irc.public-chat.example", 6667, "build-bot", "jenkins");
        irc.joins("#project-ci", "Builds of the project");
        int builds = stage.between(8, 16);
        for (int i = 0; i < builds; i++) {
            int number = 400 + i;
            irc.pauses(10)
                    .tells(
                            "#project-ci",
                            "Project main build #"
                                    + number
                                    + ": "
                                    + stage.oneOf("SUCCESS", "SUCCESS", "FAILURE")
                                    + " in "
                                    + stage.between(2, 9)
                                    + " min: http://builds.example/job/main/"
                                    + number
                                    + "/");
            if (i % 4 == 1) {
                irc.pauses(3).hears("dana", "#project-ci", "!status main").pauses(0.3);
                irc.tells("#project-ci", "main: last success #" + number);
            }
        }
        irc.isPinged();
    }
}
