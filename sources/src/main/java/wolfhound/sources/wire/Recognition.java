package wolfhound.sources.wire;

/// Whether the opening of a conversation is of a protocol.
public enum Recognition {
    YES,
    /// It may be: ask again with more bytes.
    MAYBE,
    NO
}
