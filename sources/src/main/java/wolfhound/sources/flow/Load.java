package wolfhound.sources.flow;

import java.util.Arrays;
import wolfhound.sources.capture.Block;
import wolfhound.sources.link.PacketBatch;

/// One batch on its way: its bytes and packets, where among them the clock goes on, which shard
/// each packet falls to, and what the shards told of it. Used again and again.
///
/// Each packet has two steps: at the even one the clock goes on to its time and what fell silent
/// ends, at the odd one it is taken.
final class Load {
    final Block block = new Block();
    final PacketBatch batch = new PacketBatch();

    /// The packets continue no conversation of those before: everything ends first.
    boolean anew;

    long anewAt;
    int startSecond;
    int ticks;
    int[] tickAt = new int[64];
    int[] tickSecond = new int[64];
    final Told[] told;
    private final int[] order = new int[PacketBatch.CAPACITY];
    private final int[] starts;

    Load(int shards) {
        told = new Told[shards];
        Arrays.setAll(told, s -> new Told());
        starts = new int[shards + 1];
    }

    /// Notes where the clock goes on, and whether the packets go on where the file before stopped.
    void schedule(Clock clock, boolean otherFile) {
        anew = otherFile && batch.count > 0 && !clock.goesOnAt(batch.time[0], Limits.ROTATION);
        anewAt = clock.latest();
        ticks = 0;
        if (anew) {
            clock.beginAnew(batch.time[0]);
        }
        startSecond = clock.second();
        int second = startSecond;
        for (int i = 0; i < batch.count; i++) {
            int now = clock.tell(batch.time[i]);
            if (now > second) {
                second = now;
                addTick(i, second);
            }
        }
    }

    private void addTick(int at, int second) {
        if (ticks == tickAt.length) {
            tickAt = Arrays.copyOf(tickAt, ticks * 2);
            tickSecond = Arrays.copyOf(tickSecond, ticks * 2);
        }
        tickAt[ticks] = at;
        tickSecond[ticks++] = second;
    }

    /// Lists the packets of each shard.
    void part() {
        Arrays.fill(starts, 0);
        int shards = told.length;
        for (int i = 0; i < batch.count; i++) {
            starts[shard(batch.pairHash[i], shards) + 1]++;
        }
        for (int s = 0; s < shards; s++) {
            starts[s + 1] += starts[s];
        }
        int[] at = Arrays.copyOf(starts, shards);
        for (int i = 0; i < batch.count; i++) {
            order[at[shard(batch.pairHash[i], shards)]++] = i;
        }
    }

    static int shard(int pairHash, int shards) {
        return (pairHash >>> 8) & shards - 1;
    }

    int first(int shard) {
        return starts[shard];
    }

    int end(int shard) {
        return starts[shard + 1];
    }

    int packet(int at) {
        return order[at];
    }
}
