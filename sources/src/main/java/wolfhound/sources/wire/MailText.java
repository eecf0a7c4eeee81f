package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The readable text of a mail and the pages it points to. HTML is read as lightly as a person
/// reads it: marks are left out, scripts and styles passed over, the targets of links kept.
final class MailText {
    /// Characters of readable text kept.
    static final int MOST_TEXT = 4096;

    static final int MOST_LINKS = 100;
    static final int MOST_LINK = 1024;

    private static final int MOST_MARK = 4096;
    private static final String[][] ENTITIES = {
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&nbsp;", " "},
        {"&#39;", "'"},
        {"&amp;", "&"},
    };

    private final StringBuilder text = new StringBuilder();
    private final Set<String> links = new LinkedHashSet<>();

    void plain(String said) {
        findLinks(said);
        keep(said);
    }

    void html(String source) {
        StringBuilder seen = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int mark = source.indexOf('<', at);
            if (mark < 0) {
                seen.append(source, at, source.length());
                break;
            }
            seen.append(source, at, mark);
            at = mark(source, mark, seen);
        }
        String readable = entities(seen.toString());
        findLinks(readable);
        keep(squeezed(readable));
    }

    String text() {
        return text.toString();
    }

    List<String> links() {
        return new ArrayList<>(links);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    private void keep(String said) {
        String readable = said.strip();
        if (text.length() >= MOST_TEXT || readable.isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n")
                .append(Words.atMost(readable, MOST_TEXT - text.length()));
    }

    /// Reads the mark at `at`, and returns where it ends; of scripts and styles, behind their
    /// content.
    private int mark(String source, int at, StringBuilder seen) {
        int end = source.indexOf('>', at);
        if (end < 0 || end - at > MOST_MARK) {
            seen.append('<');
            return at + 1;
        }
        String mark = source.substring(at + 1, end);
        String lower = mark.toLowerCase(Locale.ROOT);
        if (lower.startsWith("script") || lower.startsWith("style")) {
            int close = source.indexOf("</" + source.substring(at + 1, at + 6), end);
            return close < 0 ? source.length() : close;
        }
        if (lower.startsWith("a ") || lower.startsWith("a\n") || lower.startsWith("area")) {
            target(mark, lower);
        }
        boolean breaks = lower.startsWith("br") || lower.startsWith("p") || lower.startsWith("/");
        seen.append(breaks ? '\n' : ' ');
        return end + 1;
    }

    private void target(String mark, String lower) {
        int at = lower.indexOf("href");
        int equals = at < 0 ? -1 : lower.indexOf('=', at);
        if (equals < 0) {
            return;
        }
        String value = mark.substring(equals + 1).strip();
        char quote = value.isEmpty() ? ' ' : value.charAt(0);
        boolean quoted = quote == '"' || quote == '\'';
        int end = quoted ? value.indexOf(quote, 1) : value.indexOf(' ');
        String target = value.substring(quoted ? 1 : 0, end < 0 ? value.length() : end);
        findLinks(entities(target));
    }

    private void findLinks(String said) {
        int at = 0;
        while (links.size() < MOST_LINKS) {
            int colon = said.indexOf("://", at);
            if (colon < 0) {
                return;
            }
            int from = colon;
            while (from > at && colon - from < 5 && isLetter(said.charAt(from - 1))) {
                from--;
            }
            String scheme = said.substring(from, colon).toLowerCase(Locale.ROOT);
            int to = linkEnd(said, colon + 3);
            if (scheme.endsWith("http") || scheme.endsWith("https") || scheme.endsWith("ftp")) {
                link(said.substring(from, to));
            }
            at = Math.max(to, colon + 3);
        }
    }

    private void link(String link) {
        int start = link.toLowerCase(Locale.ROOT).indexOf(link.startsWith("f") ? "ftp" : "http");
        String clean = link.substring(Math.max(0, start));
        while (!clean.isEmpty() && ".,;:!?)]".indexOf(clean.charAt(clean.length() - 1)) >= 0) {
            clean = clean.substring(0, clean.length() - 1);
        }
        if (clean.length() > "https://".length()) {
            links.add(clean);
        }
    }

    private static int linkEnd(String said, int at) {
        int end = at;
        while (end < said.length() && end - at < MOST_LINK && isOfLink(said.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfLink(char c) {
        return c > ' ' && c != '"' && c != '\'' && c != '<' && c != '>' && c != 0x7F;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String entities(String source) {
        if (source.indexOf('&') < 0) {
            return source;
        }
        String plain = source;
        for (String[] entity : ENTITIES) {
            plain = plain.replace(entity[0], entity[1]);
        }
        return plain;
    }

    /// Runs of white space become one blank, or one end of line where they hold one.
    private static String squeezed(String source) {
        StringBuilder squeezed = new StringBuilder(source.length());
        boolean blank = false;
        boolean line = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c <= ' ') {
                blank = true;
                line |= c == '\n';
                continue;
            }
            if (blank && !squeezed.isEmpty()) {
                squeezed.append(line ? '\n' : ' ');
            }
            blank = false;
            line = false;
            squeezed.append(c);
        }
        return squeezed.toString();
    }
}
