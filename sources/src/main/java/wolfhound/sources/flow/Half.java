package wolfhound.sources.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wolfhound.sources.wire.Bytes;

/// One direction of a conversation: what its reader did not use yet, what came too early, and where
/// it ends. Its buffers are made when they are needed.
final class Half {
    private static final byte[] NOTHING = new byte[0];
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Bytes not used yet are `held[from..to)`.
    private byte[] held = NOTHING;

    private int from;
    private int to;

    /// The reader asked to be called with this many bytes at least.
    int wanted;

    @Nullable Early early;
    int holeSecond;

    boolean finished;
    int finish;

    /// Where bytes far off the stream ended, to see whether others follow them.
    boolean farKnown;

    int far;

    /// The latest piece of the stream in its first sixteen bytes, to compare a retransmission with.
    private int latest;

    private int latestLength;
    private long latestHead;
    private long latestTail;

    boolean holdsNothing() {
        return from == to;
    }

    int holds() {
        return to - from;
    }

    byte[] array() {
        return held;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    Bytes window(Bytes bytes) {
        return bytes.set(held, from, to);
    }

    /// Keeps a copy behind what is held.
    void hold(byte[] array, int begin, int end) {
        int more = end - begin;
        if (to + more > held.length) {
            makeRoom(more);
        }
        System.arraycopy(array, begin, held, to, more);
        to += more;
    }

    private void makeRoom(int more) {
        int count = to - from;
        if (count + more <= held.length && from > 0) {
            System.arraycopy(held, from, held, 0, count);
        } else {
            byte[] wider = new byte[Math.max(count + more, Math.min(held.length * 2, count * 4))];
            System.arraycopy(held, from, wider, 0, count);
            held = wider;
        }
        from = 0;
        to = count;
    }

    /// Lets go of the first bytes held.
    void used(int count) {
        from += count;
        if (from >= to) {
            release();
        }
    }

    void release() {
        held = NOTHING;
        from = 0;
        to = 0;
        wanted = 0;
    }

    /// Remembers how a piece began.
    void remember(int sequence, byte[] array, int begin, int end) {
        latest = sequence;
        latestLength = end - begin;
        latestHead = word(array, begin, end);
        latestTail = word(array, begin + 8, end);
    }

    /// Does a copy of the latest piece begin otherwise. One byte is a keep-alive, which may be
    /// anything (RFC 9293 §3.8.4).
    boolean differs(int sequence, byte[] array, int begin, int end) {
        int shared = Math.min(Math.min(end - begin, latestLength), 16);
        if (sequence != latest || shared < 2) {
            return false;
        }
        int shown = begin + shared;
        return word(array, begin, shown) != cut(latestHead, shared)
                || word(array, begin + 8, shown) != cut(latestTail, shared - 8);
    }

    private static long word(byte[] array, int begin, int end) {
        if (end - begin >= 8) {
            return (long) EIGHT.get(array, begin);
        }
        long word = 0;
        for (int i = 0; begin + i < end; i++) {
            word |= (array[begin + i] & 0xFFL) << (8 * i);
        }
        return word;
    }

    private static long cut(long word, int bytes) {
        if (bytes >= 8) {
            return word;
        }
        return bytes <= 0 ? 0 : word & (1L << (8 * bytes)) - 1;
    }

    @Override
    public String toString() {
        return "Half" + Arrays.toString(Arrays.copyOfRange(held, from, to));
    }
}
