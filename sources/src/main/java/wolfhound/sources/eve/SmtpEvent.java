package wolfhound.sources.eve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Header;
import wolfhound.model.Headers;
import wolfhound.model.MailMessage;
import wolfhound.model.Seen;
import wolfhound.sources.logs.Columns;
import wolfhound.sources.logs.LogKind;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `smtp`: a mail that was handed in, with what the `email` part keeps of its header.
final class SmtpEvent implements LogKind {
    private final Event event;
    private final int helo;
    private final int mailFrom;
    private final int recipients;
    private final int from;
    private final int to;
    private final int subject;
    private final int mailer;
    private final int received;
    private final int links;
    private final int attachments;

    SmtpEvent(Columns columns, Event event) {
        this.event = event;
        helo = columns.of("smtp.helo");
        mailFrom = columns.of("smtp.mail_from");
        recipients = columns.of("smtp.rcpt_to");
        from = columns.of("email.from");
        to = columns.of("email.to");
        subject = columns.of("email.subject");
        mailer = columns.of("email.x_mailer");
        received = columns.of("email.received");
        links = columns.of("email.url");
        attachments = columns.of("email.attachment");
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = event.seen(row, Event.IN_PART);
        if (seen.isEmpty() || !row.has(mailFrom) && !row.has(from)) {
            return;
        }
        List<Header> fields = new ArrayList<>();
        add(fields, "Received", row.text(received));
        add(fields, "From", row.text(from));
        add(fields, "To", String.join(", ", row.list(to)));
        add(fields, "Subject", row.text(subject));
        add(fields, "X-Mailer", row.text(mailer));
        teller.tell(
                new MailMessage(
                        seen.get(),
                        "smtp",
                        row.text(helo),
                        bare(row.text(row.has(mailFrom) ? mailFrom : from)),
                        row.list(row.has(recipients) ? recipients : to).stream()
                                .map(SmtpEvent::bare)
                                .toList(),
                        new Headers(List.copyOf(fields), false),
                        row.text(subject),
                        "",
                        List.copyOf(row.list(links)),
                        row.list(attachments).stream().map(SmtpEvent::part).toList()));
    }

    /// Without the angle brackets of the envelope.
    private static String bare(String address) {
        return address.startsWith("<") && address.endsWith(">")
                ? address.substring(1, address.length() - 1)
                : address;
    }

    private static MailMessage.Part part(String name) {
        return new MailMessage.Part(name, "", FileKind.BINARY, 0, "", Excerpt.NONE);
    }

    private static void add(List<Header> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Header(name, value));
        }
    }
}
