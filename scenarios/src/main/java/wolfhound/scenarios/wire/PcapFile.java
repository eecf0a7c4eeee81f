package wolfhound.scenarios.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A capture in the classic format of libpcap (draft-ietf-opsawg-pcap): Ethernet frames with times
/// in micro- or nanoseconds.
public final class PcapFile {
    private static final int SNAP_LENGTH = 262_144;
    private static final int ETHERNET = 1;

    public enum Precision {
        MICROSECONDS(0xA1B2C3D4L, 1_000),
        NANOSECONDS(0xA1B23C4DL, 1);

        private final long magic;
        private final int divisor;

        Precision(long magic, int divisor) {
            this.magic = magic;
            this.divisor = divisor;
        }
    }

    /// @param nanos since 1970 in UTC
    public record Packet(long nanos, byte[] frame) {}

    private PcapFile() {}

    public static byte[] bytes(List<Packet> packets, Precision precision) {
        Octets out = new Octets();
        out.little32(precision.magic).little16(2).little16(4).little64(0);
        out.little32(SNAP_LENGTH).little32(ETHERNET);
        for (Packet packet : packets) {
            out.little32(packet.nanos / 1_000_000_000L);
            out.little32(packet.nanos % 1_000_000_000L / precision.divisor);
            out.little32(packet.frame.length).little32(packet.frame.length).bytes(packet.frame);
        }
        return out.toBytes();
    }

    public static void write(List<Packet> packets, Precision precision, Path file)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(bytes(packets, precision));
        }
    }
}
