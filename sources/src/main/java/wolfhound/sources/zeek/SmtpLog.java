package wolfhound.sources.zeek;

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
import wolfhound.sources.logs.MediaTypes;
import wolfhound.sources.logs.Row;
import wolfhound.sources.logs.Teller;

/// `smtp.log`: every mail that was handed in. Of its header it knows a few fields, of its parts the
/// names and kinds (by `files.log`), and of its text nothing.
final class SmtpLog implements LogKind {
    private final Line line;
    private final Joins joins;
    private final int helo;
    private final int mailFrom;
    private final int recipients;
    private final int from;
    private final int to;
    private final int subject;
    private final int date;
    private final int userAgent;
    private final int received;
    private final int originating;
    private final int inReplyTo;
    private final int fuids;

    SmtpLog(Columns columns, Line line, Joins joins) {
        this.line = line;
        this.joins = joins;
        helo = columns.of("helo");
        mailFrom = columns.of("mailfrom");
        recipients = columns.of("rcptto");
        from = columns.of("from");
        to = columns.of("to");
        subject = columns.of("subject");
        date = columns.of("date");
        userAgent = columns.of("user_agent");
        received = columns.of("first_received");
        originating = columns.of("x_originating_ip");
        inReplyTo = columns.of("in_reply_to");
        fuids = columns.of("fuids");
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public void read(Row row, Teller teller) {
        Optional<Seen> seen = line.seen(row);
        if (seen.isEmpty() || !row.has(mailFrom) && !row.has(from)) {
            return;
        }
        joins.conversation(line.uid(row), seen.get().conversation());
        String sender = row.text(row.has(mailFrom) ? mailFrom : from);
        List<String> receivers = List.copyOf(row.list(row.has(recipients) ? recipients : to));
        Headers headers = headers(row);
        String helloAs = row.text(helo);
        String about = row.text(subject);
        List<String> files = List.copyOf(row.list(fuids));
        teller.tell(
                seen.get().at(),
                () ->
                        new MailMessage(
                                seen.get(),
                                "smtp",
                                helloAs,
                                sender,
                                receivers,
                                headers,
                                about,
                                "",
                                List.of(),
                                parts(files)));
    }

    private Headers headers(Row row) {
        List<Header> fields = new ArrayList<>();
        add(fields, "Received", row.text(received));
        add(fields, "Date", row.text(date));
        add(fields, "From", row.text(from));
        add(fields, "To", String.join(", ", row.list(to)));
        add(fields, "In-Reply-To", row.text(inReplyTo));
        add(fields, "Subject", row.text(subject));
        add(fields, "X-Originating-IP", row.text(originating));
        add(fields, "User-Agent", row.text(userAgent));
        return new Headers(List.copyOf(fields), false);
    }

    private static void add(List<Header> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Header(name, value));
        }
    }

    /// The files with a name, or of a kind other than text.
    private List<MailMessage.Part> parts(List<String> files) {
        List<MailMessage.Part> parts = new ArrayList<>();
        for (String fuid : files) {
            Joins.FileFacts file = joins.file(fuid);
            if (file == null) {
                continue;
            }
            FileKind kind = MediaTypes.kind(file.mimeType());
            if (!file.name().isEmpty() || !kind.isText()) {
                Excerpt unseen = new Excerpt(new byte[0], file.size());
                parts.add(
                        new MailMessage.Part(
                                file.name(), "", kind, file.size(), file.sha256(), unseen));
            }
        }
        return List.copyOf(parts);
    }
}
