package wolfhound.intel.endpoint;

import java.util.Locale;

/// What should become of a line in a machine's file.
public enum Advice {
    /// It has no business there.
    REMOVE,
    /// It is right only if somebody meant it: ask who looks after the machine.
    ASK,
    KEEP;

    /// As written in JSON: `remove`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
