package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// Virus scanners ask their makers about files: they post ciphers of no declared type, without a
/// name, every half minute, and stream their own protocol over the port of HTTP.
final class VirusScanners extends Innocent {
    VirusScanners() {
        super(
                "virus-scanners",
                "Virus scanners post ciphers without a name to their makers, again and again",
                "The very shape of a call home, to servers that nobody but the maker can put there");
    }

    /// Its own protocol on the port of HTTP is malformed HTTP to other tools.
    @Override
    public boolean speaksWrongly() {
        return true;
    }

    @Override
    public void stage(Stage stage) {
        int machines = stage.between(2, 4);
        for (int i = 1; i <= machines; i++) {
            Actor desktop =
                    stage.workstation("desktop-" + i, Platform.WINDOWS).joins().pauses(2.0 + i);
            asksAboutFiles(stage, desktop);
            streams(stage, desktop.inBackground());
        }
    }

    private static void asksAboutFiles(Stage stage, Actor desktop) {
        String site = stage.oneOf("ksn-file.kaspersky-labs.com", "apc.avira.com");
        int questions = stage.between(6, 14);
        for (int i = 0; i < questions; i++) {
            Ask ask =
                    Ask.post("/query/" + stage.hex(2), stage.noise(stage.between(120, 700)))
                            .with("Host", "Content-Length", "Connection: Keep-Alive");
            byte[] verdict = stage.noise(stage.between(40, 120));
            Web.to(desktop, site)
                    .asks(ask, Answer.of(200, "OK", "Content-Length").body(verdict))
                    .closes();
            desktop.pauses(30);
        }
    }

    /// A magic word, a version, an identifier that stays, then cipher.
    private static void streams(Stage stage, Actor desktop) {
        byte[] own = stage.noise(16);
        for (int i = 0; i < 4; i++) {
            String site = "su" + i + ".ff.avast.com";
            Machine server = stage.site(site);
            Talk talk = desktop.knows(site).connects(server, 80);
            talk.says(
                            new Octets()
                                    .text("NOSA")
                                    .hex("0060010100")
                                    .bytes(own)
                                    .bytes(stage.noise(64))
                                    .toBytes())
                    .hears(new Octets().text("NOSA").hex("0061").bytes(stage.noise(90)).toBytes());
            talk.closes().pauses(20);
        }
    }
}
