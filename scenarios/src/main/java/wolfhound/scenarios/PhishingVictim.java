package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A person who gives a password to a false page: robbed, but the machine is well.
final class PhishingVictim extends Innocent {
    PhishingVictim() {
        super(
                "phishing-victim",
                "A person types a password into a false bank page",
                "The person was deceived, the machine is clean: exposed at most");
    }

    @Override
    public Kind kind() {
        return Kind.NOT_INFECTED;
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop").joins().isAtMostExposed().pauses(3);
        Browser browser = new Browser(laptop);
        browser.visitsSecurely("webmail.example").pauses(6);
        String host = "secure-login-" + stage.word(7) + ".test";
        String page = "http://" + host + "/signin/";
        browser.visits(host, "/signin/").pauses(15);
        String form = "email=anna%40mail.example&password=correct-horse&session=" + stage.hex(16);
        Web.to(laptop, host)
                .asks(
                        browser.posts("/signin/next.php", page, form),
                        Answer.movedTo("http://www.bank-of-towns.example/"))
                .closes();
        browser.visits("www.bank-of-towns.example").pauses(4).visits("www.daily-news.example");
    }
}
