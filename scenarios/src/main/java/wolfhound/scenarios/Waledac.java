package wolfhound.scenarios;

import java.util.Base64;
import java.util.List;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A peer-to-peer bot over HTTP: posts sealed letters to the bare addresses of its peers, in
/// headers that no browser writes.
final class Waledac extends Guilty {
    Waledac() {
        super(
                "waledac",
                "Waledac",
                "A desktop posts sealed letters to a dozen bare addresses, referred by 'Mozilla'",
                "The same impossible request to several unnamed peers, then spam");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.PEER_TO_PEER, Behaviour.SPAM).pauses(2);
        List<Machine> peers = stage.outside("peer", stage.between(12, 18));
        for (Machine peer : peers) {
            switch (stage.random().nextInt(4)) {
                case 0 -> desktop.isRefused(peer, 80);
                case 1 -> desktop.knocksInVain(peer, 80);
                default -> writesTo(desktop, peer);
            }
            desktop.pauses(1);
        }
        SpamRun.by(desktop, SpamRun.domains(stage, stage.between(14, 22)), SpamRun.offer(stage));
        writesTo(desktop, peers.getFirst());
    }

    private static void writesTo(Actor bot, Machine peer) {
        Stage stage = bot.stage();
        String letter = "a=" + sealed(stage, stage.between(300, 900)) + "&b=" + sealed(stage, 96);
        Ask ask =
                Ask.post(
                                "/" + stage.word(stage.between(4, 9)) + stage.oneOf(".htm", ".png"),
                                letter)
                        .with(
                                "Referer: Mozilla",
                                "Accept: */*",
                                "Content-Type: application/x-www-form-urlencoded")
                        .with(
                                "User-Agent: Mozilla",
                                "Host",
                                "Content-Length",
                                "Cache-Control: no-cache");
        String reply = sealed(stage, stage.between(400, 1_500));
        Web.to(bot, peer, 80)
                .asks(
                        ask,
                        Answer.of(
                                        200,
                                        "OK",
                                        "Server: nginx/0.6.34",
                                        "Date",
                                        "Content-Type: text/html",
                                        "Content-Length",
                                        "X-Powered-By: PHP/5.2.8")
                                .body(reply.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .closes();
    }

    private static String sealed(Stage stage, int length) {
        return Base64.getUrlEncoder().encodeToString(stage.noise(length));
    }
}
