package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;

/// A mail server that receives mail and sends the club's newsletter to thirty towns.
final class MailingListServer extends Innocent {
    MailingListServer() {
        super(
                "mailing-list-server",
                "A mail server that takes mail also sends a newsletter to many towns",
                "Mail fan-out from a machine whose trade it is, with everything a mail should have");
    }

    @Override
    public void stage(Stage stage) {
        Actor server = stage.server("lists", Platform.LINUX).isAtMostSuspect().pauses(1);
        int members = stage.between(15, 30);
        for (int i = 0; i < 6; i++) {
            Actor sender = stage.outsider("member").waitsFor(server);
            Mail mail =
                    Mail.from("member" + i + "@town-" + i + ".example", "club@lists.example")
                            .with(
                                    "From: member" + i + "@town-" + i + ".example",
                                    "To: club@lists.example",
                                    "Subject: meeting on friday",
                                    "Message-ID: <" + stage.hex(10) + "@town.example>")
                            .text("See you all on Friday.");
            Smtp.to(sender, server.machine(), 25, "mx.town-" + i + ".example").sends(mail).quits();
            server.waitsFor(sender).pauses(1);
        }
        for (int i = 0; i < members; i++) {
            String town = "town-" + i + ".example";
            Machine exchanger = SpamRun.exchanger(server, town);
            Mail news =
                    Mail.from("club-bounces+m" + i + "@lists.example", "member@" + town)
                            .with(
                                    "From: Garden club <club@lists.example>",
                                    "To: member@" + town,
                                    "Subject: [club] News of March")
                            .with(
                                    "List-Id: <club.lists.example>",
                                    "List-Unsubscribe: <mailto:club-leave@lists.example>",
                                    "Message-ID: <" + stage.hex(10) + "@lists.example>",
                                    "Precedence: list")
                            .text("Dear members, the seeds have arrived.");
            Smtp.to(server, exchanger, 25, "lists.example").sends(news).quits();
            server.pauses(1);
        }
    }
}
