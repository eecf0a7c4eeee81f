package wolfhound.scenarios.wire;

import wolfhound.model.Address;

/// Ethernet frames that carry IPv4 (RFC 791), IPv6 (RFC 8200), TCP (RFC 9293), UDP (RFC 768), ICMP
/// (RFC 792, RFC 4443) and ARP (RFC 826), with right lengths and checksums.
public final class Frames {
    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;
    private static final int SMALLEST_FRAME = 60;

    private Frames() {}

    /// From whom to whom, on the wire and in the network, and what a packet shows of the sender's
    /// system.
    public record Way(
            Mac fromMac, Mac toMac, Address from, Address to, int timeToLive, int identification) {}

    public record Tcp(
            int fromPort,
            int toPort,
            long sequence,
            long acknowledged,
            int flags,
            int window,
            byte[] options) {}

    public static byte[] tcp(Way way, Tcp tcp, byte[] payload) {
        byte[] header = tcpHeader(tcp, 0);
        int checksum =
                pseudo(way, TCP, header.length + payload.length).add(header).add(payload).value();
        return ip(way, TCP, new Octets().bytes(tcpHeader(tcp, checksum)).bytes(payload).toBytes());
    }

    private static byte[] tcpHeader(Tcp tcp, int checksum) {
        int words = 5 + tcp.options.length / 4;
        return new Octets()
                .u16(tcp.fromPort)
                .u16(tcp.toPort)
                .u32(tcp.sequence)
                .u32(tcp.acknowledged)
                .u8(words << 4)
                .u8(tcp.flags)
                .u16(tcp.window)
                .u16(checksum)
                .u16(0)
                .bytes(tcp.options)
                .toBytes();
    }

    public static byte[] udp(Way way, int fromPort, int toPort, byte[] payload) {
        int length = 8 + payload.length;
        byte[] header = new Octets().u16(fromPort).u16(toPort).u16(length).u16(0).toBytes();
        int sum = pseudo(way, UDP, length).add(header).add(payload).value();
        int checksum = sum == 0 ? 0xFFFF : sum;
        return ip(
                way,
                UDP,
                new Octets()
                        .u16(fromPort)
                        .u16(toPort)
                        .u16(length)
                        .u16(checksum)
                        .bytes(payload)
                        .toBytes());
    }

    /// Echo request or answer; `way` decides whether it is ICMP or ICMPv6.
    public static byte[] echo(
            Way way, boolean request, int identifier, int sequence, byte[] payload) {
        boolean v4 = way.to.isV4();
        int type = v4 ? (request ? 8 : 0) : (request ? 128 : 129);
        byte[] rest = new Octets().u16(identifier).u16(sequence).bytes(payload).toBytes();
        return icmp(way, type, 0, rest);
    }

    /// Destination or port unreachable, with the beginning of the packet that is answered.
    public static byte[] unreachable(Way way, int code, byte[] refusedFrame) {
        int keep = Math.min(28, refusedFrame.length - 14);
        byte[] quote = java.util.Arrays.copyOfRange(refusedFrame, 14, 14 + keep);
        return icmp(way, 3, code, new Octets().u32(0).bytes(quote).toBytes());
    }

    private static byte[] icmp(Way way, int type, int code, byte[] rest) {
        boolean v4 = way.to.isV4();
        Checksum sum = v4 ? new Checksum() : pseudo(way, ICMP_V6, 4 + rest.length);
        int checksum = sum.add((type << 8) | code).add(rest).value();
        byte[] message = new Octets().u8(type).u8(code).u16(checksum).bytes(rest).toBytes();
        return ip(way, v4 ? ICMP : ICMP_V6, message);
    }

    public static byte[] arp(boolean request, Mac fromMac, Address from, Mac toMac, Address to) {
        Mac receiver = request ? Mac.BROADCAST : toMac;
        Octets body = new Octets().u16(1).u16(0x0800).u8(6).u8(4).u16(request ? 1 : 2);
        body.bytes(fromMac.bytes()).u32(from.v4Bits());
        body.bytes(request ? Mac.NONE.bytes() : toMac.bytes()).u32(to.v4Bits());
        return ethernet(receiver, fromMac, 0x0806, body.toBytes());
    }

    private static byte[] ip(Way way, int protocol, byte[] payload) {
        return way.to.isV4() ? ip4(way, protocol, payload) : ip6(way, protocol, payload);
    }

    private static byte[] ip4(Way way, int protocol, byte[] payload) {
        byte[] blank = ip4Header(way, protocol, payload.length, 0);
        byte[] header = ip4Header(way, protocol, payload.length, new Checksum().add(blank).value());
        byte[] packet = new Octets().bytes(header).bytes(payload).toBytes();
        return ethernet(way.toMac, way.fromMac, 0x0800, packet);
    }

    private static byte[] ip4Header(Way way, int protocol, int payloadLength, int checksum) {
        return new Octets()
                .u8(0x45)
                .u8(0)
                .u16(20 + payloadLength)
                .u16(way.identification)
                .u16(0x4000)
                .u8(way.timeToLive)
                .u8(protocol)
                .u16(checksum)
                .u32(way.from.v4Bits())
                .u32(way.to.v4Bits())
                .toBytes();
    }

    private static byte[] ip6(Way way, int protocol, byte[] payload) {
        Octets packet = new Octets().u32(0x6000_0000L).u16(payload.length).u8(protocol);
        packet.u8(way.timeToLive).u64(way.from.high()).u64(way.from.low());
        packet.u64(way.to.high()).u64(way.to.low()).bytes(payload);
        return ethernet(way.toMac, way.fromMac, 0x86DD, packet.toBytes());
    }

    private static Checksum pseudo(Way way, int protocol, int length) {
        Octets header = new Octets();
        if (way.to.isV4()) {
            header.u32(way.from.v4Bits()).u32(way.to.v4Bits()).u16(protocol).u16(length);
        } else {
            header.u64(way.from.high()).u64(way.from.low());
            header.u64(way.to.high()).u64(way.to.low()).u32(length).u32(protocol);
        }
        return new Checksum().add(header.toBytes());
    }

    private static byte[] ethernet(Mac to, Mac from, int type, byte[] payload) {
        Octets frame = new Octets().bytes(to.bytes()).bytes(from.bytes()).u16(type).bytes(payload);
        return frame.zeros(Math.max(0, SMALLEST_FRAME - frame.size())).toBytes();
    }
}
