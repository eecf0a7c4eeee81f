package wolfhound.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.Verdict;
import wolfhound.scenarios.Truth;

/// What a hunt of a scenario is expected to say: prose that a reviewer reads.
///
/// ```
/// # A laptop fetches an encrypted configuration and posts what it stole
/// laptop  infected
///   evidence  web-call-home
/// proxy   clear
///   evidence  exposure
///   alibi     proxy-or-nat
/// others  clear
/// ```
///
/// A host is named as in its story. Those who are clear and of whom nothing was said are the
/// *others*. Evidence is named by its sign and alibis by their witness, each once; a line that
/// begins with `#` is a comment, and the first ones stay when the file is written anew.
public record Expected(List<String> comments, Map<String, Host> hosts) {
    private static final String OTHERS = "others";
    private static final String OR = " or ";
    private static final String COLUMNS = "  ";

    /// @param verdict the word, or several with `or` between them
    /// @param said `evidence NAME` and `alibi NAME`
    public record Host(String verdict, SortedSet<String> said) {
        boolean allows(String word) {
            return List.of(verdict.split(OR)).contains(word);
        }
    }

    public Expected {
        comments = List.copyOf(comments);
    }

    /// What this hunt said.
    public static Expected of(StagedHunt hunt, List<String> comments) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (Truth.Of host : hunt.truth().hosts()) {
            SortedSet<String> said =
                    hunt.verdictOn(host.address()).map(Expected::said).orElseGet(TreeSet::new);
            String word = hunt.wordOn(host);
            if (!word.equals("clear") || !said.isEmpty()) {
                hosts.put(host.name(), new Host(word, said));
            }
        }
        return new Expected(comments, hosts);
    }

    /// What the story asks for, of a scenario whose hunt does not say it yet.
    public static Expected wanted(Truth truth, List<String> comments) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (Truth.Of host : truth.hosts()) {
            String words = host.expectation().words();
            if (!words.equals("clear")) {
                hosts.put(host.name(), new Host(words, new TreeSet<>()));
            }
        }
        return new Expected(comments, hosts);
    }

    private static SortedSet<String> said(Verdict verdict) {
        SortedSet<String> said = new TreeSet<>();
        for (Evidence evidence : verdict.hostCase().evidence()) {
            said.add("evidence" + COLUMNS + evidence.sign().id());
        }
        for (Alibi alibi : verdict.hostCase().alibis()) {
            said.add("alibi" + COLUMNS + alibi.from());
        }
        return said;
    }

    /// Whether every verdict of the hunt is one that stands here, whatever was said for it.
    public boolean agreesOnVerdicts(StagedHunt hunt) {
        for (Truth.Of host : hunt.truth().hosts()) {
            Host expected = hosts.getOrDefault(host.name(), new Host("clear", new TreeSet<>()));
            if (!expected.allows(hunt.wordOn(host))) {
                return false;
            }
        }
        return true;
    }

    public static Expected parse(List<String> lines) {
        List<String> comments = new ArrayList<>();
        Map<String, Host> hosts = new LinkedHashMap<>();
        SortedSet<String> said = new TreeSet<>();
        boolean closed = false;
        for (String line : lines) {
            if (line.startsWith("#")) {
                comments.add(line);
                continue;
            }
            String[] words = line.strip().split("\\s+", 2);
            if (words.length < 2 || closed) {
                throw new IllegalArgumentException("not understood: " + line);
            }
            if (line.startsWith(" ")) {
                said.add(words[0] + COLUMNS + words[1].strip());
            } else if (words[0].equals(OTHERS)) {
                closed = words[1].equals("clear");
            } else {
                said = new TreeSet<>();
                hosts.put(words[0], new Host(words[1], said));
            }
        }
        if (!closed) {
            throw new IllegalArgumentException("the last line has to be: others clear");
        }
        return new Expected(comments, hosts);
    }

    /// As the file says it.
    public List<String> lines() {
        int width = OTHERS.length();
        for (String name : hosts.keySet()) {
            width = Math.max(width, name.length());
        }
        String column = "%-" + width + "s" + COLUMNS + "%s";
        List<String> lines = new ArrayList<>(comments);
        hosts.forEach((name, host) -> {
            lines.add(column.formatted(name, host.verdict));
            for (String testimony : host.said.reversed()) {
                lines.add(COLUMNS + testimony);
            }
        });
        lines.add(column.formatted(OTHERS, "clear"));
        return lines;
    }
}
