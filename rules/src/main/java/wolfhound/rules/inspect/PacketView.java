package wolfhound.rules.inspect;

import java.util.List;

/// One packet as the rules see it; one object a shard, filled anew for each packet.
public final class PacketView {
    public byte[] bytes = new byte[0];

    /// The network header begins here in [#bytes], -1 where it is not at hand.
    public int network = -1;

    /// The transport header begins here, -1 where it is not at hand.
    public int transport = -1;

    /// The payload of the transport, as captured.
    public int payload;

    public int payloadEnd;

    /// Nanoseconds of the epoch.
    public long time;

    public boolean byClient;

    /// IANA protocol number.
    public int protocol;

    public boolean ipv6;
    public int sourcePort;
    public int targetPort;

    /// Payload bytes by the network header.
    public int length;

    public int hops;

    /// Of TCP; the low byte of the flags field.
    public int flags;

    public int sequence;
    public int acknowledged;
    public int window;

    /// Of ICMP.
    public int icmpType = -1;

    public int icmpCode = -1;
    public int icmpId = -1;
    public int icmpSequence = -1;

    /// What a decoder or the stream has to say against it, by the names that rules use, e.g.
    /// `udp.pkt_too_small`.
    public List<String> events = List.of();
}
