package wolfhound.engine.judge;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.model.Excerpt;

/// The accounts named in what a thief sent home, so that their passwords can be changed. Only names
/// and sites are read; the passwords were covered before the case was written.
final class Loot {
    /// Accounts read from one excerpt.
    private static final int MOST = 16;

    private static final Pattern LINE =
            Pattern.compile(
                    "(?i)(?<label>url|host(?:name)?|site|server|application|user ?name|user|login|e-?mail)"
                            + "\\s{0,4}[:=]\\s{0,4}(?<value>[^\\s<>\"'&;,]{2,120})");

    private Loot() {}

    /// `maria (https://bank.example)`, `maria` where no site stands before it.
    static Set<String> accounts(Excerpt loot) {
        Set<String> accounts = new LinkedHashSet<>();
        boolean passwords = PASSWORD.matcher(loot.text()).find();
        Matcher line = LINE.matcher(loot.text());
        String site = "";
        while (passwords && line.find() && accounts.size() < MOST) {
            String value = line.group("value");
            if (isSite(line.group("label"))) {
                site = value;
            } else if (value.chars().anyMatch(Character::isLetterOrDigit)) {
                accounts.add(site.isEmpty() ? value : value + " (" + site + ")");
                site = "";
            }
        }
        return accounts;
    }

    /// Without a password beside it, a name in an inventory of the machine is no stolen account.
    private static final Pattern PASSWORD = Pattern.compile("(?i)pass(?:word|wd|wort)?|pwd");

    private static boolean isSite(String label) {
        return switch (label.toLowerCase(java.util.Locale.ROOT)) {
            case "url", "host", "hostname", "site", "server", "application" -> true;
            default -> false;
        };
    }
}
