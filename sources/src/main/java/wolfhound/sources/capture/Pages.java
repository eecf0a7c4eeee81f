package wolfhound.sources.capture;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Lays the plain bytes of one file into blocks. A record that does not fit the block it begins in
/// is carried over to the next; a block is always filled before it is looked at, so where it ends
/// does not depend on how the bytes arrive.
final class Pages {
    /// Bytes looked through for a record that makes sense behind damage.
    private static final long SEARCHED = 64L << 20;

    /// Bytes that the look at one record and those behind it may need.
    private static final int LOOK = Block.BYTES / 2;

    /// What is wrong with a record whose end is missing.
    static final String CUT = "is cut off by the end of the file";

    private static final String RECOPY =
            "; everything before it was read, copy the file again if its end matters";

    private final Inflow in;
    private byte[] spare = new byte[Block.BYTES];
    private int carried;
    private long skipping;
    private long start;
    private boolean ended;

    /// The bytes of the open block; those from [#at] to [#limit] are still to be read.
    byte[] bytes = spare;

    int at;
    int limit;

    Pages(Inflow in) {
        this.in = in;
    }

    /// Goes on in an empty block.
    void open(Block block) {
        byte[] page = spare;
        spare = block.bytes;
        block.bytes = page;
        bytes = page;
        at = 0;
        limit = carried;
        if (skipping == 0) {
            fill(Block.BYTES);
        }
    }

    /// Keeps what the block did not use for the next one.
    void close() {
        carried = limit - at;
        if (spare.length < Math.max(carried, Block.BYTES)) {
            spare = new byte[Math.max(carried, Block.BYTES)];
        }
        System.arraycopy(bytes, at, spare, 0, carried);
        start += at;
        bytes = spare;
        at = 0;
        limit = carried;
    }

    /// Are `count` bytes at hand from [#at]. A block that holds packets already is not moved for
    /// them: it is to be closed, and the answer asked again in an empty one.
    boolean has(Block block, int count) {
        return limit - at >= count && skipping == 0 || block.count == 0 && move(block, count);
    }

    private boolean move(Block block, int count) {
        start += at;
        System.arraycopy(bytes, at, bytes, 0, limit - at);
        limit -= at;
        at = 0;
        discard();
        if (bytes.length < count) {
            bytes = Arrays.copyOf(bytes, count);
            block.bytes = bytes;
        }
        fill(Math.max(count, Block.BYTES));
        return limit >= count;
    }

    private void discard() {
        while (skipping > 0 && !ended) {
            limit = 0;
            fill((int) Math.min(skipping, Block.BYTES));
            skipping -= limit;
            start += limit;
            limit = 0;
        }
    }

    private void fill(int size) {
        if (limit < size && !ended) {
            limit = in.fill(bytes, limit, size);
            ended = limit < size;
        }
    }

    /// Passes over so many bytes.
    void skip(long count) {
        long here = Math.min(count, limit - at);
        at += (int) here;
        skipping += count - here;
    }

    /// Passes over what makes no sense, up to a record that does.
    ///
    /// @param head the bytes that every record has
    /// @return what was done, for the damage report
    Resumption goOn(Block block, int head, IntPredicate isRecord) {
        long from = position();
        skip(1);
        while (has(block, head) && position() - from < SEARCHED) {
            has(block, Block.BYTES);
            int last = ended ? limit - head : limit - LOOK;
            for (int next = at; next <= last; next++) {
                if (isRecord.test(next)) {
                    skip(next - at);
                    return new Resumption(
                            true,
                            from,
                            "; "
                                    + (position() - from)
                                    + " bytes were passed over, reading went on behind them");
                }
            }
            skip(Math.max(1, last + 1 - at));
        }
        boolean searched = has(block, head);
        end();
        return new Resumption(
                false, from, searched ? "; no packet was found in what follows" : RECOPY);
    }

    /// Reports what is cut off by the end of the file, which is all that is left.
    Resumption cutOff() {
        long from = position();
        end();
        return new Resumption(false, from, RECOPY);
    }

    /// How reading went on behind damage.
    ///
    /// @param found whether a record follows
    /// @param from where the damage begins in the plain bytes of the file
    /// @param words to be added to what is wrong
    record Resumption(boolean found, long from, String words) {}

    /// Where [#at] is in the plain bytes of the file.
    long position() {
        return start + at + skipping;
    }

    /// Leaves out all that follows.
    void end() {
        at = limit;
        skipping = 0;
        ended = true;
    }

    /// The file ended before what was to be passed over did.
    boolean isShort() {
        return ended && skipping > 0;
    }

    /// No byte comes after [#limit].
    boolean ended() {
        return ended;
    }
}
