package wolfhound.sources.wire;

import java.util.Arrays;
import java.util.BitSet;

/// A run of bytes that arrives in pieces, in any order and more than once: CRYPTO frames of QUIC,
/// fragments of a DTLS message. What came first stays.
final class Pieces {
    private final int most;
    private byte[] bytes = new byte[0];
    private final BitSet here = new BitSet();

    /// @param most pieces that reach beyond this many bytes are refused
    Pieces(int most) {
        this.most = most;
    }

    /// Puts a piece in its place.
    ///
    /// @return whether it fitted
    boolean put(long offset, Bytes from, int at, int count) {
        if (offset < 0 || offset > most - count) {
            return false;
        }
        int start = (int) offset;
        if (bytes.length < start + count) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(start + count, 2 * bytes.length)));
        }
        int position = here.nextClearBit(start);
        while (position < start + count) {
            int stop = here.nextSetBit(position);
            int end = stop < 0 ? start + count : Math.min(stop, start + count);
            System.arraycopy(
                    from.array(),
                    from.arrayOffset() + at + position - start,
                    bytes,
                    position,
                    end - position);
            here.set(position, end);
            position = here.nextClearBit(end);
        }
        return true;
    }

    /// How many bytes are there from the beginning without a hole.
    int whole() {
        return here.nextClearBit(0);
    }

    /// The bytes so far; only the first [#whole] of them mean anything.
    byte[] bytes() {
        return bytes;
    }
}
