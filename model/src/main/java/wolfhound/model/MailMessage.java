package wolfhound.model;

import java.util.List;

/// A mail on its way: handed in (SMTP) or fetched (POP3, IMAP).
///
/// @param protocol `smtp`, `pop3` or `imap`
/// @param helo the name with which the client introduced itself, empty for none
/// @param sender the envelope sender, or the From header where there is no envelope
/// @param recipients of the envelope, or of the To header
/// @param text the beginning of the readable text
/// @param links the addresses of pages in the text, in order, without repetition
public record MailMessage(
        Seen seen,
        String protocol,
        String helo,
        String sender,
        List<String> recipients,
        Headers headers,
        String subject,
        String text,
        List<String> links,
        List<Part> parts)
        implements Observation {

    /// An attachment or inline part with a name or a kind other than text.
    public record Part(
            String name,
            String declaredType,
            FileKind kind,
            long size,
            String sha256,
            Excerpt excerpt) {}

    @Override
    public MailMessage as(Seen seen) {
        return new MailMessage(
                seen, protocol, helo, sender, recipients, headers, subject, text, links, parts);
    }
}
