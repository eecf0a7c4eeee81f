package wolfhound.app.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wolfhound.model.Address;

/// What is known about one capture.
///
/// @param path beside the file of labels
/// @param kind the class, as `malware-cnc` or `benign`
/// @param infectedHosts as written: addresses, or words where nobody is named
public record Label(String path, String kind, String family, String infectedHosts) {
    private static final Set<String> INNOCENT = Set.of("benign", "not-infected");
    private static final Set<String> UNSCORED = Set.of("unclear");
    private static final String ATTACKED = "attack";

    /// Reads a table with a heading line and tabs between columns; columns are found by their
    /// names.
    ///
    /// @throws IllegalArgumentException naming the line and what it lacks
    public static List<Label> parse(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("it is empty; the first line names the columns");
        }
        List<String> names = Arrays.asList(lines.getFirst().split("\t", -1));
        int path = column(names, "path");
        int kind = column(names, "class");
        int family = column(names, "family");
        int infected = column(names, "infected_hosts");
        List<Label> labels = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (fields.length <= Math.max(Math.max(path, kind), Math.max(family, infected))) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " has " + fields.length + " columns; the heading more");
            }
            labels.add(
                    new Label(
                            fields[path].strip(),
                            fields[kind].strip(),
                            fields[family].strip(),
                            fields[infected].strip()));
        }
        return labels;
    }

    private static int column(List<String> names, String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "line 1 has no column " + name + "; the columns are " + names);
        }
        return column;
    }

    /// The addresses named; empty where the label has only words.
    public Set<Address> named() {
        return Arrays.stream(infectedHosts.split("[^0-9A-Fa-f.:]+"))
                .map(Address::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Is nobody in it infected.
    public boolean isInnocent() {
        return INNOCENT.contains(kind);
    }

    /// Was somebody attacked, who is not thereby infected.
    public boolean isAttack() {
        return kind.equals(ATTACKED);
    }

    /// Should somebody be convicted.
    public boolean isGuilty() {
        return !isInnocent() && !isAttack() && !UNSCORED.contains(kind);
    }
}
