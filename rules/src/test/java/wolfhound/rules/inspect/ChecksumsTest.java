package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
    /// An IPv4 header (RFC 1071's arithmetic by hand: 45 00 … sums to b861), and UDP behind it from
    /// 192.0.2.1:53 to 192.0.2.2:1024 with the bytes "hi" (sum 0x0e27 by hand).
    private static PacketView packet() {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "4500001e00000000"
                                        + "40110000"
                                        + "c0000201"
                                        + "c0000202"
                                        + "00350400000a0000"
                                        + "6869");
        put(bytes, 10, checksum(bytes, 0, 20, 0));
        put(bytes, 26, checksum(bytes, 20, 10, 0xC000 + 0x0201 + 0xC000 + 0x0202 + 17 + 10));
        PacketView packet = new PacketView();
        packet.bytes = bytes;
        packet.network = 0;
        packet.transport = 20;
        packet.payload = 28;
        packet.payloadEnd = 30;
        packet.length = 2;
        packet.protocol = 17;
        return packet;
    }

    private static int checksum(byte[] bytes, int at, int size, int begun) {
        int sum = begun;
        for (int i = at; i < at + size; i += 2) {
            sum += (bytes[i] & 0xFF) * 256 + (bytes[i + 1] & 0xFF);
        }
        return ~(sum % 0x10000 + sum / 0x10000) & 0xFFFF;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    @Test
    void knowsRightSums() {
        assertThat(Checksums.holds("ipv4", true, packet())).isTrue();
        assertThat(Checksums.holds("udpv4", true, packet())).isTrue();
        assertThat(Checksums.holds("udpv4", false, packet())).isFalse();
    }

    @Test
    void knowsWrongSums() {
        PacketView packet = packet();
        packet.bytes[8]--; // time to live
        packet.bytes[29]++;
        assertThat(Checksums.holds("ipv4", false, packet)).isTrue();
        assertThat(Checksums.holds("udpv4", false, packet)).isTrue();
    }

    @Test
    void sumsPayloadsOfAnyLength() {
        for (int length = 0; length < 40; length++) {
            PacketView packet = packet();
            packet.bytes = Arrays.copyOf(Arrays.copyOf(packet.bytes, 28), 28 + length + 1);
            for (int i = 0; i < length; i++) {
                packet.bytes[28 + i] = (byte) (i * 37 - 1);
            }
            packet.payloadEnd = 28 + length;
            packet.length = length;
            put(packet.bytes, 26, 0);
            int size = 8 + length;
            int addresses = 0xC000 + 0x0201 + 0xC000 + 0x0202;
            int even = size + size % 2;
            put(packet.bytes, 26, checksum(packet.bytes, 20, even, addresses + 17 + size));
            assertThat(Checksums.holds("udpv4", true, packet)).as("%d", length).isTrue();
            packet.bytes[27 + length] ^= 0x10;
            assertThat(Checksums.holds("udpv4", true, packet)).as("%d", length).isFalse();
        }
    }

    @Test
    void takesUdpWithoutASumAsRight() {
        PacketView packet = packet();
        put(packet.bytes, 26, 0);
        assertThat(Checksums.holds("udpv4", true, packet)).isTrue();
    }

    @Test
    void saysNothingOfWhatWasCut() {
        PacketView packet = packet();
        packet.length = 3;
        assertThat(Checksums.holds("udpv4", true, packet)).isFalse();
        assertThat(Checksums.holds("udpv4", false, packet)).isFalse();
    }

    @Test
    void saysNothingOfAnotherProtocol() {
        assertThat(Checksums.holds("tcpv4", false, packet())).isFalse();
        assertThat(Checksums.holds("udpv6", false, packet())).isFalse();
    }
}
