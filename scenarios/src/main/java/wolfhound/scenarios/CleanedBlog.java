package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;

/// A blog that was broken into a year ago and cleaned since; lists still have its name. People read
/// it, and an old link of the intruders' leads nowhere.
final class CleanedBlog extends Innocent {
    /// The name that lists still have.
    static final String NAME = "www.garden-blog.example";

    CleanedBlog() {
        super(
                "cleaned-blog",
                "People read a blog that lists remember for what it was a year ago",
                "An old name on a list, and a site that answers as sites do");
    }

    @Override
    public void stage(Stage stage) {
        Machine site = stage.site(NAME);
        boolean shared = stage.random().nextBoolean();
        if (shared) {
            stage.named("www.neighbour-of-the-blog.example", site);
        }
        int readers = stage.between(1, 6);
        for (int i = 1; i <= readers; i++) {
            Actor reader = stage.workstation("reader-" + i).joins();
            Browser browser = new Browser(reader.pauses(3.0 * i));
            browser.visits("www.daily-news.example").pauses(stage.between(2, 8));
            int pages = stage.between(1, 5);
            for (int page = 0; page < pages; page++) {
                browser.visits(NAME, "/" + stage.word(6) + ".html").pauses(stage.between(2, 20));
            }
            if (stage.random().nextBoolean()) {
                browser.fetches(
                        NAME,
                        "/wp-content/"
                                + stage.word(5)
                                + stage.oneOf(".zip", ".bin", ".php", ".exe"),
                        "http://www.daily-news.example/",
                        Answer.notFound());
            }
            if (shared) {
                browser.pauses(4).visits("www.neighbour-of-the-blog.example");
            }
        }
    }
}
