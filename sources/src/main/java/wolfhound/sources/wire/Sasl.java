package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import wolfhound.model.Login;

/// An exchange of credentials inside SMTP, POP3 or IMAP (SASL, RFC 4422): learns as whom, and
/// forgets the secret at once.
final class Sasl {
    static final int MOST_USER = 255;

    private final LineDialogue dialogue;
    private final String mechanism;
    private String user = "";
    private int lines;
    private boolean challenged;
    private boolean over;

    /// @param argument of the command that begins it: a mechanism and perhaps a first line
    Sasl(LineDialogue dialogue, String argument) {
        this.dialogue = dialogue;
        this.mechanism = Words.atMost(Words.first(argument).toUpperCase(Locale.ROOT), 32);
        String initial = Words.rest(argument).strip();
        if (!initial.isEmpty() && !initial.equals("=")) {
            said(initial);
        }
    }

    /// None, as long as nobody began one.
    static Sasl none(LineDialogue dialogue) {
        Sasl none = new Sasl(dialogue, "");
        none.over = true;
        return none;
    }

    String mechanism() {
        return mechanism;
    }

    /// Whether the secret itself is sent.
    private boolean isClearText() {
        return switch (mechanism) {
            case "LOGIN", "PLAIN", "XOAUTH2", "OAUTHBEARER" -> true;
            default -> false;
        };
    }

    /// Whether the client's next line belongs to it: the server asked for it, or its mechanism
    /// needs it, where the server is not seen.
    boolean isAwaited() {
        return !over && (challenged || lines < needed());
    }

    private int needed() {
        return switch (mechanism) {
            case "LOGIN", "NTLM", "DIGEST-MD5", "GSSAPI", "SCRAM-SHA-1", "SCRAM-SHA-256" -> 2;
            default -> 1;
        };
    }

    /// A line of the server that asks for more, in base64.
    void challenged(String line) {
        challenged = true;
        byte[] decoded = decoded(line.strip());
        dialogue.ntlm.read(dialogue.asker(), Bytes.of(decoded), 0, decoded.length);
    }

    /// The server's last word on it.
    Login over(String protocol, Login.Outcome outcome) {
        over = true;
        return new Login(dialogue.seen(), protocol, user, outcome, isClearText());
    }

    /// A line of the client, in base64.
    void said(String line) {
        lines++;
        challenged = false;
        byte[] decoded = decoded(line.strip());
        String text = new String(decoded, StandardCharsets.UTF_8);
        String found =
                switch (mechanism) {
                    case "LOGIN" -> lines == 1 ? text : user;
                    case "PLAIN" -> plain(text);
                    case "CRAM-MD5" -> text.substring(0, Math.max(0, text.lastIndexOf(' ')));
                    case "NTLM", "GSS-SPNEGO", "GSSAPI" -> ntlm(decoded);
                    case "XOAUTH2", "OAUTHBEARER" -> between(text, "user=", '\u0001');
                    case "DIGEST-MD5" -> between(text, "username=\"", '"');
                    default -> text.startsWith("n,") ? between(text, "n=", ',') : user;
                };
        user = Words.atMost(found.isEmpty() ? user : found, MOST_USER);
    }

    private String ntlm(byte[] decoded) {
        return dialogue.ntlm
                .read(dialogue.asker(), Bytes.of(decoded), 0, decoded.length)
                .map(Ntlm::user)
                .orElse(user);
    }

    /// authorisation NUL user NUL secret, RFC 4616.
    private static String plain(String text) {
        int first = text.indexOf('\0');
        int second = text.indexOf('\0', first + 1);
        if (first < 0 || second < 0) {
            return "";
        }
        return text.substring(first + 1, second);
    }

    private static String between(String text, String before, char after) {
        int at = text.indexOf(before);
        if (at < 0) {
            return "";
        }
        int from = at + before.length();
        int to = text.indexOf(after, from);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /// Bytes in base64; none for what is none.
    static byte[] decoded(String line) {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
