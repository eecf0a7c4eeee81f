package wolfhound.model;

import java.util.Locale;

/// The cause that several pieces of evidence may share: seen again through the same cause, a fact
/// counts half, then a quarter, ….
public record Group(Cause cause, String key) {
    public enum Cause {
        CONVERSATION,
        PEER,
        SOURCE,
        DETECTOR
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Group group && group.cause == cause && group.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return cause.name().toLowerCase(Locale.ROOT) + ":" + key;
    }
}
