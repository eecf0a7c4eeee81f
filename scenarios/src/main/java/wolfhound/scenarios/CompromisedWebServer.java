package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// The shop whose server also hosts a bot's panel, visited by people who buy flowers.
final class CompromisedWebServer extends Innocent {
    CompromisedWebServer() {
        super(
                "compromised-web-server",
                "People browse a shop whose server hides a panel, and its owner posts a new offer",
                "A name on every list proves nothing about those who read its pages");
    }

    @Override
    public void stage(Stage stage) {
        String shop = "www.flower-shop.example";
        int customers = stage.between(2, 5);
        for (int i = 1; i <= customers; i++) {
            Actor customer = stage.workstation("customer-" + i).joins();
            Browser browser = new Browser(customer.pauses(2 + 4.0 * i));
            browser.visits(shop).pauses(6).visits(shop, "/roses.html");
            if (stage.random().nextBoolean()) {
                buys(browser, shop);
            }
        }
        Actor owner = stage.workstation("owner");
        publishes(new Browser(owner.pauses(15)), shop);
    }

    private static void buys(Browser browser, String shop) {
        String page = "http://" + shop + "/basket.php";
        Ask order = browser.posts("/basket.php", page, "item=rose&colour=red&count=12");
        Web.to(browser.actor().pauses(5), shop).asks(order, browser.html("Thank you")).closes();
    }

    private static void publishes(Browser browser, String shop) {
        String page = "http://" + shop + "/wp-admin/post.php?post=41&action=edit";
        browser.visits(shop, "/wp-admin/post.php?post=41&action=edit").pauses(9);
        Ask save =
                browser.posts(
                        "/wp-admin/post.php",
                        page,
                        "post_ID=41&action=editpost&content=Tulips+are+here");
        Ask pulse =
                browser.posts("/wp-admin/admin-ajax.php", page, "action=heartbeat&has_focus=true");
        Web.to(browser.actor(), shop)
                .asks(save, Answer.movedTo(page))
                .pauses(15)
                .asks(pulse, Answer.ok("application/json", "{\"wp-auth-check\":true}"))
                .closes();
    }
}
