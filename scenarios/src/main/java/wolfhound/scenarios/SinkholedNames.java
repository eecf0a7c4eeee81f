package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// Names that were taken from criminals lead to a defender's sinkhole: people who follow an old
/// link and a checker of links ask for them, and get an empty page.
final class SinkholedNames extends Innocent {
    /// Public sinkholes that everybody may know (the knowledge file lists them).
    private static final String[] SINKHOLES = {"104.155.11.149", "106.187.96.49", "142.0.36.234"};

    /// The name that lists have.
    static final String NAME = "was-bad.example";

    SinkholedNames() {
        super(
                "sinkholed-names",
                "Old links and a checker of links lead to names that a sinkhole holds",
                "Asked for a bad name, and said nothing there that a bot says");
    }

    @Override
    public void stage(Stage stage) {
        Machine sinkhole = stage.strangerAt(stage.oneOf(SINKHOLES));
        stage.named(NAME, sinkhole);
        int people = stage.between(1, 4);
        for (int i = 1; i <= people; i++) {
            Actor person = stage.workstation("person-" + i).joins();
            Browser browser = new Browser(person.pauses(3.0 * i));
            browser.visits("www.daily-news.example").pauses(stage.between(2, 9));
            int links = stage.between(1, 4);
            for (int link = 0; link < links; link++) {
                browser.fetches(
                                NAME,
                                "/" + stage.word(7) + stage.oneOf("", ".php", ".html"),
                                "http://www.daily-news.example/",
                                Answer.ok("text/html", "<html><body></body></html>"))
                        .pauses(stage.between(2, 20));
            }
        }
        if (stage.random().nextBoolean()) {
            checks(stage);
        }
    }

    /// Programs that look at links before people do ask for the head alone.
    private static void checks(Stage stage) {
        Actor checker = stage.server("link-checker", Platform.LINUX);
        int links = stage.between(2, 6);
        for (int i = 0; i < links; i++) {
            Ask ask =
                    Ask.get("/" + stage.word(7))
                            .with("Host", "User-Agent: LinkChecker/10.2", "Accept: */*");
            Web.to(checker.pauses(2), NAME)
                    .asks(ask, Answer.ok("text/html", "<html><body></body></html>"))
                    .closes();
        }
    }
}
