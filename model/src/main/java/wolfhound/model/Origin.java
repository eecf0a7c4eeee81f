package wolfhound.model;

/// Where one fact can be looked up again: a file, the number of the packet (or line) in it counted
/// from 1, and the conversation.
public record Origin(String file, long packet, ConversationId conversation) {}
