package wolfhound.sources.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// An exchange of credentials inside SMTP, POP3 or IMAP (SASL, RFC 4422): learns as whom, and
/// forgets the secret at once.
final class Sasl {
    private static final int MOST_USER = 255;

    private final String mechanism;
    private String user = "";
    private int lines;

    Sasl(String mechanism, String initial) {
        this.mechanism = Words.atMost(mechanism.toUpperCase(Locale.ROOT), 32);
        if (!initial.isEmpty() && !initial.equals("=")) {
            said(initial);
        }
    }

    String mechanism() {
        return mechanism;
    }

    /// As whom, empty where it cannot be seen.
    String user() {
        return user;
    }

    /// Whether the secret itself is sent.
    boolean isClearText() {
        return switch (mechanism) {
            case "LOGIN", "PLAIN", "XOAUTH2", "OAUTHBEARER" -> true;
            default -> false;
        };
    }

    /// Whether the client has said all that its mechanism needs.
    boolean isComplete() {
        return switch (mechanism) {
            case "LOGIN", "NTLM", "DIGEST-MD5", "GSSAPI", "SCRAM-SHA-1", "SCRAM-SHA-256" ->
                    lines >= 2;
            default -> lines >= 1;
        };
    }

    /// A line of the client, in base64.
    void said(String line) {
        lines++;
        byte[] decoded = decoded(line.strip());
        String text = new String(decoded, StandardCharsets.UTF_8);
        String found =
                switch (mechanism) {
                    case "LOGIN" -> lines == 1 ? text : user;
                    case "PLAIN" -> plain(text);
                    case "CRAM-MD5" -> text.substring(0, Math.max(0, text.lastIndexOf(' ')));
                    case "NTLM" -> Ntlm.read(Bytes.of(decoded)).map(Ntlm::user).orElse(user);
                    case "XOAUTH2", "OAUTHBEARER" -> between(text, "user=", '\u0001');
                    case "DIGEST-MD5" -> between(text, "username=\"", '"');
                    default -> text.startsWith("n,") ? between(text, "n=", ',') : user;
                };
        user = Words.atMost(found.isEmpty() ? user : found, MOST_USER);
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

    private static byte[] decoded(String line) {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
