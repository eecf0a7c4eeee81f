package wolfhound.sources.capture;

import java.nio.ByteOrder;

/// A pcap file that a test writes.
final class Pcap {
    static final long MICROSECONDS = 0xA1B2C3D4L;
    static final long NANOSECONDS = 0xA1B23C4DL;
    static final long MODIFIED = 0xA1B2CD34L;
    static final long IXIA_HARDWARE = 0x1C0001ACL;
    static final long IXIA_SOFTWARE = 0x1C0001ABL;

    /// 2020-01-01.
    static final long SECONDS = 1_577_836_800;

    private final Written written;
    private int extra;

    private Pcap(ByteOrder order) {
        written = new Written(order);
    }

    static Pcap little() {
        return of(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, 2, 4, 1);
    }

    static Pcap of(ByteOrder order, long magic, int major, int minor, int link) {
        Pcap pcap = new Pcap(order);
        pcap.written.u32(magic).u16(major).u16(minor).u32(0).u32(0).u32(65_535).u32(link);
        if (magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE) {
            pcap.written.u32(12_345);
        }
        return pcap;
    }

    /// Record headers are so many bytes longer from now on.
    Pcap longerHeads(int bytes) {
        extra = bytes;
        return this;
    }

    Pcap packet(long seconds, long fraction, byte... bytes) {
        return packet(seconds, fraction, bytes.length, bytes);
    }

    Pcap packet(long seconds, long fraction, long length, byte... bytes) {
        return record(seconds, fraction, bytes.length, length, bytes);
    }

    /// A record with these fields, whatever they claim.
    Pcap record(long seconds, long fraction, long captured, long length, byte... bytes) {
        written.u32(seconds).u32(fraction).u32(captured).u32(length);
        for (int i = 0; i < extra; i++) {
            written.bytes((byte) (0xA0 + i));
        }
        written.bytes(bytes);
        return this;
    }

    /// So many packets of different lengths, one each millisecond.
    Pcap packets(int count) {
        for (int i = 0; i < count; i++) {
            packet(SECONDS + i / 1000, i % 1000 * 1000L, numbered(i));
        }
        return this;
    }

    /// A packet of 60 to 99 bytes that all depend on its number.
    static byte[] numbered(int number) {
        byte[] bytes = new byte[60 + number % 40];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number * 7 + i);
        }
        return bytes;
    }

    Pcap raw(byte... bytes) {
        written.bytes(bytes);
        return this;
    }

    int size() {
        return written.size();
    }

    byte[] done() {
        return written.done();
    }
}
