package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A file encryptor that reports in forms whose fields are called otherwise each time, under a
/// browser's name, until one of its servers answers (published grammar of CryptoWall and Locky).
final class RandomForms extends Guilty {
    private static final String MASK =
            "User-Agent: Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0; SLCC2)";

    RandomForms() {
        super(
                "random-forms",
                "CryptoWall",
                "A laptop posts sealed forms whose fields have another random name each time",
                "Names that change carry nothing: they are there so that no rule finds them");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(5);
        String shop = "www." + stage.word(8) + ".example";
        String page = "/wp-content/uploads/" + stage.word(2) + stage.between(1, 9) + ".php";
        int reports = stage.between(4, 6);
        for (int i = 0; i < reports; i++) {
            String field = stage.letters(1, "bcdfghjklm".substring(i, i + 1));
            Ask report =
                    Ask.post(
                                    page + "?" + field + "=" + token(stage, 14),
                                    field + "=" + stage.hex(2 * stage.between(50, 70)))
                            .with("Accept: */*", "Content-Type: application/x-www-form-urlencoded")
                            .with("Connection: Close", "Content-Length", MASK, "Host");
            Web.to(laptop, shop).asks(report, Answer.ok("text/html", stage.hex(60))).closes();
            laptop.pauses(stage.between(8, 20));
        }
    }

    private static String token(Stage stage, int length) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < length / 2; i++) {
            token.append(stage.letters(1, "bcdghklmprstwxz")).append(stage.between(0, 9));
        }
        return token.toString();
    }
}
