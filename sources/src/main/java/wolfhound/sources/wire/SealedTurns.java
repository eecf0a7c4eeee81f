package wolfhound.sources.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import wolfhound.model.SealedTalk;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.Seen;

/// The turns of one conversation inside its cipher: a bounded beginning, from the heads of records.
/// What TLS 1.3 says of the handshake in cipher is left out: all that the server sends before the
/// client has finished, the client's finish, and tickets right behind it (RFC 8446 §4.4, §4.6.1).
final class SealedTurns {
    private static final int MOST = 16;

    /// A turn of so many bytes is told while it goes on, once.
    private static final long FILE = 128 << 10;

    /// A pause that parts two turns of the same side.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final boolean hidesHandshake;
    private final List<SealedTalk.Turn> turns = new ArrayList<>(4);
    private Instant finished = Instant.MAX;
    private Instant last = Instant.MIN;
    private boolean clientSpoke;
    private boolean full;
    private boolean fileTold;
    private int told;

    SealedTurns(boolean hidesHandshake) {
        this.hidesHandshake = hidesHandshake;
    }

    void record(Side by, int bytes, Seen seen) {
        boolean client = by == Side.CLIENT;
        if (full || hidesHandshake && isOfHandshake(client, seen.at())) {
            return;
        }
        clientSpoke |= client;
        int end = turns.size() - 1;
        boolean goesOn =
                end >= 0
                        && turns.get(end).byHost() == client
                        && Duration.between(last, seen.at()).compareTo(PAUSE) <= 0;
        if (goesOn) {
            SealedTalk.Turn turn = turns.get(end);
            turns.set(end, new SealedTalk.Turn(turn.at(), client, turn.bytes() + bytes));
        } else if (turns.size() == MOST) {
            full = true;
        } else {
            turns.add(new SealedTalk.Turn(seen.at(), client, bytes));
        }
        last = seen.at();
    }

    private boolean isOfHandshake(boolean client, Instant at) {
        if (clientSpoke) {
            return false;
        }
        if (!client) {
            return finished.equals(Instant.MAX)
                    || Duration.between(finished, at).compareTo(PAUSE) <= 0;
        }
        boolean finish = finished.equals(Instant.MAX);
        finished = finish ? at : finished;
        return finish;
    }

    /// Is a turn over that makes it worth telling: what a talk is shows with the first turns, what
    /// it keeps to, with more. Is more being handed over than is ever said.
    boolean isDue() {
        int over = turns.size() - 1;
        boolean news = over > told && (over == 3 || over == 5 || over == 8 || over == 11);
        boolean file = !fileTold && over >= 0 && turns.get(over).bytes() >= FILE;
        fileTold |= file;
        return news || file || full && told < MOST;
    }

    boolean hasNews() {
        return turns.size() >= 2 && turns.size() > told;
    }

    /// Those that are over while it goes on, all at the end.
    SealedTalk tell(Seen seen, SecureSession session, boolean atTheEnd) {
        boolean whole = atTheEnd || full || turns.getLast().bytes() >= FILE;
        int over = whole ? turns.size() : turns.size() - 1;
        told = over;
        return new SealedTalk(seen, session, List.copyOf(turns.subList(0, over)));
    }

    /// Talks that are worth following: whoever offers protocols of the web speaks them.
    static boolean isOf(SecureSession session) {
        boolean opened =
                session.outcome() == Outcome.ESTABLISHED || session.outcome() == Outcome.RESUMED;
        return opened && session.alpn().isEmpty() && !session.ja3().isEmpty();
    }
}
