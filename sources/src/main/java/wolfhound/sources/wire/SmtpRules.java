package wolfhound.sources.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.james.mime4j.stream.Field;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;

/// What the rules see of mails handed in: of each mail a transaction with its envelope, its fields,
/// the pages it points to and the files that it carries under a name.
final class SmtpRules {
    /// Where no rules are loaded, and for mails that are fetched: no rule speaks of those.
    static final SmtpRules NONE = new SmtpRules(Inspection.NONE, () -> Side.CLIENT);

    /// Bytes of a file that rules may look into.
    static final int MOST_OF_FILE = 102_400;

    private final boolean none;
    private final RuleTransaction transaction;
    private final Supplier<Side> asker;
    private String helo = "";

    private SmtpRules(Inspection rules, Supplier<Side> asker) {
        this.none = rules == Inspection.NONE;
        this.transaction = new RuleTransaction(rules);
        this.asker = asker;
    }

    static SmtpRules of(Inspection rules, Supplier<Side> asker) {
        return rules == Inspection.NONE ? NONE : new SmtpRules(rules, asker);
    }

    boolean isNone() {
        return none;
    }

    void greets(String argument) {
        if (!none) {
            helo = Words.first(argument);
        }
    }

    /// `FROM:<a@b> SIZE=1`.
    void sends(String argument) {
        if (none) {
            return;
        }
        transaction.over();
        if (!helo.isEmpty()) {
            transaction.text(byClient(), Buffer.SMTP_HELO, helo);
        }
        transaction.text(byClient(), Buffer.SMTP_MAIL_FROM, path(argument));
        transaction.ready(byClient());
    }

    /// `TO:<a@b>`.
    void receives(String argument) {
        if (!none) {
            transaction.text(byClient(), Buffer.SMTP_RCPT_TO, path(argument));
            transaction.ready(byClient());
        }
    }

    /// A path with its brackets, as Suricata keeps it.
    private static String path(String argument) {
        String path = argument.substring(argument.indexOf(':') + 1).strip();
        int blank = path.indexOf(' ');
        return blank < 0 ? path : path.substring(0, blank);
    }

    /// A field of the mail's own header.
    void field(Field field) {
        if (none || field.getRaw() == null) {
            return;
        }
        byte[] raw = field.getRaw().toByteArray();
        String line = new String(raw, StandardCharsets.ISO_8859_1);
        String body = line.substring(line.indexOf(':') + 1);
        switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "from" -> field(Buffer.EMAIL_FROM, body);
            case "to" -> field(Buffer.EMAIL_TO, body);
            case "cc" -> field(Buffer.EMAIL_CC, body);
            case "subject" -> field(Buffer.EMAIL_SUBJECT, body);
            case "date" -> field(Buffer.EMAIL_DATE, body);
            case "message-id" -> field(Buffer.EMAIL_MESSAGE_ID, body);
            case "x-mailer" -> field(Buffer.EMAIL_X_MAILER, body);
            case "received" -> field(Buffer.EMAIL_RECEIVED, body);
            default -> {}
        }
    }

    /// A fold loses its end of line and one blank.
    private void field(Buffer buffer, String body) {
        String unfolded = body.replaceAll("\r?\n[ \t]?", "").strip();
        transaction.text(byClient(), buffer, unfolded);
    }

    /// A part that carries a name, decoded.
    void file(String name, ByteArrayOutputStream beginning) {
        transaction.decoded(byClient(), Buffer.FILE_NAME, name);
        transaction.bytes(byClient(), Buffer.FILE_DATA, beginning.toByteArray());
    }

    /// The pages that the mail points to; rules write them without the scheme.
    void links(List<String> links) {
        if (none) {
            return;
        }
        for (String link : links) {
            String bare = link.substring(link.indexOf("://") + 3);
            transaction.decoded(byClient(), Buffer.EMAIL_URL, bare);
        }
    }

    /// The mail is handed in, or given up.
    void over() {
        if (!none) {
            transaction.over();
        }
    }

    private boolean byClient() {
        return asker.get() == Side.CLIENT;
    }
}
