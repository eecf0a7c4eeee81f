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

    byte[] bytes = new byte[2 * STEP];
    int length;
    private int unseen;
    private long end; // how much of the stream there was until now

    /// Takes bytes until it is time to look.
    ///
    /// @return how many were taken
    int take(byte[] source, int from, int to) {
        if (end >= DEPTH) {
            return to - from;
        }
        int taken = (int) Math.min(Math.min(to - from, STEP - unseen), DEPTH - end);
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

    boolean isFull() {
        return unseen == STEP || unseen > 0 && end == DEPTH;
    }

    boolean isUnseen() {
        return unseen > 0;
    }

    void seen() {
        unseen = 0;
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
        end += Math.clamp(missing, 0, DEPTH);
    }

    /// For tests and for a person.
    @Override
    public String toString() {
        return Bytes.text(Arrays.copyOf(bytes, length), 0, length);
    }
}
