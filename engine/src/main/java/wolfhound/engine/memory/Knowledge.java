package wolfhound.engine.memory;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.model.DomainName;

/// What everybody may know: names by topic. A listed name covers the names below it.
public final class Knowledge {
    public static final Knowledge NONE = new Knowledge(Map.of());

    private final Map<Topic, Set<String>> names;

    private Knowledge(Map<Topic, Set<String>> names) {
        this.names = names;
    }

    /// Reads lines: `[topic]`, then a name a line; `#` begins a comment.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static Knowledge parse(List<String> lines) {
        Map<Topic, Set<String>> names = new EnumMap<>(Topic.class);
        Set<String> current = new HashSet<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String text = line.strip().toLowerCase(Locale.ROOT);
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[")) {
                current = names.computeIfAbsent(topic(text, number), t -> new HashSet<>());
            } else {
                current.add(text);
            }
        }
        return new Knowledge(names);
    }

    private static Topic topic(String text, int number) {
        for (Topic topic : Topic.values()) {
            if (text.equals("[" + topic.text() + "]")) {
                return topic;
            }
        }
        throw new IllegalArgumentException("knowledge line " + number + ": no such topic: " + text);
    }

    /// Is the name, or one above it, listed under the topic.
    public boolean knows(Topic topic, String name) {
        Set<String> listed = names.getOrDefault(topic, Set.of());
        if (listed.isEmpty()) {
            return false;
        }
        String part = name;
        while (true) {
            if (listed.contains(part)) {
                return true;
            }
            int dot = part.indexOf('.');
            if (dot < 0) {
                return false;
            }
            part = part.substring(dot + 1);
        }
    }

    public boolean knows(Topic topic, DomainName name) {
        return knows(topic, name.text());
    }
}
