package wolfhound.sources.link;

/// Reads the heads of what IP carries into the columns of a batch. The entry is written at the
/// batch's count, which the decoder moves on when the packet is done: so what is found inside a
/// tunnel takes the place of the tunnel, and the tunnel stands where nothing is found.
final class Transports {
    private static final int IP_IN_IP = 4;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int IPV6 = 41;
    private static final int GRE = 47;
    private static final int AUTHENTICATION = 51;
    private static final int ICMP6 = 58;
    private static final int ETHERNET_IN_IP = 97;
    private static final int SCTP = 132;
    private static final int MPLS = 137;

    private Transports() {}

    static int read(Packet p, PacketBatch batch) {
        batch.network[batch.count] = p.network;
        batch.transport[batch.count] = p.at;
        return switch (p.protocol) {
            case TCP -> tcp(p, batch);
            case UDP -> udp(p, batch);
            case ICMP, ICMP6 -> icmp(p, batch);
            case SCTP -> sctp(p, batch);
            case IP_IN_IP -> around(p, batch, 0, Layer.IPV4);
            case IPV6 -> around(p, batch, 0, Layer.IPV6);
            case MPLS -> around(p, batch, 0, Layer.MPLS);
            case ETHERNET_IN_IP -> around(p, batch, 2, Layer.ETHERNET);
            case GRE -> around(p, batch, 0, Layer.GRE);
            case AUTHENTICATION -> authentication(p, batch);
            default -> around(p, batch, 0, Layer.READ);
        };
    }

    /// Writes an entry for the IP packet, then goes on with what it carries.
    private static int around(Packet p, PacketBatch batch, int head, int next) {
        write(p, batch, 0, 0, 0);
        return p.has(head) ? p.skip(head, next) : Layer.READ;
    }

    /// RFC 4302: what is authenticated is not hidden.
    private static int authentication(Packet p, PacketBatch batch) {
        if (!p.has(8) || !p.has((p.u8(1) + 2) * 4)) {
            return around(p, batch, 0, Layer.READ);
        }
        p.protocol = p.u8(0);
        return p.skip((p.u8(1) + 2) * 4, Layer.TRANSPORT);
    }

    /// RFC 9293.
    private static int tcp(Packet p, PacketBatch batch) {
        if (!p.has(20)) {
            return p.give(Oddity.TCP_TOO_SMALL, Unread.TCP_CUT);
        }
        int head = p.u8(12) >>> 4 << 2;
        if (head < 20 || head > p.whole - p.at) {
            boolean beyond = head > p.whole - p.at;
            return p.give(
                    beyond ? Oddity.TCP_HEAD_TOO_SMALL : Oddity.TCP_OPTIONS_TOO_LONG,
                    Unread.TCP_HEAD);
        }
        if (head > 20 && p.has(head)) {
            Oddities.tcpOptions(p, head);
        }
        int i = batch.count;
        batch.sequence[i] = p.i32(4);
        batch.acknowledged[i] = p.i32(8);
        batch.window[i] = p.u16(14);
        int flags = p.u8(13);
        int source = p.u16(0);
        int target = p.u16(2);
        int cut = Math.max(0, head - p.left()); // options that were not captured
        p.at += head - cut;
        p.whole -= cut;
        write(p, batch, source, target, flags);
        return Layer.READ;
    }

    /// RFC 768. A length that the datagram cannot have is not believed.
    private static int udp(Packet p, PacketBatch batch) {
        if (!p.has(8)) {
            return p.give(Oddity.UDP_HEAD_TOO_SMALL, Unread.UDP_CUT);
        }
        int source = p.u16(0);
        int target = p.u16(2);
        int length = p.u16(4);
        if (length < 8) {
            p.say(Oddity.UDP_LENGTH_INVALID);
        } else if (length > p.whole - p.at) {
            p.say(Oddity.UDP_TOO_SMALL);
        }
        if (length >= 8) {
            p.trim(length);
        }
        p.at += 8;
        write(p, batch, source, target, 0);
        return Tunnels.inUdp(p, source, target);
    }

    /// RFC 9260: the ports stand where those of TCP stand.
    private static int sctp(Packet p, PacketBatch batch) {
        if (!p.has(12)) {
            return p.give(Oddity.SCTP_TOO_SMALL, Unread.SCTP_CUT);
        }
        int source = p.u16(0);
        int target = p.u16(2);
        batch.sequence[batch.count] = p.i32(4);
        p.at += 12;
        write(p, batch, source, target, 0);
        return Layer.READ;
    }

    /// RFC 792 and RFC 4443.
    private static int icmp(Packet p, PacketBatch batch) {
        if (!p.has(4)) {
            return p.give(Unread.ICMP_CUT);
        }
        int type = p.u8(0);
        int code = p.u8(1);
        if (p.protocol == ICMP) {
            Oddities.icmp(p, type, code);
        }
        batch.sequence[batch.count] = p.has(8) ? p.i32(4) : 0;
        p.at += Math.min(8, p.left());
        boolean about = isError(p.protocol, type) && readAbout(p, batch);
        write(p, batch, type, code, about ? PacketBatch.ABOUT : 0);
        if (about) {
            int i = batch.count;
            batch.pairHash[i] =
                    PacketBatch.pairHash(
                            batch.aboutSourceHigh[i],
                            batch.aboutSourceLow[i],
                            batch.aboutTargetHigh[i],
                            batch.aboutTargetLow[i]);
        }
        return Layer.READ;
    }

    private static boolean isError(int protocol, int type) {
        if (protocol == ICMP6) {
            return type >= 1 && type <= 4;
        }
        return switch (type) {
            case 3, 4, 5, 11, 12 -> true;
            default -> false;
        };
    }

    /// Reads the packet that an error quotes, as far as its ports.
    private static boolean readAbout(Packet p, PacketBatch batch) {
        if (!p.has(20)) {
            return false;
        }
        int i = batch.count;
        int head;
        boolean later;
        if (p.protocol == ICMP && p.u8(0) >>> 4 == 4) {
            batch.aboutSourceHigh[i] = 0;
            batch.aboutSourceLow[i] = Packet.mapped(p.i32(12));
            batch.aboutTargetHigh[i] = 0;
            batch.aboutTargetLow[i] = Packet.mapped(p.i32(16));
            batch.aboutProtocol[i] = p.u8(9);
            head = (p.u8(0) & 0xF) * 4;
            later = (p.u16(6) & 0x1FFF) != 0;
        } else if (p.protocol == ICMP6 && p.u8(0) >>> 4 == 6 && p.has(40)) {
            batch.aboutSourceHigh[i] = p.i64(8);
            batch.aboutSourceLow[i] = p.i64(16);
            batch.aboutTargetHigh[i] = p.i64(24);
            batch.aboutTargetLow[i] = p.i64(32);
            batch.aboutProtocol[i] = p.u8(6);
            head = 40;
            later = false;
        } else {
            return false;
        }
        int protocol = batch.aboutProtocol[i];
        boolean ports = protocol == TCP || protocol == UDP || protocol == SCTP;
        boolean quoted = ports && !later && head >= 20 && p.has(head + 4);
        batch.aboutSourcePort[i] = quoted ? p.u16(head) : 0;
        batch.aboutTargetPort[i] = quoted ? p.u16(head + 2) : 0;
        return true;
    }

    /// Writes an entry for an IP packet of which nothing else can be read.
    static void bare(Packet p, PacketBatch batch) {
        int protocol = p.protocol;
        p.protocol = PacketBatch.BARE;
        batch.network[batch.count] = p.network;
        batch.transport[batch.count] = -1;
        write(p, batch, protocol, 0, 0);
    }

    /// Writes what all entries have; the payload begins at the cursor.
    static void write(Packet p, PacketBatch batch, int source, int target, int flags) {
        int i = batch.count;
        batch.time[i] = p.time;
        batch.sourceHigh[i] = p.sourceHigh;
        batch.sourceLow[i] = p.sourceLow;
        batch.targetHigh[i] = p.targetHigh;
        batch.targetLow[i] = p.targetLow;
        batch.protocol[i] = p.protocol;
        batch.sourcePort[i] = source;
        batch.targetPort[i] = target;
        batch.flags[i] = flags;
        batch.hops[i] = p.hops;
        batch.odd[i] = p.odd;
        batch.payload[i] = p.at;
        batch.captured[i] = p.end - p.at;
        batch.length[i] = p.whole - p.at;
        batch.pairHash[i] =
                PacketBatch.pairHash(p.sourceHigh, p.sourceLow, p.targetHigh, p.targetLow);
        p.written = true;
    }
}
