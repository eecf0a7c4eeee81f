package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Stage;

/// A film site that opens pop-ups: redirects through five trackers of ill repute, ending at a page
/// that sells something.
final class AdvertisingChain extends Innocent {
    AdvertisingChain() {
        super(
                "advertising-chain",
                "A click on a film site runs through five shady redirects to a sales page",
                "Every bad name here has a parent page; nothing arrives but pages and pixels");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().isAtMostExposed().pauses(3);
        Bodies bodies = new Bodies(stage);
        Browser browser = new Browser(laptop);
        int clicks = stage.between(2, 5);
        for (int i = 0; i < clicks; i++) {
            String film = "www.free-films.example";
            browser.visits(film, "/watch/" + stage.between(100, 999));
            String referer = "http://" + film + "/";
            int hops = stage.between(3, 7);
            for (int hop = 0; hop < hops; hop++) {
                String next = stage.word(stage.between(7, 14)) + stage.oneOf(".example", ".test");
                String url = "http://" + next + "/r?z=" + stage.hex(32);
                String tracker = stage.word(9) + ".test";
                browser.fetches(tracker, "/c/" + stage.hex(24), referer, Answer.movedTo(url));
                browser.fetches(tracker, "/p.gif", referer, Answer.ok("image/gif", bodies.pixel()));
                referer = "http://" + tracker + "/";
            }
            browser.visits("www." + stage.word(8) + "-offers.test").pauses(7);
        }
    }
}
