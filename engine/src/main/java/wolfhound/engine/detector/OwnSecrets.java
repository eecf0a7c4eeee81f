package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.model.IdentitySeen;

/// Finds in outgoing bytes what only the sending machine and its user know: its names, an inventory
/// of it, passwords, key strokes; also behind the usual disguises ([Disguises]).
///
/// The names come from what the host announced of itself elsewhere ([HostMemory#identities]); an
/// inventory, a table of passwords and a log of keys are known by their own labels. What it means
/// that a secret is there is for the detector to say: many honest programs name their machine to
/// their maker.
final class OwnSecrets {
    /// Bytes of a message that are searched.
    private static final int MOST_BYTES = 16_384;

    /// Shorter names occur in any text by chance.
    private static final int LEAST_HOST_NAME = 5;

    private static final int LEAST_USER_NAME = 4;

    /// Facts about the machine that make an inventory, one of them who it is.
    private static final int LEAST_FACTS = 3;

    /// Different names of keys that make a log of keys.
    private static final int LEAST_KEYS = 3;

    /// How far the labels of one stolen account are apart.
    private static final int ACCOUNT_SPAN = 400;

    /// Names that many machines and users share, and words of protocols.
    private static final Set<String> COMMON =
            Set.of(
                    "administrator",
                    "admin",
                    "user",
                    "users",
                    "guest",
                    "root",
                    "test",
                    "owner",
                    "localhost",
                    "localdomain",
                    "workgroup",
                    "anonymous",
                    "default",
                    "computer",
                    "desktop",
                    "laptop",
                    "windows",
                    "ubuntu",
                    "debian",
                    "android",
                    "iphone",
                    "server",
                    "client",
                    "system",
                    "service",
                    "local",
                    "domain",
                    "microsoft",
                    "login",
                    "mail",
                    "office",
                    "student",
                    "master",
                    "mshome",
                    "home-pc");

    /// What sort of secret was found.
    enum Kind {
        HOST_NAME,
        USER_NAME,
        /// Labelled facts about the machine: who, system, processor, memory, protection, …
        INVENTORY,
        /// Accounts with their passwords, labelled.
        PASSWORDS,
        /// Names of keys between what was typed, titles of windows, the clipboard.
        KEYSTROKES
    }

    /// One secret.
    ///
    /// @param what the name, or the labels that were found
    /// @param how the disguise: `plain`, `base64`, `hex`, `utf-16`, …
    record Found(Kind kind, String what, String how) {
        /// As part of a sentence: `its host name MARIA-PC (base64)`.
        String words() {
            String thing =
                    switch (kind) {
                        case HOST_NAME -> "its host name " + what;
                        case USER_NAME -> "its user's name " + what;
                        case INVENTORY -> "an inventory of itself (" + what + ")";
                        case PASSWORDS -> "a list of accounts with passwords";
                        case KEYSTROKES -> "a log of key strokes (" + what + ")";
                    };
            return how.equals("plain") ? thing : thing + " in " + how;
        }
    }

    /// The facts of an inventory; each has several labels.
    private enum Fact {
        MACHINE,
        USER,
        SYSTEM,
        PROCESSOR,
        MEMORY,
        SCREEN,
        PROTECTION,
        IDENTIFIER,
        PLACE,
        RIGHTS
    }

    private static final Map<String, Fact> LABELS = labels();

    private static final List<String> KEYS =
            List.of(
                    "[enter]",
                    "{enter}",
                    "<enter>",
                    "[return]",
                    "[backspace]",
                    "{backspace}",
                    "[bksp]",
                    "[back]",
                    "{back}",
                    "[tab]",
                    "{tab}",
                    "<tab>",
                    "[ctrl",
                    "{ctrl",
                    "[alt",
                    "[del]",
                    "{del}",
                    "[delete]",
                    "[capslock]",
                    "[caps lock]",
                    "[shift]",
                    "[win]",
                    "[right]",
                    "[left]",
                    "[up]",
                    "[down]",
                    "[esc]",
                    "[clipboard",
                    "[page up]",
                    "[page down]",
                    "[numlock]");

    private OwnSecrets() {}

    /// The secrets of this host in what it sent, without repetition.
    static List<Found> in(HostMemory host, byte[] sent) {
        return in(
                host,
                new String(
                        sent, 0, Math.min(sent.length, MOST_BYTES), StandardCharsets.ISO_8859_1));
    }

    static List<Found> in(HostMemory host, String sent) {
        Map<String, Kind> names = names(host);
        Set<Found> found = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        String bounded = sent.length() > MOST_BYTES ? sent.substring(0, MOST_BYTES) : sent;
        for (Disguises.View view : Disguises.views(bounded)) {
            String lower = view.text().toLowerCase(Locale.ROOT);
            names.forEach((name, kind) -> {
                if (hasWord(lower, name) && seen.add(name)) {
                    found.add(new Found(kind, name, view.how()));
                }
            });
            inventory(lower)
                    .filter(what -> seen.add("inventory"))
                    .ifPresent(what -> found.add(new Found(Kind.INVENTORY, what, view.how())));
            if (hasPasswords(lower) && seen.add("passwords")) {
                found.add(new Found(Kind.PASSWORDS, "", view.how()));
            }
            keys(lower)
                    .filter(what -> seen.add("keys"))
                    .ifPresent(what -> found.add(new Found(Kind.KEYSTROKES, what, view.how())));
        }
        return List.copyOf(found);
    }

    /// Is there more than a name: something that was collected.
    static boolean isLoot(List<Found> found) {
        return found.stream().anyMatch(one -> one.kind().ordinal() >= Kind.INVENTORY.ordinal());
    }

    static boolean has(List<Found> found, Kind kind) {
        return found.stream().anyMatch(one -> one.kind() == kind);
    }

    /// As part of a sentence: `its host name MARIA-PC and an inventory of itself (…)`.
    static String words(List<Found> found) {
        return String.join(" and ", found.stream().map(Found::words).toList());
    }

    /// The host's own names in lower case.
    private static Map<String, Kind> names(HostMemory host) {
        Map<String, Kind> names = new LinkedHashMap<>();
        for (String name : host.identities(IdentitySeen.Kind.HOST_NAME)) {
            int dot = name.indexOf('.');
            addName(
                    names,
                    dot < 0 ? name : name.substring(0, dot),
                    LEAST_HOST_NAME,
                    Kind.HOST_NAME);
        }
        for (String name : host.identities(IdentitySeen.Kind.USER)) {
            int at = name.indexOf('@');
            int slash = name.lastIndexOf('\\');
            String bare = name.substring(slash + 1, at > slash ? at : name.length());
            if (!bare.endsWith("$")) {
                addName(names, bare, LEAST_USER_NAME, Kind.USER_NAME);
            }
        }
        return names;
    }

    private static void addName(Map<String, Kind> names, String name, int least, Kind kind) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (lower.length() >= least && !COMMON.contains(lower)) {
            names.putIfAbsent(lower, kind);
        }
    }

    /// Is the word there, not as a part of a longer one.
    static boolean hasWord(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return false;
    }

    private static Optional<String> inventory(String text) {
        if (text.indexOf(':') < 0 && text.indexOf('=') < 0 && text.indexOf('|') < 0) {
            return Optional.empty(); // no label has a value
        }
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        List<String> shown = new ArrayList<>();
        for (Map.Entry<String, Fact> label : LABELS.entrySet()) {
            Fact fact = label.getValue();
            if (fact.ordinal() > Fact.USER.ordinal() && facts.isEmpty()) {
                return Optional.empty(); // who it is comes first, and is missing
            }
            if (!facts.contains(fact) && isLabelled(text, label.getKey())) {
                facts.add(fact);
                shown.add(label.getKey());
            }
        }
        return facts.size() >= LEAST_FACTS
                ? Optional.of(String.join(", ", shown))
                : Optional.empty();
    }

    /// The label at the beginning of a word, then a colon or its like, then a value.
    private static boolean isLabelled(String text, String label) {
        int at = text.indexOf(label);
        while (at >= 0) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && hasValue(text, at + label.length())) {
                return true;
            }
            at = text.indexOf(label, at + 1);
        }
        return false;
    }

    private static boolean hasValue(String text, int from) {
        int at = from;
        boolean mark = false;
        int end = Math.min(text.length(), from + 24);
        while (at < end) {
            char c = text.charAt(at);
            if (c == ':' || c == '=' || c == '|') {
                mark = true;
            } else if (c == '<') {
                int close = text.indexOf('>', at);
                if (close < 0 || close > at + 12) {
                    return false;
                }
                at = close;
            } else if (c != ' ' && c != '\t' && c != '"' && c != '\'' && c != '*') {
                return mark && c > ' ';
            }
            at++;
        }
        return false;
    }

    /// A password and a user name, and where they belong, close to each other.
    private static boolean hasPasswords(String text) {
        int at = text.indexOf("pass");
        while (at >= 0) {
            int from = Math.max(0, at - ACCOUNT_SPAN);
            String near = text.substring(from, Math.min(text.length(), at + ACCOUNT_SPAN));
            boolean password = isLabelled(near, "password") || isLabelled(near, "pass");
            boolean user =
                    isLabelled(near, "username")
                            || isLabelled(near, "user name")
                            || isLabelled(near, "login")
                            || isLabelled(near, "user")
                            || isLabelled(near, "email");
            boolean place =
                    isLabelled(near, "application")
                            || isLabelled(near, "web browser")
                            || isLabelled(near, "browser")
                            || isLabelled(near, "software")
                            || isLabelled(near, "soft")
                            || isLabelled(near, "program");
            if (password && user && place) {
                return true;
            }
            at = text.indexOf("pass", at + ACCOUNT_SPAN);
        }
        return false;
    }

    private static Optional<String> keys(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('{') < 0) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (String key : KEYS) {
            if (text.contains(key)) {
                found.add(key);
            }
        }
        return found.size() >= LEAST_KEYS ? Optional.of(String.join(" ", found)) : Optional.empty();
    }

    private static Map<String, Fact> labels() {
        Map<String, Fact> labels = new LinkedHashMap<>();
        put(
                labels,
                Fact.MACHINE,
                "computer name",
                "computername",
                "pc name",
                "pcname",
                "machine name",
                "machinename",
                "computer",
                "hostname",
                "host name",
                "compname",
                "nome do computador",
                "nome da maquina",
                "computador",
                "nombre de equipo",
                "equipo",
                "ordinateur",
                "rechnername",
                "komputer",
                "pc");
        put(
                labels,
                Fact.USER,
                "user name",
                "username",
                "logged user",
                "user",
                "current user",
                "usuario",
                "nome do usuario",
                "utilisateur",
                "benutzername",
                "benutzer");
        put(
                labels,
                Fact.SYSTEM,
                "osfullname",
                "os full name",
                "operating system",
                "os version",
                "os",
                "windows version",
                "system",
                "winver",
                "platform",
                "version of windows",
                "sistema operacional",
                "sistema operativo",
                "betriebssystem");
        put(labels, Fact.PROCESSOR, "cpu", "processor", "processor name", "cpu name");
        put(
                labels,
                Fact.MEMORY,
                "ram",
                "memory",
                "total memory",
                "physical memory",
                "amount of ram");
        put(
                labels,
                Fact.SCREEN,
                "gpu",
                "video card",
                "videocard",
                "graphics",
                "screen",
                "resolution",
                "screen resolution",
                "display resolution",
                "vga");
        put(
                labels,
                Fact.PROTECTION,
                "antivirus",
                "anti virus",
                "anti-virus",
                "av",
                "avname",
                "firewall",
                "installed antivirus");
        put(
                labels,
                Fact.IDENTIFIER,
                "hwid",
                "machine id",
                "machineid",
                "guid",
                "bot id",
                "botid",
                "serial",
                "mac address",
                "unique id",
                "bid");
        put(
                labels,
                Fact.PLACE,
                "country",
                "ip address",
                "ip",
                "external ip",
                "public ip",
                "time zone",
                "timezone",
                "local time",
                "local date",
                "geo",
                "clipboard",
                "language");
        put(labels, Fact.RIGHTS, "rights", "priv", "privileges", "isadmin", "is admin", "uac");
        return labels;
    }

    private static void put(Map<String, Fact> labels, Fact fact, String... words) {
        for (String word : words) {
            labels.put(word, fact);
        }
    }
}
