package wolfhound.model;

import java.time.Instant;
import java.util.Optional;

/// How a host got on with one of the peers that its case is about, evidence or not.
///
/// @param lastAnswered when the peer last spoke with it, where it ever did
/// @param triesAfterBlock attempts behind the user's block that nobody answered
/// @param answersAfterBlock … that were answered: the block does not hold
public record Contact(
        Address peer,
        Instant first,
        Instant last,
        Optional<Instant> lastAnswered,
        int triesAfterBlock,
        int answersAfterBlock) {}
