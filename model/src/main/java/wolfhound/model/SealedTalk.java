package wolfhound.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How a conversation goes inside its cipher, as far as times and sizes show: who spoke when, and
/// how much. Told of clients that do not offer to speak HTTP, a few times while the conversation
/// goes on and at its end (each telling has all turns from the start, up to a bound).
///
/// @param session the handshake that opened it
/// @param turns what was said in turn behind the handshake; what follows in one direction makes one
///   turn unless a pause parts it
public record SealedTalk(Seen seen, SecureSession session, List<Turn> turns)
        implements Observation {
    /// @param byHost whether the host said it
    /// @param bytes as ciphered, without the heads of records
    public record Turn(Instant at, boolean byHost, long bytes) {}

    @Override
    public SealedTalk as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new SealedTalk(seen, session.as(seen), flipped ? flipped() : turns);
    }

    private List<Turn> flipped() {
        List<Turn> flipped = new ArrayList<>(turns.size());
        for (Turn turn : turns) {
            flipped.add(new Turn(turn.at(), !turn.byHost(), turn.bytes()));
        }
        return Collections.unmodifiableList(flipped);
    }
}
