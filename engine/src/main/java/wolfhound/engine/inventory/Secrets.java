package wolfhound.engine.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.Excerpt;

/// Covers passwords in what is shown: the case, the report and the JSON must not carry on what the
/// thief or the old protocol gave away. Every other byte stays, so that positions hold.
///
/// What is covered stands behind the words of the protocols that send secrets in the clear (FTP,
/// POP3, IMAP, SMTP, IRC, HTTP), or behind a label of its own as thieves write it.
public final class Secrets {
    private static final List<Place> PLACES =
            List.of(
                    new Place("pass", "(?im)^PASS[ ]{1,4}([^\\r\\n]{1,256})"),
                    new Place("acct", "(?im)^ACCT[ ]{1,4}([^\\r\\n]{1,256})"),
                    new Place("auth", "(?im)^AUTHENTICATE[ ]{1,4}([^\\r\\n]{1,256})"),
                    new Place("oper", "(?im)^OPER[ ]{1,4}[^\\s]{1,64}[ ]{1,4}([^\\r\\n]{1,256})"),
                    new Place(
                            "nickserv", "(?i)NickServ[ :]{1,3}IDENTIFY[ ]{1,4}([^\\r\\n]{1,256})"),
                    new Place(
                            "login",
                            "(?im)^[!-~]{1,32} LOGIN[ ]{1,4}[^\\s]{1,128}[ ]{1,4}([^\\r\\n]{1,256})"),
                    new Place(
                            "auth",
                            "(?i)AUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)([^\\r\\n]{0,512}(?:\\r?\\n[A-Za-z0-9+/=]{1,512}){0,2})"),
                    new Place(
                            "authorization",
                            "(?i)Authorization:[ ]{0,4}(?:Basic|Bearer)[ ]{1,4}([^\\s]{1,1024})"),
                    new Place("pass", label("pass(?:word|wd|wort|phrase)?")),
                    new Place("pwd", label("pwd")));

    /// Where a secret stands.
    ///
    /// @param word in small letters; where it is missing the pattern, which costs more to look for,
    ///   does not match
    private record Place(String word, Pattern pattern) {
        Place(String word, String pattern) {
            this(word, Pattern.compile(pattern));
        }
    }

    private Secrets() {}

    private static String label(String word) {
        return "(?i)" + word + "[\"']?[ \\t]{0,4}[:=][ \\t\"']{0,4}([^\\s\"'&<,;|]{1,256})";
    }

    public static Excerpt covered(Excerpt shown) {
        String text = shown.text();
        String covered = covered(text);
        return covered.equals(text)
                ? shown
                : new Excerpt(covered.getBytes(StandardCharsets.ISO_8859_1), shown.length());
    }

    public static String covered(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder covered = new StringBuilder(text);
        for (Place place : PLACES) {
            if (!lower.contains(place.word)) {
                continue;
            }
            Matcher found = place.pattern.matcher(text);
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
