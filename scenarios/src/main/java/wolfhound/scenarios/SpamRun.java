package wolfhound.scenarios;

import java.util.List;
import java.util.stream.IntStream;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;

/// What spam bots have in common: a question for the mail exchanger of every victim, then one mail
/// to each, straight from the desk.
final class SpamRun {
    private SpamRun() {}

    /// So many made-up domains whose exchangers can be found.
    static List<String> domains(Stage stage, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        stage.word(stage.between(5, 11)) + i + stage.oneOf(".example", ".test"))
                .toList();
    }

    /// An advertisement with a little variation in each copy.
    static Mail offer(Stage stage) {
        return Mail.from(stage.word(7) + "@" + stage.word(6) + ".example", "victim@nowhere.example")
                .with(
                        "Received: from ["
                                + stage.between(11, 200)
                                + ".4.17.2] by "
                                + stage.word(5)
                                + ".example")
                .with(
                        "Subject: "
                                + stage.oneOf(
                                        "Cheap watches today", "Best meds, no doctor", "You won"))
                .with(
                        "X-Mailer: Microsoft Outlook Express 6.00.2900.2180",
                        "Content-Type: text/plain")
                .text("Only this week: http://" + stage.word(9) + ".example/" + stage.word(4));
    }

    /// Looks up every victim's exchanger, then mails each; some take it, some turn it away, some do
    /// not answer.
    static void by(Actor bot, List<String> domains, Mail mail) {
        Stage stage = bot.stage();
        String helo = stage.word(8) + ".example";
        for (String domain : domains) {
            Machine exchanger = exchanger(bot, domain);
            bot.pauses(0.05);
            Mail copy =
                    new Mail(
                            stage.word(6) + "@" + helo,
                            List.of(stage.word(6) + "@" + domain),
                            mail.headers(),
                            mail.text() + "\r\n" + stage.word(12),
                            mail.parts());
            switch (stage.random().nextInt(6)) {
                case 0 -> bot.knocksInVain(exchanger, 25);
                case 1 -> Smtp.to(bot, exchanger, 25, helo).isTurnedAway(copy).quits();
                default -> Smtp.to(bot, exchanger, 25, helo).sends(copy).quits();
            }
            bot.pauses(0.3);
        }
    }

    /// Finds out where mail for the domain goes: MX, then the address.
    static Machine exchanger(Actor sender, String domain) {
        String name = "mx." + domain;
        Machine exchanger = sender.stage().site(name);
        sender.asks(domain, DnsMessage.MX)
                .isAnswered(DnsMessage.Answer.mailExchanger(10, name, 3_600));
        sender.knows(name);
        return exchanger;
    }
}
