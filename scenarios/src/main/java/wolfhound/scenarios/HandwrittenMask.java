package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A thief that posts sealed reports in a header written by hand: a browser's name that no browser
/// has, a coding that is none, a field of its own, and a version of HTTP that browsers left long
/// ago (published grammar of LokiBot).
final class HandwrittenMask extends Guilty {
    HandwrittenMask() {
        super(
                "handwritten-mask",
                "LokiBot",
                "A laptop posts sealed reports in a header that somebody wrote by hand",
                "A mask with four flaws and a sealed talk with a script");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(4);
        String panel = stage.word(9) + ".example";
        String page = "/" + stage.word(5) + "/" + stage.word(3) + "/fre.php";
        String key = stage.hex(8).toUpperCase(java.util.Locale.ROOT);
        int reports = stage.between(3, 6);
        for (int i = 0; i < reports; i++) {
            Ask report =
                    Ask.post(page, stage.noise(stage.between(170, 400)))
                            .version("HTTP/1.0")
                            .with("User-Agent: Mozilla/4.08 (Inferno)", "Host", "Accept: */*")
                            .with("Content-Type: application/octet-stream")
                            .with("Content-Encoding: binary", "Content-Key: " + key)
                            .with("Content-Length", "Connection: close");
            Web.to(laptop, panel)
                    .asks(
                            report,
                            Answer.of(404, "Not Found", "Content-Type: text/html", "Content-Length")
                                    .body(new byte[] {8, 0, 0, 0, 0, 0, 0, 0, 'F', 'i', 'l', 'e'}))
                    .closes();
            laptop.pauses(stage.between(6, 12));
        }
    }
}
