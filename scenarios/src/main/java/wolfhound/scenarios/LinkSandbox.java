package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A mail gateway that opens the links in its mail before its people do, screen savers included.
final class LinkSandbox extends Innocent {
    LinkSandbox() {
        super(
                "link-sandbox",
                "A mail gateway fetches programs behind the links of the mail it receives",
                "It fetched the worm's program and never mailed it on");
    }

    @Override
    public void stage(Stage stage) {
        Actor gateway = stage.server("mail", Platform.LINUX).isAtMostExposed().pauses(1);
        Bodies bodies = new Bodies(stage);
        int mails = stage.between(8, 16);
        for (int i = 0; i < mails; i++) {
            String host = stage.oneOf("members.free-hosting.example", stage.word(8) + ".test");
            String path = "/photos/PDF_Document" + i + "_pdf.scr";
            Actor sender = stage.outsider("sender").waitsFor(gateway);
            Mail mail =
                    Mail.from(stage.word(6) + "@partner.example", "office@our-company.example")
                            .with(
                                    "From: " + stage.word(6) + "@partner.example",
                                    "To: office@our-company.example",
                                    "Subject: Here you have",
                                    "Message-ID: <" + stage.hex(10) + "@partner.example>")
                            .text("This is The Document I told you about: http://" + host + path);
            Smtp.to(sender, gateway.machine(), 25, "mx.partner.example").sends(mail).quits();
            gateway.waitsFor(sender).pauses(0.5);
            Ask ask =
                    Ask.get(path)
                            .with(
                                    "Host",
                                    "User-Agent: MailGuard-LinkScanner/3.0",
                                    "Accept: */*",
                                    "Connection: close");
            boolean there = stage.random().nextBoolean();
            Web.to(gateway, host)
                    .asks(
                            ask,
                            there
                                    ? Answer.ok("application/octet-stream", bodies.program(8_000))
                                    : Answer.notFound())
                    .closes();
            gateway.pauses(2);
        }
        answers(stage, gateway);
    }

    private static void answers(Stage stage, Actor gateway) {
        Machine partner = SpamRun.exchanger(gateway, "partner.example");
        Mail reply =
                Mail.from("office@our-company.example", "sales@partner.example")
                        .with(
                                "From: office@our-company.example",
                                "To: sales@partner.example",
                                "Subject: Re: order",
                                "Message-ID: <" + stage.hex(10) + "@our-company.example>")
                        .text("Thank you, we will call on Monday.");
        Smtp.to(gateway, partner, 25, "mail.our-company.example").sends(reply).quits();
    }
}
