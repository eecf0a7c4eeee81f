package wolfhound.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One of the masters that a host works for, told apart by family, dialect or template: malware
/// brings malware, and a block of one does not stop the others.
///
/// @param name the family that it resembles most; empty where it has none
/// @param signs by which it was known
/// @param peers whom it spoke with, the first few
/// @param first when its conduct began
/// @param last its latest evidence
/// @param aftermath what became of it behind the user's block, where there is one
public record PackMember(
        String name,
        List<String> signs,
        List<Peer> peers,
        Instant first,
        Instant last,
        Optional<Aftermath> aftermath) {

    /// What a member did after the host was contained.
    ///
    /// @param spoke when one of its peers last answered, where any ever did
    /// @param retries attempts that nobody answered: it still runs, and the block holds
    public record Aftermath(State state, Optional<Instant> spoke, int retries) {}

    public enum State {
        /// Nothing was heard of it since.
        SILENT,
        /// It tries, and nobody answers.
        RETRYING,
        /// It was answered: the block does not hold.
        SPEAKING,
        /// It began after the block: what is in the host brings others.
        NEW_SIBLING,
        /// The block is not about its peers.
        NOT_BLOCKED
    }
}
