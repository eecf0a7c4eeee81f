package wolfhound.sources.link;

import wolfhound.sources.capture.Block;
import wolfhound.sources.capture.Tally;

/// Unwraps links, tunnels and IP down to the heads of TCP, UDP, ICMP and SCTP. What it cannot
/// decode it counts by kind.
///
/// The only thing it remembers from packet to packet is the fragments that wait for others of their
/// datagram; so one decoder sees all blocks in the order of the file, one thread at a time, and the
/// result does not depend on threads.
public final class Decoder {
    /// Headers that are unwrapped of one packet.
    static final int DEEPEST = 32;

    private final Tally tally;
    private final boolean tellsBare;
    private final Counts counts = new Counts();
    private final Fragments fragments = new Fragments(counts);
    private final Packet packet = new Packet();

    /// @param tellsBare whether IP packets that are broken inside, and fragments that wait, have
    ///   entries too ([PacketBatch#BARE])
    public Decoder(Tally tally, boolean tellsBare) {
        this.tally = tally;
        this.tellsBare = tellsBare;
    }

    /// Empties the batch and fills it with what the packets of the block say. The batch points into
    /// the bytes of the block: both stay together until the batch was walked.
    public void decode(Block block, PacketBatch batch) {
        batch.count = 0;
        batch.file = block.file;
        fragments.begin(block);
        for (int i = 0; i < block.count; i++) {
            decode(block, i, batch);
        }
        batch.bytes = block.bytes;
        counts.tell(tally);
    }

    /// Bytes of fragments that wait for others.
    int heldInFragments() {
        return fragments.held();
    }

    private void decode(Block block, int i, PacketBatch batch) {
        Packet p = packet;
        p.begin(block.bytes, block.at[i], block.captured[i], block.length[i], block.time[i]);
        int layer = Links.first(p, block.link[i]);
        if (layer == Links.NOT_DECODED) {
            counts.addLink(block.link[i]);
            return;
        }
        for (int depth = 0; layer > 0; depth++) {
            layer = depth == DEEPEST ? p.give(Unread.NESTED) : read(p, layer, batch);
        }
        boolean waits = layer == Layer.WAITS;
        if (waits && !tellsBare) {
            return;
        }
        if (!waits && !p.written) {
            counts.add(p.unread);
        }
        if (tellsBare && !p.written && p.network >= 0) {
            Transports.bare(p, batch);
        }
        if (p.written) {
            batch.number[batch.count] = block.firstNumber + i;
            batch.count++;
        }
    }

    private int read(Packet p, int layer, PacketBatch batch) {
        return switch (layer) {
            case Layer.ETHERNET -> Links.ethernet(p);
            case Layer.IPV4 -> Internet.v4(p, fragments);
            case Layer.TRANSPORT -> Transports.read(p, batch);
            case Layer.IPV6 -> Internet.v6(p, fragments);
            case Layer.EXTENSIONS -> Internet.extensions(p, fragments);
            case Layer.ARP -> Internet.arp(p, batch);
            case Layer.LLC -> Links.llc(p);
            case Layer.MPLS -> Links.mpls(p);
            case Layer.PPP -> Links.ppp(p);
            case Layer.CISCO_HDLC -> Links.ciscoHdlc(p);
            case Layer.FRAME_RELAY -> Links.frameRelay(p);
            case Layer.WIRELESS -> Wireless.frame(p);
            case Layer.IP -> Internet.either(p);
            case Layer.GRE -> Tunnels.gre(p);
            default -> throw new IllegalStateException("no such layer: " + layer);
        };
    }
}
