package wolfhound.app.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final Set<String> UNSCORED = Set.of("unclear", "");
    private static final String ATTACKED = "attack";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Reads a table with a heading line and tabs between columns; columns are found by their
    /// names. A row that ends early has nothing in the columns it lacks.
    ///
    /// @throws IllegalArgumentException naming the line and what it lacks
    public static List<Label> parse(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("it is empty; the first line names the columns");
        }
        List<String> names = names(lines.getFirst());
        int path = needed(names, "path");
        int kind = needed(names, "class");
        int family = names.indexOf("family");
        int infected = names.indexOf("infected_hosts");
        List<Label> labels = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (field(fields, path).isEmpty()) {
                throw new IllegalArgumentException("line " + (i + 1) + " names no path");
            }
            labels.add(
                    new Label(
                            field(fields, path),
                            field(fields, kind),
                            field(fields, family),
                            field(fields, infected)));
        }
        return labels;
    }

    private static List<String> names(String heading) {
        String bare = heading.startsWith(BYTE_ORDER_MARK) ? heading.substring(1) : heading;
        return Arrays.stream(bare.split("\t", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static int needed(List<String> names, String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "line 1 has no column " + name + "; the columns are " + names);
        }
        return column;
    }

    private static String field(String[] fields, int column) {
        return column >= 0 && column < fields.length ? fields[column].strip() : "";
    }

    /// The addresses named, however they are separated and commented; empty where the label has
    /// only words, as `?` or `see capture`.
    public Set<Address> named() {
        return Arrays.stream(infectedHosts.split("[^0-9A-Fa-f.:]+"))
                .flatMap(word -> address(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The address in a word, which may end a sentence or be followed by a port.
    private static Optional<Address> address(String word) {
        String bare = word.replaceFirst("[.:]$", "");
        boolean withPort = bare.indexOf('.') > 0 && bare.indexOf(':') > 0;
        return Address.parse(bare)
                .or(() ->
                        withPort
                                ? Address.parse(bare.substring(0, bare.indexOf(':')))
                                : Optional.empty());
    }

    private String bareKind() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /// Is nobody in it infected.
    public boolean isInnocent() {
        return INNOCENT.contains(bareKind());
    }

    /// Was somebody attacked, who is not thereby infected.
    public boolean isAttack() {
        return bareKind().equals(ATTACKED);
    }

    /// Should somebody be convicted.
    public boolean isGuilty() {
        return !isInnocent() && !isAttack() && !UNSCORED.contains(bareKind());
    }
}
