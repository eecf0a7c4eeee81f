package wolfhound.sources.link;

/// A few hundred packets over one block of bytes, as columns: what the link and network layers said
/// of each. Filled by the decoder, read by the conversations, used again: nothing is allocated for
/// a packet.
public final class PacketBatch {
    /// Packets a batch holds at most.
    public static final int CAPACITY = 2048;

    /// The bytes that offsets point into.
    public byte[] bytes = new byte[0];

    /// Decoded packets, 0 to CAPACITY; one captured packet may give none (not decodable, a fragment
    /// that waits).
    public int count;

    /// Number in its file, from 1, of the captured packet behind each entry.
    public final long[] number = new long[CAPACITY];

    /// Nanoseconds of the epoch.
    public final long[] time = new long[CAPACITY];

    public final long[] sourceHigh = new long[CAPACITY];
    public final long[] sourceLow = new long[CAPACITY];
    public final long[] targetHigh = new long[CAPACITY];
    public final long[] targetLow = new long[CAPACITY];

    /// IANA protocol number: 6, 17, 1, 58, or another.
    public final int[] protocol = new int[CAPACITY];

    /// Ports; for ICMP type and code of the message (source: type, target: code).
    public final int[] sourcePort = new int[CAPACITY];

    public final int[] targetPort = new int[CAPACITY];

    /// Where the transport's payload begins in [#bytes].
    public final int[] payload = new int[CAPACITY];

    /// Captured payload bytes.
    public final int[] captured = new int[CAPACITY];

    /// Payload bytes by the network header; more than captured when the packet was cut.
    public final int[] length = new int[CAPACITY];

    /// TCP sequence and acknowledgement numbers, flags (low byte of the flags field), window.
    public final int[] sequence = new int[CAPACITY];

    public final int[] acknowledged = new int[CAPACITY];
    public final int[] flags = new int[CAPACITY];
    public final int[] window = new int[CAPACITY];

    /// Time to live or hop limit.
    public final int[] hops = new int[CAPACITY];

    /// A symmetric hash of the two addresses: the conversations of two hosts stay together.
    public final int[] pairHash = new int[CAPACITY];
}
