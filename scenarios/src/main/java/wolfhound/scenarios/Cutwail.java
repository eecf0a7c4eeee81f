package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;
import wolfhound.scenarios.stage.Web;
import wolfhound.scenarios.wire.Octets;

/// A spam bot and its loader, which hide one real server among dozens of innocent ones: junk that
/// claims to be TLS, the same POST everywhere.
final class Cutwail extends Guilty {
    private static final String AGENT =
            "User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)";

    Cutwail() {
        super(
                "cutwail",
                "Cutwail",
                "A desktop sends false TLS and one template to dozens of popular sites, then spams",
                "No single destination is to blame; the sameness and the lie are");
    }

    @Override
    public boolean speaksWrongly() {
        return true;
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.CALLBACK, Behaviour.SPAM).pauses(2);
        Ask loader =
                Ask.get(
                                "/40E8001430303030303030303030303030303030303031306C"
                                        + stage.hex(24).toUpperCase(java.util.Locale.ROOT))
                        .with("User-Agent: Mozilla/4.0", "Host");
        Web.to(desktop, stage.outside("loader"), 80)
                .asks(loader, Answer.ok("application/octet-stream", stage.noise(12_000)))
                .closes();
        int popular = stage.between(14, 22);
        for (int i = 0; i < popular; i++) {
            liesTo(desktop, "www.popular-" + i + ".example");
            desktop.pauses(0.6);
        }
        int decoys = stage.between(16, 24);
        for (int i = 0; i < decoys; i++) {
            posts(desktop, "www." + stage.word(9) + ".example");
            desktop.pauses(0.8);
        }
        SpamRun.by(desktop, SpamRun.domains(stage, stage.between(15, 25)), SpamRun.offer(stage));
    }

    private static void liesTo(Actor bot, String domain) {
        Machine site = bot.stage().site(domain);
        Talk talk = bot.knows(domain).connects(site, 443);
        Octets junk = new Octets().hex("1603000037").bytes(bot.stage().noise(229));
        talk.says(junk.toBytes()).pauses(0.2).aborts();
    }

    private static void posts(Actor bot, String domain) {
        Stage stage = bot.stage();
        String mark = stage.letters(30, "abcdefghijklmnopqrstuvwxyz0123456789");
        Ask ask =
                Ask.post("/?ptrxcz_" + mark, stage.noise(stage.between(290, 330)))
                        .with(
                                "Accept: */*",
                                "Accept-Language: en-us",
                                "Content-Type: application/octet-stream")
                        .with(
                                "Content-Length",
                                AGENT,
                                "Host",
                                "Connection: Keep-Alive",
                                "Cache-Control: no-cache");
        boolean real = stage.random().nextInt(12) == 0;
        Web.to(bot, domain)
                .asks(ask, real ? Answer.ok("text/html", stage.noise(700)) : Answer.notFound())
                .closes();
    }
}
