package wolfhound.intel.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.intel.value.Value;
import wolfhound.intel.value.Values;
import wolfhound.model.Indicator.Kind;

/// A value a line: addresses, networks, names, URLs, digests, JA3 and JA4; `#`, `;` and `//` begin
/// comments. The day of the list is that of its opening comment, where it tells one.
final class PlainList implements Format {
    /// Of the first lines so many must be values.
    private static final double SHARE = 0.8;

    /// Texts and programs that happen to consist of names, for the most part.
    private static final Pattern DOCUMENT =
            Pattern.compile("\\.(?:md|adoc|rst|html?|py|rs|js|java|sh|ya?ml)$");

    @Override
    public String name() {
        return "plain list";
    }

    @Override
    public boolean recognises(Head head) {
        if (head.isBinary() || head.isJson() || DOCUMENT.matcher(head.name()).find()) {
            return false;
        }
        List<String> lines = head.content();
        long values = lines.stream().filter(PlainList::isEntry).count();
        return values > 0 && values >= lines.size() * SHARE;
    }

    /// A value with nothing behind it but a remark or further cells: prose begins with names too.
    private static boolean isEntry(String line) {
        String word = word(line);
        String rest = line.substring(Math.min(line.length(), word.length())).strip();
        boolean alone = rest.isEmpty() || "#;,\"".indexOf(rest.charAt(0)) >= 0;
        return alone && value(word, false).isPresent();
    }

    @Override
    public void read(ListFile file, Sink sink) throws IOException {
        boolean prints =
                file.head().lines().stream()
                                .filter(line -> line.startsWith("#"))
                                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("ja3"))
                        || file.lastName().toLowerCase(Locale.ROOT).contains("ja3");
        long day = day(file.head());
        String from = file.lastName();
        file.lines(
                sink,
                (number, line) -> {
                    String word = word(line);
                    if (word.isEmpty()) {
                        return;
                    }
                    Optional<Value> value = value(word, prints);
                    if (value.isEmpty()) {
                        sink.wrong(
                                number,
                                "«"
                                        + shown(word)
                                        + "» is no address, network, name, URL or digest");
                        return;
                    }
                    sink.say(Said.by(from, value.get(), number).since(day).comment(remark(line)));
                });
    }

    private static Optional<Value> value(String word, boolean prints) {
        return prints
                ? Values.digest(Kind.JA3, word)
                : Values.any(word).filter(v -> v.kind() != Kind.DOMAIN || word.indexOf('.') > 0);
    }

    /// The first word of a line, without quotes; empty for a comment.
    static String word(String line) {
        String text = line.strip();
        if (text.isEmpty()
                || text.charAt(0) == '#'
                || text.charAt(0) == ';'
                || text.startsWith("//")) {
            return "";
        }
        int end = 0;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        String word = text.substring(0, end);
        return word.length() > 2 && word.startsWith("\"") && word.endsWith("\"")
                ? word.substring(1, word.length() - 1)
                : word;
    }

    private static boolean isBreak(char c) {
        return c == ' ' || c == '\t' || c == ',' || c == ';';
    }

    /// What stands behind the `#` of a line.
    static String remark(String line) {
        int hash = line.indexOf(" #");
        return hash < 0 ? "" : line.substring(hash + 2);
    }

    static long day(Head head) {
        for (String line : head.lines()) {
            if (line.startsWith("#") || line.startsWith(";")) {
                String small = line.toLowerCase(Locale.ROOT);
                boolean ofTheList =
                        small.contains("updated")
                                || small.contains("date")
                                || small.contains("generated")
                                || small.contains("modified");
                long day = ofTheList ? Days.seconds(line) : 0;
                if (day > 0) {
                    return day;
                }
            }
        }
        return 0;
    }

    /// Cut for a message.
    static String shown(String word) {
        return word.length() <= 60 ? word : word.substring(0, 60) + "…";
    }
}
