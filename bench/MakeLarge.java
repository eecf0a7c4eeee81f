import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Makes one large capture out of many small ones: every Ethernet pcap of a folder, again and
/// again until the size is reached. Each copy begins an hour after the one before and its private
/// IPv4 addresses are shifted, so that its conversations are its own; public servers stay what
/// they are. Packets of a copy are merged by time, as a sensor of a busy network would see them.
/// Checksums are mended by what the addresses changed, so that a wrong one stays wrong.
///
/// `java MakeLarge.java CAPTURES LARGE.pcap BYTES`
final class MakeLarge {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int LONGEST_PACKET = 1 << 18;
    private static final long MICROS = 1_000_000L;
    private static final long FIRST_COPY_AT = 1_600_000_000L * MICROS;
    private static final long BETWEEN_COPIES = 3600 * MICROS;
    private static final long LONGEST_STRETCH = 1800 * MICROS;
    private static final long BETWEEN_CAPTURES = MICROS;

    /// The packets of one capture: times since the first, and their bytes.
    private record Recording(long[] times, byte[][] packets, long bytes) {}

    /// One recording of one copy, as far as it is written.
    private static final class Track implements Comparable<Track> {
        final Recording recording;
        final long start;
        final int shift;
        int next;

        Track(Recording recording, long start, int shift) {
            this.recording = recording;
            this.start = start;
            this.shift = shift;
        }

        long at() {
            return start + recording.times[next];
        }

        @Override
        public int compareTo(Track other) {
            return Long.compare(at(), other.at());
        }
    }

    private MakeLarge() {}

    public static void main(String[] arguments) throws IOException {
        List<Recording> recordings = recordings(Path.of(arguments[0]));
        long wanted = Long.parseLong(arguments[2]);
        long packets = 0;
        long bytes = FILE_HEADER;
        int copy = 0;
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 20)) {
            out.write(fileHeader());
            for (; bytes < wanted; copy++) {
                for (Recording recording : recordings) {
                    packets += recording.packets.length;
                    bytes += recording.bytes;
                }
                writeCopy(recordings, copy, out);
            }
        }
        System.err.printf(
                "%,d packets, %,d bytes: %d copies of %,d captures%n",
                packets, bytes, copy, recordings.size());
    }

    private static List<Recording> recordings(Path folder) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".pcap")).sorted().toList();
        }
        List<Recording> recordings = new ArrayList<>();
        for (Path file : files) {
            Recording recording = recording(ByteBuffer.wrap(Files.readAllBytes(file)));
            if (recording.packets.length > 0) {
                recordings.add(recording);
            }
        }
        if (recordings.isEmpty()) {
            throw new IOException("no Ethernet pcap file in " + folder);
        }
        return recordings;
    }

    /// Without packets where the file is no Ethernet pcap. Silences are cut so that the recording
    /// fits between two copies.
    private static Recording recording(ByteBuffer file) {
        List<byte[]> packets = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long bytes = 0;
        if (file.remaining() >= FILE_HEADER && understood(file)) {
            boolean nanos = file.getInt(0) == 0xa1b23c4d;
            file.position(FILE_HEADER);
            while (file.remaining() >= RECORD_HEADER) {
                long seconds = Integer.toUnsignedLong(file.getInt());
                long part = Integer.toUnsignedLong(file.getInt());
                int length = file.getInt();
                file.getInt();
                if (length < 0 || length > LONGEST_PACKET || length > file.remaining()) {
                    break;
                }
                byte[] packet = new byte[length];
                file.get(packet);
                packets.add(packet);
                times.add(seconds * MICROS + (nanos ? part / 1000 : part));
                bytes += RECORD_HEADER + length;
            }
        }
        return new Recording(fitted(times), packets.toArray(byte[][]::new), bytes);
    }

    private static boolean understood(ByteBuffer file) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            int magic = file.order(order).getInt(0);
            if (magic == 0xa1b2c3d4 || magic == 0xa1b23c4d) {
                return file.getInt(20) == ETHERNET;
            }
        }
        return false;
    }

    /// Times since the first packet, never going back, the whole shrunk to the longest stretch.
    private static long[] fitted(List<Long> times) {
        long[] since = new long[times.size()];
        for (int i = 1; i < since.length; i++) {
            since[i] = Math.max(since[i - 1], times.get(i) - times.getFirst());
        }
        long span = since.length == 0 ? 0 : since[since.length - 1];
        if (span > LONGEST_STRETCH) {
            double scale = (double) LONGEST_STRETCH / span;
            for (int i = 0; i < since.length; i++) {
                since[i] = (long) (since[i] * scale);
            }
        }
        return since;
    }

    private static byte[] fileHeader() {
        return ByteBuffer.allocate(FILE_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(LONGEST_PACKET)
                .putInt(ETHERNET)
                .array();
    }

    private static void writeCopy(List<Recording> recordings, int copy, OutputStream out)
            throws IOException {
        PriorityQueue<Track> tracks = new PriorityQueue<>();
        long start = FIRST_COPY_AT + copy * BETWEEN_COPIES;
        for (int i = 0; i < recordings.size(); i++) {
            int shift = copy * recordings.size() + i;
            tracks.add(new Track(recordings.get(i), start + i * BETWEEN_CAPTURES, shift));
        }
        ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        while (!tracks.isEmpty()) {
            Track track = tracks.remove();
            byte[] packet = track.recording.packets[track.next];
            byte[] shifted = packet.clone();
            shiftAddresses(shifted, track.shift);
            header.clear();
            header.putInt((int) (track.at() / MICROS)).putInt((int) (track.at() % MICROS));
            header.putInt(packet.length).putInt(packet.length);
            out.write(header.array());
            out.write(shifted);
            if (++track.next < track.recording.packets.length) {
                tracks.add(track);
            }
        }
    }

    /// Source and destination of IPv4, also behind VLAN tags.
    private static void shiftAddresses(byte[] packet, int shift) {
        int type = 12;
        while (type + 4 < packet.length && (is(packet, type, 0x8100) || is(packet, type, 0x88a8))) {
            type += 4;
        }
        if (type + 22 <= packet.length && is(packet, type, 0x0800)) {
            int header = type + 2;
            int before = sumOfAddresses(packet, header);
            shiftAddress(packet, header + 12, shift);
            shiftAddress(packet, header + 16, shift);
            mendSums(packet, header, before, sumOfAddresses(packet, header));
        }
    }

    private static int sumOfAddresses(byte[] packet, int header) {
        int sum = 0;
        for (int at = header + 12; at < header + 20; at += 2) {
            sum += word(packet, at);
        }
        return sum;
    }

    /// The sum of the header, and that of TCP or UDP where this packet has it.
    private static void mendSums(byte[] packet, int header, int before, int after) {
        if (before == after) {
            return;
        }
        mendSum(packet, header + 10, before, after);
        boolean begins = (word(packet, header + 6) & 0x1fff) == 0;
        int transport = header + (packet[header] & 0x0f) * 4;
        int protocol = packet[header + 9];
        int at = protocol == TCP ? transport + 16 : protocol == UDP ? transport + 6 : packet.length;
        boolean isSummed = protocol != UDP || at + 2 <= packet.length && word(packet, at) != 0;
        if (begins && isSummed) {
            mendSum(packet, at, before, after);
            if (protocol == UDP && at + 2 <= packet.length && word(packet, at) == 0) {
                packet[at] = -1; // zero would say that there is none
                packet[at + 1] = -1;
            }
        }
    }

    /// RFC 1624, equation 3.
    private static void mendSum(byte[] packet, int at, int before, int after) {
        if (at + 2 > packet.length) {
            return;
        }
        int sum = (~word(packet, at) & 0xffff) + folded(after) + (~folded(before) & 0xffff);
        int mended = ~folded(sum) & 0xffff;
        packet[at] = (byte) (mended >> 8);
        packet[at + 1] = (byte) mended;
    }

    private static int folded(int sum) {
        int once = (sum & 0xffff) + (sum >>> 16);
        return (once & 0xffff) + (once >>> 16);
    }

    private static int word(byte[] packet, int at) {
        return (packet[at] & 0xff) << 8 | packet[at + 1] & 0xff;
    }

    private static boolean is(byte[] packet, int at, int type) {
        return word(packet, at) == type;
    }

    /// A private address stays in 10/8; those of 172.16/12 and 192.168/16 move there.
    private static void shiftAddress(byte[] packet, int at, int shift) {
        int first = packet[at] & 0xff;
        int second = packet[at + 1] & 0xff;
        boolean isPrivate =
                first == 10
                        || first == 172 && second >> 4 == 1
                        || first == 192 && second == 168;
        if (!isPrivate) {
            return;
        }
        int network = second << 8 | packet[at + 2] & 0xff;
        int moved = network + shift * 5 & 0xffff;
        packet[at] = 10;
        packet[at + 1] = (byte) (moved >> 8);
        packet[at + 2] = (byte) moved;
    }
}
