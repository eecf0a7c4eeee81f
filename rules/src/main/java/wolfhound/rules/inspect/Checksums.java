package wolfhound.rules.inspect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The Internet checksum (RFC 1071) of a packet's layers: of the IPv4 header, and of TCP, UDP and
/// ICMP with the addresses before them (RFC 9293 §3.1, RFC 768, RFC 8200 §8.1).
final class Checksums {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP6 = 58;

    private Checksums() {}

    /// Is the layer there, wholly captured, and its sum of that kind. Of what was cut or put
    /// together of fragments nobody can say, so neither holds.
    ///
    /// @param layer `ipv4`, `tcpv4`, `tcpv6`, `udpv4`, `udpv6`, `icmpv4`, `icmpv6`
    static boolean holds(String layer, boolean valid, PacketView packet) {
        if (packet.network < 0 || packet.ipv6 == layer.endsWith("4")) {
            return false;
        }
        if (layer.equals("ipv4")) {
            int head = (packet.bytes[packet.network] & 0xF) * 4;
            return isWhole(packet, packet.network, head)
                    && (folded(sum(packet.bytes, packet.network, head)) == 0xFFFF) == valid;
        }
        int wanted =
                switch (layer) {
                    case "tcpv4", "tcpv6" -> TCP;
                    case "udpv4", "udpv6" -> UDP;
                    case "icmpv4" -> ICMP;
                    default -> ICMP6;
                };
        int size = packet.payload + packet.length - packet.transport;
        if (packet.protocol != wanted || !isWhole(packet, packet.transport, size)) {
            return false;
        }
        boolean unsummed =
                wanted == UDP
                        && !packet.ipv6
                        && packet.bytes[packet.transport + 6] == 0
                        && packet.bytes[packet.transport + 7] == 0;
        long all = sum(packet.bytes, packet.transport, size);
        if (wanted != ICMP) {
            int addresses = packet.ipv6 ? packet.network + 8 : packet.network + 12;
            all += sum(packet.bytes, addresses, packet.ipv6 ? 32 : 8) + wanted + size;
        }
        return (unsummed || folded(all) == 0xFFFF) == valid;
    }

    private static boolean isWhole(PacketView packet, int at, int size) {
        boolean captured = packet.payloadEnd - packet.payload >= packet.length;
        return captured && at >= 0 && size >= 8 && at + size <= packet.bytes.length;
    }

    /// Of words of two bytes, which may be added four bytes at a time (RFC 1071, section 2).
    private static long sum(byte[] bytes, int at, int size) {
        long sum = 0;
        int i = 0;
        for (; i + 8 <= size; i += 8) {
            long eight = (long) LONG.get(bytes, at + i);
            sum += (eight >>> 32) + (eight & 0xFFFFFFFFL);
        }
        for (; i + 1 < size; i += 2) {
            sum += (bytes[at + i] & 0xFF) << 8 | bytes[at + i + 1] & 0xFF;
        }
        return size % 2 == 0 ? sum : sum + ((bytes[at + size - 1] & 0xFF) << 8);
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded > 0xFFFF) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) folded;
    }
}
