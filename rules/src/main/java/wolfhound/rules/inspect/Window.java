package wolfhound.rules.inspect;

import java.util.Arrays;

/// What rules see of a side of a stream: a piece of it that moves on, so that a match across
/// segments is found and memory stays bounded. Pieces end at places that do not depend on how the
/// stream was cut into segments.
final class Window {
    /// Bytes between two looks, as in Suricata; the piece looked into has twice as many.
    static final int STEP = 2_560;

    /// Bytes of a side that are looked into, as in Suricata.
    static final int DEPTH = 1 << 20;

    private static final int[] NONE = {};
    private static final long[] NOWHERE = {};

    private static final int SMALL = 512;

    /// Grows to twice [#STEP]: most sides say little.
    byte[] bytes = new byte[SMALL];

    int length;
    private int unseen;
    private boolean beyond;
    private long end; // how much of the stream there was until now

    /// Rules whose literal lies in the piece, in order, and where in the stream it ends at the
    /// latest.
    private int[] found = NONE;

    private long[] until = NOWHERE;
    private int kept;

    /// Takes bytes until it is time to look.
    ///
    /// @return how many were taken
    int take(byte[] source, int from, int to) {
        if (!hasRoom()) {
            return to - from;
        }
        int taken = (int) Math.min(Math.min(to - from, STEP - unseen), DEPTH - end);
        if (length + taken > bytes.length && bytes.length < 2 * STEP) {
            int room = Math.max(length + taken, 4 * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.min(room, 2 * STEP));
        }
        if (length + taken > bytes.length) {
            int kept = Math.min(length, bytes.length - taken);
            System.arraycopy(bytes, length - kept, bytes, 0, kept);
            length = kept;
        }
        System.arraycopy(source, from, bytes, length, taken);
        length += taken;
        unseen += taken;
        end += taken;
        return taken;
    }

    /// Will it take more.
    boolean hasRoom() {
        return end < DEPTH;
    }

    /// Asked when more comes than it takes; true the first time.
    boolean isFirstBeyond() {
        boolean first = !beyond;
        beyond = true;
        return first;
    }

    boolean isFull() {
        return unseen == STEP || unseen > 0 && end == DEPTH;
    }

    boolean isUnseen() {
        return unseen > 0;
    }

    /// Where in [#bytes] those begin that were not looked into yet.
    int fresh() {
        return length - unseen;
    }

    void seen() {
        unseen = 0;
    }

    /// Keeps what was found in the fresh bytes, and adds to it what was found before and may still
    /// lie in the piece: more of it may have come since.
    ///
    /// @param fresh in order, each once
    void keep(Candidates fresh) {
        forget(fresh);
        int more = fresh.count();
        if (kept + more > found.length) {
            int room = Math.max(kept + more, 2 * found.length);
            found = Arrays.copyOf(found, room);
            until = Arrays.copyOf(until, room);
        }
        int old = kept - 1;
        kept += more;
        for (int at = kept - 1; more > 0; at--) {
            boolean isOld = old >= 0 && found[old] > fresh.at(more - 1);
            found[at] = isOld ? found[old] : fresh.at(more - 1);
            until[at] = isOld ? until[old] : end;
            old -= isOld ? 1 : 0;
            more -= isOld ? 0 : 1;
        }
        fresh.clear();
        addFound(fresh);
    }

    /// What the piece has left behind, or was found again.
    private void forget(Candidates again) {
        int left = 0;
        int next = 0;
        for (int i = 0; i < kept; i++) {
            while (next < again.count() && again.at(next) < found[i]) {
                next++;
            }
            boolean isAgain = next < again.count() && again.at(next) == found[i];
            if (until[i] > begins() && !isAgain) {
                found[left] = found[i];
                until[left++] = until[i];
            }
        }
        kept = left;
    }

    /// Adds the rules whose literal may lie in the piece.
    void addFound(Candidates candidates) {
        for (int i = 0; i < kept; i++) {
            candidates.add(found[i]);
        }
    }

    /// Where in the stream the piece begins and ends.
    long begins() {
        return end - length;
    }

    long ends() {
        return end;
    }

    /// Bytes are missing: what lies before them and behind them is never looked into together.
    void gap(long missing) {
        length = 0;
        unseen = 0;
        kept = 0;
        end += Math.clamp(missing, 0, DEPTH);
    }

    /// Are bytes that begin so far back others than those kept there.
    boolean differs(int back, byte[] other, int from, int to) {
        if (back > length || end >= DEPTH) {
            return false;
        }
        int begin = length - back;
        int count = Math.min(to - from, back);
        return Arrays.mismatch(bytes, begin, begin + count, other, from, from + count) >= 0;
    }

    /// For tests and for a person.
    @Override
    public String toString() {
        return Bytes.text(Arrays.copyOf(bytes, length), 0, length);
    }
}
