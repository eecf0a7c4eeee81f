package wolfhound.engine.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.Excerpt;

/// Covers passwords in what is shown: the case, the report and the JSON must not carry on what the
/// thief or the old protocol gave away. Every other byte stays, so that positions hold.
///
/// What is covered stands behind the words of the protocols that send secrets in the clear (FTP,
/// POP3, IMAP, SMTP, IRC, HTTP), or behind a label of its own as thieves write it.
public final class Secrets {
    private static final List<Pattern> BEFORE_SECRETS =
            List.of(
                    Pattern.compile("(?im)^(?:PASS|ACCT|AUTHENTICATE)[ ]{1,4}([^\\r\\n]{1,256})"),
                    Pattern.compile("(?im)^OPER[ ]{1,4}[^\\s]{1,64}[ ]{1,4}([^\\r\\n]{1,256})"),
                    Pattern.compile("(?i)NickServ[ :]{1,3}IDENTIFY[ ]{1,4}([^\\r\\n]{1,256})"),
                    Pattern.compile(
                            "(?im)^[!-~]{1,32} LOGIN[ ]{1,4}[^\\s]{1,128}[ ]{1,4}([^\\r\\n]{1,256})"),
                    Pattern.compile(
                            "(?i)AUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)([^\\r\\n]{0,512}(?:\\r?\\n[A-Za-z0-9+/=]{1,512}){0,2})"),
                    Pattern.compile(
                            "(?i)Authorization:[ ]{0,4}(?:Basic|Bearer)[ ]{1,4}([^\\s]{1,1024})"),
                    Pattern.compile(
                            "(?i)(?:pass(?:word|wd|wort|phrase)?|pwd)[\"']?[ \\t]{0,4}[:=][ \\t\"']{0,4}([^\\s\"'&<,;|]{1,256})"));

    private Secrets() {}

    public static Excerpt covered(Excerpt shown) {
        String text = shown.text();
        String covered = covered(text);
        return covered.equals(text)
                ? shown
                : new Excerpt(covered.getBytes(StandardCharsets.ISO_8859_1), shown.length());
    }

    public static String covered(String text) {
        StringBuilder covered = new StringBuilder(text);
        for (Pattern before : BEFORE_SECRETS) {
            Matcher found = before.matcher(text);
            while (found.find()) {
                for (int i = found.start(1); i < found.end(1); i++) {
                    if (covered.charAt(i) > ' ') {
                        covered.setCharAt(i, '*');
                    }
                }
            }
        }
        return covered.toString();
    }
}
