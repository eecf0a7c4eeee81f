package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// How many bots report home: a POST of ciphertext without a type or a referrer, answered by a
/// little more ciphertext.
final class Callback {
    private static final String STRIPPED_AGENT =
            "User-Agent: Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko";

    private Callback() {}

    /// Reports `times` times to a page of a named server, about `every` seconds apart.
    static void to(Actor bot, String domain, String page, int times, double every) {
        Stage stage = bot.stage();
        for (int i = 0; i < times; i++) {
            byte[] report = stage.noise(stage.between(180, 900));
            Web.to(bot, domain)
                    .asks(report(page, report), answer(stage.noise(stage.between(32, 160))))
                    .closes();
            bot.pauses(every);
        }
    }

    private static Ask report(String page, byte[] body) {
        return Ask.post(page, body)
                .with("Accept: */*", STRIPPED_AGENT, "Host", "Content-Length")
                .with("Connection: Keep-Alive", "Cache-Control: no-cache");
    }

    private static Answer answer(byte[] body) {
        return Answer.ok("text/html", body);
    }
}
