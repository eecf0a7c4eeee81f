package wolfhound.sources.capture;

import java.util.Arrays;

/// Lays the plain bytes of one file into blocks. A record that does not fit the block it begins in
/// is carried over to the next; a block is always filled before it is looked at, so where it ends
/// does not depend on how the bytes arrive.
final class Pages {
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
