package wolfhound.scenarios;

import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// A loader that walks down its list of bare addresses until one takes the sealed form.
final class Emotet extends Guilty {
    Emotet() {
        super(
                "emotet",
                "Emotet",
                "A desktop posts the same sealed form to one bare address after another",
                "One template on a ring of unnamed servers and odd ports");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.CALLBACK).pauses(3);
        List<Machine> ring = stage.outside("relay", stage.between(6, 10));
        for (Machine relay : ring) {
            int port = stage.oneOf(80, 8080, 7080, 8443, 80);
            switch (stage.random().nextInt(3)) {
                case 0 -> desktop.isRefused(relay, port);
                case 1 -> desktop.knocksInVain(relay, port).givesUp();
                default -> posts(desktop, relay, port, 120);
            }
            desktop.pauses(2);
        }
        Machine good = stage.outside("relay");
        int rounds = stage.between(2, 5);
        for (int i = 0; i < rounds; i++) {
            posts(desktop, good, 8080, i == 0 ? 14_000 : 150);
            desktop.pauses(15);
        }
    }

    private static void posts(Actor bot, Machine relay, int port, int reply) {
        Stage stage = bot.stage();
        String boundary = "----------------" + stage.word(12);
        String part = stage.word(8);
        Octets form =
                new Octets()
                        .text(
                                "--"
                                        + boundary
                                        + "\r\nContent-Disposition: form-data; name=\""
                                        + part
                                        + "\"; filename=\""
                                        + stage.word(7)
                                        + "\"\r\n");
        form.text("Content-Type: application/octet-stream\r\n\r\n")
                .bytes(stage.noise(stage.between(380, 5_000)));
        form.text("\r\n--" + boundary + "--\r\n");
        String path = "/" + stage.word(5) + "/" + stage.word(7) + "/" + stage.word(4) + "/";
        Ask ask =
                Ask.post(path, form.toBytes())
                        .with(
                                "Referer: " + relay.address() + path,
                                "Upgrade-Insecure-Requests: 1",
                                "DNT: 1")
                        .with("Content-Type: multipart/form-data; boundary=" + boundary)
                        .with(
                                "User-Agent: Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; WOW64; Trident/7.0)")
                        .with(
                                "Host",
                                "Content-Length",
                                "Connection: Keep-Alive",
                                "Cache-Control: no-cache");
        Web.to(bot, relay, port)
                .asks(ask, Answer.ok("text/html; charset=UTF-8", stage.noise(reply)))
                .closes();
    }
}
