package wolfhound.model;

import java.time.Duration;

/// The narrowest thing to block that stops the harm.
///
/// @param target what the scope applies to, as text: a conversation, an address and port, a URL
///   shape, a name, an account
/// @param bystanders other home hosts that the block would have hit, by what was seen so far
/// @param undo how to take it back
public record Containment(
        Scope scope,
        String target,
        Duration timeToLive,
        int bystanders,
        String because,
        String undo) {
    /// From the narrowest to the widest.
    public enum Scope {
        CONVERSATION,
        HOST_TO_PEER,
        URL,
        ACCOUNT,
        NAME,
        HOST_AND_PORT,
        QUARANTINE
    }
}
