package wolfhound.rules.inspect;

import wolfhound.rules.language.Field;

/// Numbers of a packet's headers.
final class PacketNumbers {
    /// What a packet that has no such number gives.
    static final long NONE = Long.MIN_VALUE;

    private PacketNumbers() {}

    static boolean isOfPacket(Field field) {
        return field.ordinal() <= Field.PAYLOAD_SIZE.ordinal();
    }

    static boolean isOfTransaction(Field field) {
        return field.ordinal() > Field.FLOW_BYTES_TO_SERVER.ordinal();
    }

    static long of(Field field, PacketView packet) {
        return switch (field) {
            case TTL -> packet.hops;
            case TOS -> packet.ipv6 ? NONE : network(packet, 1, 1);
            case IP_ID -> packet.ipv6 ? NONE : network(packet, 4, 2);
            case FRAGMENT_OFFSET -> packet.ipv6 ? NONE : masked(network(packet, 6, 2), 0x1fff);
            case TCP_SEQUENCE -> packet.protocol == 6 ? packet.sequence & 0xffffffffL : NONE;
            case TCP_ACKNOWLEDGED ->
                    packet.protocol == 6 ? packet.acknowledged & 0xffffffffL : NONE;
            case TCP_WINDOW -> packet.protocol == 6 ? packet.window : NONE;
            case TCP_MSS -> segmentSize(packet);
            case ICMP_TYPE -> packet.icmpType < 0 ? NONE : packet.icmpType;
            case ICMP_CODE -> packet.icmpCode < 0 ? NONE : packet.icmpCode;
            case ICMP_ID -> packet.icmpId < 0 ? NONE : packet.icmpId;
            case ICMP_SEQUENCE -> packet.icmpSequence < 0 ? NONE : packet.icmpSequence;
            case ICMPV6_MTU ->
                    packet.protocol == 58 && packet.icmpType == 2 ? transport(packet, 4, 4) : NONE;
            case PAYLOAD_SIZE -> packet.payloadEnd - packet.payload;
            default -> NONE;
        };
    }

    private static long masked(long number, long mask) {
        return number == NONE ? NONE : number & mask;
    }

    private static long network(PacketView packet, int offset, int count) {
        return at(packet, packet.network, offset, count);
    }

    private static long transport(PacketView packet, int offset, int count) {
        return at(packet, packet.transport, offset, count);
    }

    private static long at(PacketView packet, int header, int offset, int count) {
        boolean there = header >= 0 && header + offset + count <= packet.bytes.length;
        return there ? Bytes.number(packet.bytes, header + offset, count, false) : NONE;
    }

    private static long segmentSize(PacketView packet) {
        if (packet.protocol != 6 || packet.transport < 0) {
            return NONE;
        }
        int option = packet.transport + 20;
        int end = Math.min(packet.payload, packet.bytes.length);
        while (option + 1 < end && packet.bytes[option] != 0) {
            if (packet.bytes[option] == 2 && option + 4 <= end) {
                return Bytes.number(packet.bytes, option + 2, 2, false);
            }
            option += packet.bytes[option] == 1 ? 1 : Math.max(2, packet.bytes[option + 1] & 0xff);
        }
        return NONE;
    }
}
