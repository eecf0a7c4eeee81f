package wolfhound.model;

/// Where one fact can be looked up again: a file, the number of the packet (or line) in it counted
/// from 1, and the conversation.
public record Origin(String file, long packet, ConversationId conversation) {
    /// A line of a text that no conversation belongs to.
    public static Origin ofLine(String file, long line) {
        return new Origin(file, line, ConversationId.NONE);
    }

    public boolean isLine() {
        return conversation.equals(ConversationId.NONE);
    }
}
