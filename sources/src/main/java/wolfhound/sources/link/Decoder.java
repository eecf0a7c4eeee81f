package wolfhound.sources.link;

import wolfhound.sources.Tally;
import wolfhound.sources.capture.Block;

/// Unwraps links, tunnels and IP down to the heads of TCP, UDP, ICMP and SCTP. What it cannot
/// decode it counts by kind.
///
/// The only thing it remembers from packet to packet is the fragments that wait for others of their
/// datagram; so one decoder sees all blocks in the order of the file, one thread at a time, and the
/// result does not depend on threads.
public final class Decoder {
    private final Tally tally;

    public Decoder(Tally tally) {
        this.tally = tally;
    }

    /// Empties the batch and fills it with what the packets of the block say. The batch points into
    /// the bytes of the block: both stay together until the batch was walked.
    public void decode(Block block, PacketBatch batch) {
        throw new IllegalStateException("in the making: " + tally + block + batch);
    }
}
