package wolfhound.rules.lists;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import wolfhound.model.Address;

/// A database of countries in MaxMind's format (MaxMind DB File Format 2.0), of which only the path
/// `country`, `iso_code` is read. Whatever its bytes are, a question is answered or has no answer.
///
/// ## Layout
///
/// A binary tree over the bits of an address, whose nodes are two records of 24, 28 or 32 bits: a
/// record below the number of nodes is a node, that number itself is "nothing", and more is a place
/// among the data, which follow the tree and 16 zeros. At the very end, behind a mark, stands a map
/// with the size of the tree. An IPv4 address is asked as an IPv6 one with 96 zeros before it.
final class CountryFile {
    private static final byte[] MARK =
            "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    /// The mark is that far from the end at most.
    private static final int MARK_WITHIN = 128 << 10;

    private static final int ZEROS = 16;
    private static final String NONE = "";

    private final ByteBuffer bytes;
    private int nodes;
    private int bits;
    private boolean v6;
    private int data;

    private CountryFile(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static CountryFile open(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            if (file.size() > Integer.MAX_VALUE) {
                throw new IOException("is longer than 2 GiB");
            }
            CountryFile opened =
                    new CountryFile(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
            if (!opened.readSizes()) {
                throw new IOException("is not a database of MaxMind's format");
            }
            return opened;
        } catch (NoSuchFileException none) {
            throw new IOException("is not there", none);
        }
    }

    private boolean readSizes() {
        try {
            int sizes = mark();
            if (sizes < 0) {
                return false;
            }
            CountryData told = new CountryData(bytes, sizes);
            nodes = (int) told.number(told.field(sizes, "node_count"));
            bits = (int) told.number(told.field(sizes, "record_size"));
            v6 = told.number(told.field(sizes, "ip_version")) == 6;
            long tree = (long) nodes * bits / 4;
            data = (int) tree + ZEROS;
            return (bits == 24 || bits == 28 || bits == 32) && nodes > 0 && tree < sizes;
        } catch (IndexOutOfBoundsException cut) {
            return false;
        }
    }

    private int mark() {
        int first = Math.max(0, bytes.limit() - MARK_WITHIN);
        for (int at = bytes.limit() - MARK.length; at >= first; at--) {
            if (bytes.slice(at, MARK.length).equals(ByteBuffer.wrap(MARK))) {
                return at + MARK.length;
            }
        }
        return -1;
    }

    /// Two capital letters; empty where it says nothing of the address.
    String of(Address address) {
        if (!v6 && !address.isV4()) {
            return NONE;
        }
        try {
            int place = find(address);
            if (place < 0) {
                return NONE;
            }
            CountryData told = new CountryData(bytes, data);
            int country = told.field(place, "country");
            int code = country < 0 ? -1 : told.field(country, "iso_code");
            return code < 0 ? NONE : told.text(code);
        } catch (IndexOutOfBoundsException cut) {
            return NONE;
        }
    }

    /// Where among the data it is told of the address, -1 for nowhere.
    private int find(Address address) {
        long high = address.isV4() ? 0 : address.high();
        long low = address.isV4() ? address.v4Bits() & 0xFFFF_FFFFL : address.low();
        long node = 0;
        for (int i = v6 ? 0 : 96; i < 128 && node < nodes; i++) {
            long half = i < 64 ? high : low;
            node = record((int) node, (int) (half >>> 63 - i % 64 & 1));
        }
        return node > nodes ? (int) (node - nodes - ZEROS + data) : -1;
    }

    private long record(int node, int side) {
        int at = node * (bits / 4);
        return switch (bits) {
            case 24 -> CountryData.unsigned(bytes, at + 3 * side, 3);
            case 28 -> {
                int middle = bytes.get(at + 3) & 0xff;
                long top = side == 0 ? middle >> 4 : middle & 15;
                yield top << 24 | CountryData.unsigned(bytes, at + 4 * side, 3);
            }
            default -> CountryData.unsigned(bytes, at + 4 * side, 4);
        };
    }
}
