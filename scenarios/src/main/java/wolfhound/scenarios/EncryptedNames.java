package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.TlsClient;

/// A browser that asks for names inside TLS: every connection it makes seems to come from nowhere.
final class EncryptedNames extends Innocent {
    EncryptedNames() {
        super(
                "encrypted-names",
                "A browser resolves over HTTPS, so all its destinations lack a look-up",
                "No look-up is no sign where a resolver is spoken to in private");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().pauses(2);
        Browser browser = new Browser(laptop);
        laptop.knows("doh.resolver.example");
        Machine resolver = stage.site("doh.resolver.example");
        Secure line =
                Secure.over(
                        laptop.connects(resolver, 443),
                        browser.stack(),
                        "doh.resolver.example",
                        Secure.trusted(laptop, "doh.resolver.example"));
        int pages = stage.between(8, 16);
        for (int i = 0; i < pages; i++) {
            line.says(stage.between(120, 180)).hears(stage.between(300, 500));
            String domain =
                    i % 3 == 0
                            ? "www.bank-of-towns.example"
                            : "www.site-" + stage.between(1, 60) + ".example";
            Machine site = stage.site(domain);
            TlsClient stack = browser.stack();
            Secure.over(laptop.connects(site, 443), stack, domain, Secure.trusted(laptop, domain))
                    .says(700)
                    .hears(stage.between(2_000, 9_000))
                    .closes();
            laptop.pauses(4);
        }
        line.closes();
    }
}
