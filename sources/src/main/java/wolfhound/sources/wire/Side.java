package wolfhound.sources.wire;

/// An end of a conversation: who opened it, and who was called.
public enum Side {
    CLIENT,
    SERVER;

    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
