package wolfhound.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The opening of a conversation in a protocol that nobody here knows: who said how much when, and
/// how it looked. Told at the first answer, and again with more turns while the conversation goes
/// on (each telling has all turns from the start, up to a bound).
///
/// @param name the name of the protocol where only the name is known (`modbus`, `vnc`, …); empty
///   otherwise
/// @param turns what was said in turn; bytes that follow one another in one direction make one turn
///   unless a pause parts them
public record RawDialogue(Seen seen, String name, List<Turn> turns) implements Observation {
    /// @param byHost whether the host said it
    public record Turn(Instant at, boolean byHost, Excerpt said) {}

    /// What the host said first, [Excerpt#NONE] for nothing.
    public Excerpt hostOpening() {
        return opening(true);
    }

    public Excerpt peerOpening() {
        return opening(false);
    }

    private Excerpt opening(boolean byHost) {
        for (Turn turn : turns) {
            if (turn.byHost() == byHost) {
                return turn.said();
            }
        }
        return Excerpt.NONE;
    }

    @Override
    public RawDialogue as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new RawDialogue(seen, name, flipped ? flipped() : turns);
    }

    private List<Turn> flipped() {
        List<Turn> flipped = new ArrayList<>(turns.size());
        for (Turn turn : turns) {
            flipped.add(new Turn(turn.at(), !turn.byHost(), turn.said()));
        }
        return Collections.unmodifiableList(flipped);
    }
}
