package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A hobbyist's program that watches prices: under a browser's name, because shops turn away what
/// is none, it fetches pages and fills in search forms all day.
final class MaskedPriceWatch extends Innocent {
    MaskedPriceWatch() {
        super(
                "masked-price-watch",
                "A program under a browser's name fills in the search forms of shops",
                "The mask has a reason, and all that passes can be read");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS).joins().pauses(2);
        new Browser(desktop).visits("www.daily-news.example");
        Bodies bodies = new Bodies(stage);
        String[] shops = {
            "www.camera-shop.example", "www.book-shop.example", "www.tool-shop.example"
        };
        int rounds = stage.between(3, 5);
        for (int i = 0; i < rounds; i++) {
            for (String shop : shops) {
                Ask search =
                        Ask.post("/search.php", "q=tripod+carbon&sort=price&page=" + (i + 1))
                                .with(
                                        "Accept: */*",
                                        "Content-Type: application/x-www-form-urlencoded")
                                .with(
                                        "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Safari/537.36")
                                .with("Host", "Content-Length");
                Web.to(desktop, shop)
                        .asks(search, Answer.ok("text/html", bodies.page("Results", 9_000)))
                        .closes();
                desktop.pauses(10);
            }
            desktop.pauses(60);
        }
    }
}
