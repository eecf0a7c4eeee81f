package wolfhound.intel.format;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The beginning of a file, by which its format is recognised.
final class Head {
    static final int LENGTH = 64 << 10;

    private static final int LINES = 200;

    private final String name;
    private final byte[] bytes;
    private final String text;
    private final List<String> lines;
    private final Set<String> members = new HashSet<>();
    private final Map<String, String> scalars = new HashMap<>();

    /// @param whole whether there is nothing behind it
    Head(String name, byte[] bytes, boolean whole) {
        this.name = name;
        this.bytes = bytes;
        String all = new String(bytes, StandardCharsets.UTF_8);
        this.text = all.startsWith("\uFEFF") ? all.substring(1) : all;
        List<String> some = new ArrayList<>(text.lines().limit(LINES).toList());
        if (!whole && some.size() > 1 && some.size() < LINES) {
            some.removeLast(); // perhaps cut
        }
        this.lines = List.copyOf(some);
        String begin = text.stripLeading();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            Json.outline(new ByteArrayInputStream(bytes), members, scalars);
        }
    }

    String name() {
        return name;
    }

    String lastName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    String text() {
        return text;
    }

    boolean isBinary() {
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /// Lines that are neither empty nor begin with `#`, `;` or `//`.
    List<String> content() {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !isComment(line))
                .toList();
    }

    private static boolean isComment(String line) {
        return line.charAt(0) == '#' || line.charAt(0) == ';' || line.startsWith("//");
    }

    List<String> lines() {
        return lines;
    }

    /// Whether JSON has the member: `objects[].type` is that of the things in a list.
    boolean has(String member) {
        return members.contains(member);
    }

    boolean hasEnding(String end) {
        return members.stream().anyMatch(member -> member.endsWith(end));
    }

    /// The first value of the member, empty for none.
    String value(String member) {
        return scalars.getOrDefault(member, "");
    }

    boolean isJson() {
        return !members.isEmpty();
    }
}
