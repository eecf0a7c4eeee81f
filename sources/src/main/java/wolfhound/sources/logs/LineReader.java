package wolfhound.sources.logs;

import java.util.Arrays;
import wolfhound.sources.capture.Inflow;

/// The lines of an input, one after the other, in a buffer that is used again for the next.
final class LineReader {
    /// A longer line is passed over: no log that is meant to be read has one.
    static final int LONGEST_LINE = 4 << 20;

    private static final int FIRST = 256 << 10;

    private final Inflow inflow;
    private byte[] bytes = new byte[FIRST];
    private int next;
    private int filled;
    private boolean ended;
    private long line;
    private long tooLong;

    /// Where the line lies in [#bytes()], without its end.
    private int from;

    private int to;

    LineReader(Inflow inflow) {
        this.inflow = inflow;
    }

    /// Goes on to the next line.
    ///
    /// @return false at the end of the input
    boolean next() {
        boolean skipping = false;
        int looked = next;
        while (true) {
            int end = indexOfEnd(looked);
            if (end >= 0) {
                line++;
                if (skipping || end - next > LONGEST_LINE) {
                    tooLong++;
                    skipping = false;
                    next = end + 1;
                    looked = next;
                    continue;
                }
                take(next, end);
                next = end + 1;
                return true;
            }
            looked = filled;
            if (ended) {
                boolean rest = next < filled && !skipping;
                if (rest) {
                    line++;
                    take(next, filled);
                }
                next = filled;
                return rest;
            }
            if (filled - next > LONGEST_LINE) {
                skipping = true;
                next = filled;
            }
            looked -= makeRoom();
            int more = inflow.fill(bytes, filled, Math.min(bytes.length, filled + FIRST));
            ended = more == filled;
            filled = more;
        }
    }

    private int indexOfEnd(int from) {
        for (int i = from; i < filled; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void take(int start, int end) {
        from = start;
        to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /// @return how far everything moved to the front
    private int makeRoom() {
        int moved = next;
        if (moved > 0) {
            System.arraycopy(bytes, moved, bytes, 0, filled - moved);
            filled -= moved;
            next = 0;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return moved;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The number of the line, from 1.
    long line() {
        return line;
    }

    /// Lines passed over because of their length.
    long tooLong() {
        return tooLong;
    }
}
