package wolfhound.sources.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns that somebody reads of a format's logs, by number. A dotted name (`id.orig_h`,
/// `tls.sni`) is found whether a line writes it as one name or as objects within objects. All other
/// columns of a line are passed over.
public final class Columns {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Node root = new Node();

    /// A name, or a beginning of names, in the tree that a JSON line is walked along.
    static final class Node {
        final Map<String, Node> below = new HashMap<>();
        int column = -1;

        @Nullable Node below(String name) {
            return below.get(name);
        }
    }

    /// The number of this column, which is read from now on.
    public int of(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int column = names.size();
        numbers.put(name, column);
        names.add(name);
        enter(name, column);
        return column;
    }

    /// Under every way to part it at its dots into names of objects.
    private void enter(String name, int column) {
        enter(root, name, column);
    }

    private static void enter(Node from, String name, int column) {
        from.below.computeIfAbsent(name, key -> new Node()).column = column;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            Node within = from.below.computeIfAbsent(name.substring(0, dot), key -> new Node());
            enter(within, name.substring(dot + 1), column);
        }
    }

    /// The number of a column, -1 where nobody reads it.
    int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    int count() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    Node root() {
        return root;
    }
}
