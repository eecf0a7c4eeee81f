package wolfhound.scenarios;

import java.time.Duration;
import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Secure;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Certificate;
import wolfhound.scenarios.wire.TlsClient;

/// A bot that speaks TLS to bare addresses on ports of other services, each with a certificate of
/// random words.
final class Qakbot extends Guilty {
    Qakbot() {
        super(
                "qakbot",
                "Qakbot",
                "A program under a false name arrives; then TLS to bare addresses on odd ports",
                "Almost everything is encrypted: delivery and a ring of nonsense certificates remain");
    }

    @Override
    public boolean speaksWrongly() {
        return true;
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isLikelyInfected(Behaviour.DELIVERY, Behaviour.CALLBACK).pauses(3);
        Ask fetch =
                Ask.get("/" + stage.between(10_000, 99_999) + ".dat")
                        .with("Accept: */*", "Host", "User-Agent: curl/7.83.1");
        Web.to(laptop, "www.garden-club.example")
                .asks(fetch, Answer.ok("image/png", new Bodies(stage).program(30_000)))
                .closes();
        laptop.pauses(12);
        for (String big : List.of("search.example", "www.os-maker.example")) {
            Secure.to(laptop, TlsClient.WINDOWS, big).says(200).hears(1_500).closes();
        }
        List<Machine> ring = stage.outside("relay", stage.between(6, 9));
        for (Machine relay : ring) {
            int port = stage.oneOf(443, 995, 2222, 2078, 32100);
            if (stage.random().nextInt(3) == 0) {
                laptop.knocksInVain(relay, port).givesUp();
            } else {
                talks(laptop, relay, port);
            }
            laptop.pauses(6);
        }
    }

    private static void talks(Actor bot, Machine relay, int port) {
        Stage stage = bot.stage();
        List<String> who =
                List.of(
                        "C=" + stage.letters(2, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                        "L=" + stage.word(9),
                        "O=" + stage.word(6) + " " + stage.word(7) + " Inc.",
                        "CN=" + stage.word(8) + "." + stage.oneOf("net", "org", "biz"));
        Certificate own =
                Certificate.selfSigned(
                        who,
                        stage.start().minus(Duration.ofDays(20)),
                        stage.start().plus(Duration.ofDays(345)));
        Secure.over(bot.connects(relay, port), TlsClient.WINDOWS, "", own)
                .says(stage.between(400, 700))
                .hears(stage.between(200, 900))
                .closes();
    }
}
