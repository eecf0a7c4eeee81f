package wolfhound.sources.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mails in the literals of IMAP: whole ones that the server gives (`BODY[]`, `RFC822`), also
/// piece by piece (`BODY[]<0>`), and those that the client leaves (`APPEND`). Parts alone, as
/// `BODY[1]` or a header, are no mails.
final class ImapFetch {
    private static final Pattern WHOLE =
            Pattern.compile(
                    "\\* ([0-9]{1,10}) FETCH .*?"
                            + "(?:BODY\\[]|RFC822|BINARY\\[])(?:<([0-9]{1,12})>)? ?~?$");

    private final LineDialogue dialogue;
    private Mail fetched;
    private Mail appended;
    private boolean fetching;
    private boolean appending;

    // A mail that comes in pieces: of which message, where the next one begins, how long they are.
    private String message = "";
    private long next;
    private long piece;
    private boolean last;

    ImapFetch(LineDialogue dialogue) {
        this.dialogue = dialogue;
        this.fetched = new Mail(dialogue.conversation);
        this.appended = new Mail(dialogue.conversation);
    }

    /// A literal of the server begins behind this text of its line.
    void fetched(String line, long length) {
        Matcher matcher = WHOLE.matcher(line.toUpperCase(Locale.ROOT));
        fetching = matcher.find() && length > 0;
        if (!fetching) {
            return;
        }
        String from = matcher.group(2);
        if (from == null) {
            tellFetched();
            last = true;
            return;
        }
        long offset = Long.parseLong(from);
        boolean goesOn = matcher.group(1).equals(message) && offset == next && offset > 0;
        if (!goesOn) {
            tellFetched();
            piece = length;
        }
        if (offset > 0 && !goesOn) {
            fetched.cut();
        }
        message = matcher.group(1);
        next = offset + length;
        // Pieces are of one length; a shorter one is the last.
        last = length < piece;
    }

    /// A literal of the client begins in this command.
    void append(String verb, long length) {
        appending = verb.equalsIgnoreCase("APPEND") && length > 0;
    }

    /// Takes bytes of a literal; whether they are of a mail.
    boolean take(boolean ofAsker, Bytes bytes, int count) {
        if (ofAsker && appending) {
            appended.take(bytes, 0, count);
        } else if (!ofAsker && fetching) {
            fetched.take(bytes, 0, count);
        }
        return ofAsker ? appending : fetching;
    }

    void cut(boolean ofAsker) {
        (ofAsker ? appended : fetched).cut();
    }

    /// The literal is over.
    void ended(boolean ofAsker) {
        if (ofAsker) {
            appending = false;
            tellAppended();
        } else if (fetching) {
            fetching = false;
            if (last) {
                tellFetched();
            }
        }
    }

    void end() {
        if (fetching || !message.isEmpty()) {
            fetched.cut();
        }
        tellFetched();
        appended.cut();
        tellAppended();
    }

    private void tellFetched() {
        message = "";
        if (!fetched.isEmpty()) {
            fetched.tell(dialogue.seen(), Mail.Envelope.fetched("imap"));
            fetched = new Mail(dialogue.conversation);
        }
    }

    private void tellAppended() {
        if (!appended.isEmpty()) {
            appended.tell(dialogue.seen(), Mail.Envelope.left("imap"));
            appended = new Mail(dialogue.conversation);
        }
    }
}
