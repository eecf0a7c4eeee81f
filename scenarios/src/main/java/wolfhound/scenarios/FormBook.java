package wolfhound.scenarios;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A form grabber that sends the same request to sixteen innocent sites and to its own.
final class FormBook extends Guilty {
    FormBook() {
        super(
                "formbook",
                "FormBook",
                "A laptop sends one request to seventeen sites, of which sixteen are decoys",
                "The crowd of destinations is the sign; none of them may be blamed");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK, Behaviour.THEFT).pauses(3);
        String folder = "/" + stage.letters(4, "abcdefghijklmnopqrstuvwxyz0123456789") + "/";
        String own = "www." + stage.word(8) + ".example";
        List<String> sites = new ArrayList<>(List.of(own));
        for (int i = 0; i < 16; i++) {
            sites.add("www." + stage.word(9) + ".example");
        }
        Collections.shuffle(sites, stage.random());
        for (String site : sites) {
            if (stage.random().nextInt(6) == 0 && !site.equals(own)) {
                laptop.asks(site, 1).thereIsNone().pauses(2);
                continue;
            }
            asks(laptop, site, folder, site.equals(own));
            laptop.pauses(5);
        }
    }

    private static void asks(Actor laptop, String site, String folder, boolean own) {
        Stage stage = laptop.stage();
        String query =
                folder
                        + "?"
                        + stage.word(5)
                        + "="
                        + base64(stage, 54)
                        + "&"
                        + stage.word(6)
                        + "="
                        + base64(stage, 12);
        Web.to(laptop, site)
                .asks(
                        Ask.get(query).with("Host", "Connection: close"),
                        own ? Answer.ok("text/html", "ok") : Answer.notFound())
                .closes();
        String form =
                "dat="
                        + base64(stage, stage.between(600, 1_400))
                        + "&un="
                        + base64(stage, 18)
                        + "&br=9&os="
                        + base64(stage, 12);
        Ask post =
                Ask.post(folder, form)
                        .with(
                                "Host",
                                "Connection: close",
                                "Content-Length",
                                "Cache-Control: no-cache",
                                "Origin: http://" + site)
                        .with(
                                "User-Agent: Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
                                "Content-Type: application/x-www-form-urlencoded")
                        .with(
                                "Accept: */*",
                                "Referer: http://" + site + folder,
                                "Accept-Language: en-US",
                                "Accept-Encoding: gzip, deflate");
        Web.to(laptop, site)
                .asks(post, own ? Answer.ok("text/html", "1") : Answer.notFound())
                .closes();
    }

    private static String base64(Stage stage, int length) {
        return Base64.getUrlEncoder().encodeToString(stage.noise(length)).replace("=", "");
    }
}
