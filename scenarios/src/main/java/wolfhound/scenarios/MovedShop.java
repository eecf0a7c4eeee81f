package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Stage;

/// A shop moved to an address that a provider had taken from somebody bad; lists still have the
/// address. Customers are led there by the shop's name.
final class MovedShop extends Innocent {
    /// Whose address lists have.
    static final String NAME = "www.lamp-shop.example";

    MovedShop() {
        super(
                "moved-shop",
                "Customers visit a shop at an address that lists remember for its last tenant",
                "An address on a list, to which a name leads, and people who browse there");
    }

    @Override
    public void stage(Stage stage) {
        Machine server = stage.site(NAME);
        if (stage.random().nextInt(3) == 0) {
            stage.named("mail.lamp-shop.example", server);
        }
        int customers = stage.between(1, 6);
        for (int i = 1; i <= customers; i++) {
            Actor customer = stage.workstation("customer-" + i).joins();
            Browser browser = new Browser(customer.pauses(2 + 3.0 * i));
            int visits = stage.between(1, 5);
            for (int visit = 0; visit < visits; visit++) {
                if (stage.random().nextInt(3) == 0) {
                    browser.visitsSecurely(NAME);
                } else {
                    browser.visits(NAME, "/lamp-" + stage.between(1, 90) + ".html");
                }
                browser.pauses(stage.between(2, 25));
            }
            browser.visits("www.daily-news.example");
        }
    }
}
