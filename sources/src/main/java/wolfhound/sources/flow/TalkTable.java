package wolfhound.sources.flow;

import org.jspecify.annotations.Nullable;
import wolfhound.sources.link.PacketBatch;

/// The conversations of one shard by their ends: open addressing with linear probing, hashes beside
/// the references so that a miss touches one cache line. Either direction finds the same entry.
/// Removal moves later entries back instead of leaving marks, so probes stay short for ever.
final class TalkTable {
    private int[] hashes = new int[256];
    private @Nullable Talk[] talks = new @Nullable Talk[256];
    private int size;

    int size() {
        return size;
    }

    /// Never 0, which stands for an empty slot; the same for both directions.
    static int hash(int pairHash, int protocol, int sourcePort, int targetPort) {
        int ports = (sourcePort ^ targetPort) * 0x9E3779B1 + (sourcePort + targetPort) * 0x85EBCA77;
        int mixed = (pairHash ^ ports) * 0xC2B2AE3D + protocol;
        mixed ^= mixed >>> 15;
        return mixed == 0 ? 1 : mixed;
    }

    @Nullable Talk find(PacketBatch batch, int i, int sourcePort, int targetPort, int hash) {
        return find(
                hash,
                batch.protocol[i],
                batch.sourceHigh[i],
                batch.sourceLow[i],
                sourcePort,
                batch.targetHigh[i],
                batch.targetLow[i],
                targetPort);
    }

    @Nullable Talk find(
            int hash,
            int protocol,
            long sourceHigh,
            long sourceLow,
            int sourcePort,
            long targetHigh,
            long targetLow,
            int targetPort) {
        int mask = hashes.length - 1;
        for (int slot = hash & mask; hashes[slot] != 0; slot = slot + 1 & mask) {
            if (hashes[slot] != hash) {
                continue;
            }
            Talk talk = talks[slot];
            if (talk == null || talk.protocol != (short) protocol) {
                continue;
            }
            boolean forward =
                    talk.opens(sourceHigh, sourceLow, sourcePort)
                            && talk.serves(targetHigh, targetLow, targetPort);
            if (forward
                    || talk.opens(targetHigh, targetLow, targetPort)
                            && talk.serves(sourceHigh, sourceLow, sourcePort)) {
                return talk;
            }
        }
        return null;
    }

    void add(Talk talk) {
        if (++size > hashes.length / 2) {
            grow();
        }
        place(talk);
    }

    void remove(Talk talk) {
        int mask = hashes.length - 1;
        int slot = talk.hash & mask;
        while (talks[slot] != talk) {
            if (hashes[slot] == 0) {
                return;
            }
            slot = slot + 1 & mask;
        }
        size--;
        closeUp(slot, mask);
    }

    /// The one longest silent of a few entries from slot `from` on.
    @Nullable Talk quietest(int from, int candidates) {
        int mask = hashes.length - 1;
        Talk quietest = null;
        int met = 0;
        for (int i = 0; i <= mask && met < candidates; i++) {
            Talk talk = talks[from + i & mask];
            if (talk == null) {
                continue;
            }
            met++;
            if (quietest == null || talk.lastSecond < quietest.lastSecond) {
                quietest = talk;
            }
        }
        return quietest;
    }

    /// All entries in the order of their slots, which follows from the packets alone.
    Talk[] all() {
        Talk[] all = new Talk[size];
        int count = 0;
        for (Talk talk : talks) {
            if (talk != null) {
                all[count++] = talk;
            }
        }
        return all;
    }

    private void closeUp(int hole, int mask) {
        int slot = hole;
        for (int next = slot + 1 & mask; hashes[next] != 0; next = next + 1 & mask) {
            int home = hashes[next] & mask;
            if ((next - home & mask) >= (next - slot & mask)) {
                hashes[slot] = hashes[next];
                talks[slot] = talks[next];
                slot = next;
            }
        }
        hashes[slot] = 0;
        talks[slot] = null;
    }

    private void grow() {
        @Nullable Talk[] old = talks;
        hashes = new int[hashes.length * 2];
        talks = new @Nullable Talk[hashes.length];
        for (Talk talk : old) {
            if (talk != null) {
                place(talk);
            }
        }
    }

    private void place(Talk talk) {
        int mask = hashes.length - 1;
        int slot = talk.hash & mask;
        while (hashes[slot] != 0) {
            slot = slot + 1 & mask;
        }
        hashes[slot] = talk.hash;
        talks[slot] = talk;
    }
}
