package wolfhound.scenarios;

import java.util.List;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Mail;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Smtp;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.wire.DnsMessage;

/// The mail gateway: takes mail from everywhere, asks block lists about every sender and every
/// link, and delivers the network's own mail.
final class MailGateway extends Innocent {
    MailGateway() {
        super(
                "mail-gateway",
                "A mail gateway looks up hundreds of bad names because its mail is full of them",
                "Look-ups of a mail filter are its duty; its own deliveries go to a few partners");
    }

    @Override
    public void stage(Stage stage) {
        Actor gateway = stage.server("mail", Platform.LINUX);
        gateway.pauses(1);
        int mails = stage.between(25, 45);
        for (int i = 0; i < mails; i++) {
            Machine sender = receives(stage, gateway, i);
            checks(gateway.pauses(0.2), sender);
            gateway.pauses(1.2);
        }
        delivers(gateway);
    }

    private static Machine receives(Stage stage, Actor gateway, int number) {
        Actor sender = stage.outsider("sender-" + number).waitsFor(gateway);
        String domain = stage.word(8) + ".example";
        Mail mail =
                Mail.from(stage.word(5) + "@" + domain, "sales@our-company.example")
                        .with(
                                "From: " + stage.word(6) + "@" + domain,
                                "To: sales@our-company.example")
                        .with(
                                "Subject: " + stage.word(7) + " " + stage.word(5),
                                "Message-ID: <" + stage.hex(12) + "@" + domain + ">")
                        .text("see http://" + stage.word(10) + ".test/" + stage.word(3));
        Smtp.to(sender, gateway.machine(), 25, "mx." + domain).sends(mail).quits();
        gateway.waitsFor(sender);
        return sender.machine();
    }

    private static void checks(Actor gateway, Machine sender) {
        Stage stage = gateway.stage();
        String[] parts = sender.address().toString().split("\\.");
        String reversed = parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0];
        gateway.asks(reversed + ".in-addr.arpa", DnsMessage.PTR).thereIsNone();
        gateway.asks(reversed + ".zen.dnsbl.example", DnsMessage.A).thereIsNone();
        String linked = stage.word(10) + ".test";
        gateway.asks(linked + ".multi.uribl.example", DnsMessage.A).thereIsNone();
        if (stage.random().nextInt(3) == 0) {
            gateway.asks(linked, DnsMessage.A).thereIsNone();
        } else {
            stage.site(linked);
            gateway.looksUp(linked);
        }
        gateway.asks(linked, DnsMessage.TXT).isAnswered(DnsMessage.Answer.text("v=spf1 -all", 300));
    }

    private static void delivers(Actor gateway) {
        for (String partner : List.of("partner.example", "supplier.example", "customer.example")) {
            Machine exchanger = SpamRun.exchanger(gateway, partner);
            Mail mail =
                    Mail.from("sales@our-company.example", "office@" + partner)
                            .with("From: sales@our-company.example", "To: office@" + partner)
                            .with("Subject: Your order " + gateway.stage().between(1000, 9999))
                            .with(
                                    "Message-ID: <"
                                            + gateway.stage().hex(12)
                                            + "@our-company.example>")
                            .text("Dear customer, your order is on its way.");
            Smtp.to(gateway, exchanger, 25, "mail.our-company.example").sends(mail).quits();
            gateway.pauses(4);
        }
    }
}
