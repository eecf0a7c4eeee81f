package wolfhound.sources.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wolfhound.model.Excerpt;
import wolfhound.model.RawDialogue;

/// The first turns of a conversation that nobody reads: a bounded beginning of each, and how long
/// it was. Told when the other side first answered, and again with 4, 6, 8, 12 and 16 turns.
final class Turns {
    private byte[][] said = new byte[2][];
    private int[] kept = new int[2];
    private long[] length = new long[2];
    private long[] at = new long[2];
    private int byClient;
    private int count;
    private int keptInAll;
    private int answeredAt;
    private int toldTurns;
    private int toldKept;
    private boolean full;
    private long lastAt;

    boolean isEmpty() {
        return count == 0;
    }

    boolean isByServerFirst() {
        return count > 0 && !isByClient(0);
    }

    /// Would bytes of that side now begin a turn.
    boolean beginsTurn(boolean client, long time) {
        return count == 0 || client != isByClient(count - 1) || time - lastAt > Limits.PAUSE;
    }

    void take(boolean client, byte[] array, int from, int to, long time) {
        if (full || from == to) {
            return;
        }
        if (beginsTurn(client, time)) {
            if (count == Limits.TURNS) {
                full = true;
                return;
            }
            begin(client, time);
        }
        lastAt = time;
        append(count - 1, array, from, to);
    }

    /// Bytes of the present turn that were sent and not captured.
    void skip(long bytes) {
        if (count > 0 && !full) {
            length[count - 1] += bytes;
        }
    }

    private void begin(boolean client, long time) {
        if (count == said.length) {
            int wider = count * 2;
            said = Arrays.copyOf(said, wider);
            kept = Arrays.copyOf(kept, wider);
            length = Arrays.copyOf(length, wider);
            at = Arrays.copyOf(at, wider);
        }
        at[count] = time;
        byClient |= client ? 1 << count : 0;
        count++;
        if (answeredAt == 0 && count > 1 && client != isByClient(0)) {
            answeredAt = count;
        }
    }

    private void append(int turn, byte[] array, int from, int to) {
        length[turn] += to - from;
        int more = Math.min(to - from, Limits.TURN_BYTES - kept[turn]);
        if (more <= 0) {
            return;
        }
        byte[] old = said[turn];
        if (old == null || old.length < kept[turn] + more) {
            int room = Math.min(Limits.TURN_BYTES, Math.max(kept[turn] + more, kept[turn] * 2));
            said[turn] = old == null ? new byte[room] : Arrays.copyOf(old, room);
        }
        System.arraycopy(array, from, said[turn], kept[turn], more);
        kept[turn] += more;
        keptInAll += more;
    }

    /// When the first turn began; meaningful unless empty.
    long firstAt() {
        return at[0];
    }

    boolean isTold() {
        return toldTurns > 0;
    }

    /// Is it time to tell them while the conversation goes on.
    boolean isDue() {
        if (answeredAt == 0 || toldTurns >= count) {
            return false;
        }
        return toldTurns < answeredAt || isTelling(count);
    }

    /// What a conversation is made of shows with its first messages; what it keeps to, with more.
    private static boolean isTelling(int turns) {
        return turns == 4 || turns == 6 || turns == 8 || turns == 12 || turns == Limits.TURNS;
    }

    /// Is there more than was told.
    boolean hasNews() {
        return count > toldTurns || keptInAll > toldKept;
    }

    List<RawDialogue.Turn> tell() {
        toldTurns = count;
        toldKept = keptInAll;
        var turns = new ArrayList<RawDialogue.Turn>(count);
        for (int i = 0; i < count; i++) {
            byte[] bytes = said[i] == null ? new byte[0] : Arrays.copyOf(said[i], kept[i]);
            turns.add(
                    new RawDialogue.Turn(
                            Talk.instant(at[i]), isByClient(i), new Excerpt(bytes, length[i])));
        }
        return List.copyOf(turns);
    }

    int keptInAll() {
        return keptInAll;
    }

    private boolean isByClient(int turn) {
        return (byClient >>> turn & 1) != 0;
    }
}
