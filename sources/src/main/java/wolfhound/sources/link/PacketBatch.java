package wolfhound.sources.link;

import wolfhound.sources.capture.Block;

/// A few hundred packets over one block of bytes, as columns: what the link and network layers said
/// of each. Filled by the decoder, read by the conversations, used again: nothing is allocated for
/// a packet.
public final class PacketBatch {
    /// Packets a batch holds at most.
    public static final int CAPACITY = Block.PACKETS;

    /// Stands in [#protocol] for ARP, which has no IANA protocol number: its EtherType. Source and
    /// target are the sender's and target's IPv4 addresses, the source port is the operation (1
    /// request, 2 reply), the payload is the sender's hardware address (6 bytes).
    public static final int ARP = 0x0806;

    /// Stands in [#protocol] for an IP packet that is no more than that: broken inside, or a
    /// fragment that waits for others. Only rules look at it. The source port is the protocol
    /// number that its header names.
    public static final int BARE = 0x10000;

    /// Stands in [#flags] of an ICMP or ICMPv6 entry that is an error about another packet, whose
    /// head is in the `about` columns then.
    public static final int ABOUT = 1;

    /// The bytes that offsets point into.
    public byte[] bytes = new byte[0];

    /// The capture that the packets are from.
    public String file = "";

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

    /// IANA protocol number: 6, 17, 1, 58, 132, or another; [#ARP].
    public final int[] protocol = new int[CAPACITY];

    /// Ports; for ICMP type and code of the message (source: type, target: code); 0 where the
    /// protocol has none.
    public final int[] sourcePort = new int[CAPACITY];

    public final int[] targetPort = new int[CAPACITY];

    /// Where the IP header begins in [#bytes], -1 where it is not there.
    public final int[] network = new int[CAPACITY];

    /// Where the transport's header begins in [#bytes].
    public final int[] transport = new int[CAPACITY];

    /// Where the transport's payload begins in [#bytes]; of ICMP, what follows the eight bytes of
    /// its head.
    public final int[] payload = new int[CAPACITY];

    /// Captured payload bytes.
    public final int[] captured = new int[CAPACITY];

    /// Payload bytes by the network header; more than captured when the packet was cut.
    public final int[] length = new int[CAPACITY];

    /// TCP sequence and acknowledgement numbers, flags (low byte of the flags field), window. Of
    /// ICMP, sequence is the second half of its head (identifier and sequence number of an echo).
    public final int[] sequence = new int[CAPACITY];

    public final int[] acknowledged = new int[CAPACITY];
    public final int[] flags = new int[CAPACITY];
    public final int[] window = new int[CAPACITY];

    /// Time to live or hop limit.
    public final int[] hops = new int[CAPACITY];

    /// What is to be said against each: [Oddity]s as bits.
    public final long[] odd = new long[CAPACITY];

    /// A symmetric hash of the two addresses: the conversations of two hosts stay together. Of an
    /// ICMP error, the hash of the addresses of the packet it is about.
    public final int[] pairHash = new int[CAPACITY];

    /// The packet that an ICMP error is about, as its sender sent it; meaningful only where
    /// [#flags] has [#ABOUT]. Ports are 0 where they were not quoted.
    public final long[] aboutSourceHigh = new long[CAPACITY];

    public final long[] aboutSourceLow = new long[CAPACITY];
    public final long[] aboutTargetHigh = new long[CAPACITY];
    public final long[] aboutTargetLow = new long[CAPACITY];
    public final int[] aboutProtocol = new int[CAPACITY];
    public final int[] aboutSourcePort = new int[CAPACITY];
    public final int[] aboutTargetPort = new int[CAPACITY];

    /// The pair hash of two addresses, in either order.
    static int pairHash(long aHigh, long aLow, long bHigh, long bLow) {
        long mixed = (hash(aHigh, aLow) + hash(bHigh, bLow)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private static long hash(long high, long low) {
        long mixed = (high * 0x9E3779B97F4A7C15L ^ low) * 0xD1B54A32D192ED03L;
        return mixed ^ mixed >>> 29;
    }
}
