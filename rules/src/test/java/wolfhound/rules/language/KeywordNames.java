package wolfhound.rules.language;

import java.util.Set;

/// The names of all keywords, for tests of other packages.
public final class KeywordNames {
    private KeywordNames() {}

    public static Set<String> all() {
        return Keywords.names();
    }

    /// Those that leave a rule out.
    public static boolean isNotSupported(String name) {
        return OtherKeywords.isNotSupported(name);
    }

    public static Iterable<String> of(Field field) {
        return field.keywords();
    }

    /// The keywords that stand before what is sought in a buffer.
    public static Iterable<String> sticky(Buffer buffer) {
        return buffer.stickyKeywords();
    }

    /// … and those that stand behind it.
    public static Iterable<String> modifiers(Buffer buffer) {
        return buffer.modifiers();
    }
}
