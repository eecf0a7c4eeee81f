package wolfhound.rules.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The files of an archive in the format of `tar` (POSIX.1-1988 `ustar`, with the long names of GNU
/// and the paths of POSIX.1-2001), one after the other.
///
/// ```
/// offset  0 name, 100 bytes     124 size, 12 octal digits     156 kind
///       257 "ustar"             345 beginning of the name, 155 bytes
/// ```
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_DIGITS = 12;
    private static final int KIND = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    /// A name given as an entry of its own.
    private static final int LONGEST_NAME = 64 << 10;

    private final InputStream in;
    private final int longest;

    /// Bytes of the entry and its padding that were not read.
    private long left;

    /// @param longest how many bytes of an entry are read
    Tar(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    record Entry(String name, long size) {}

    /// The next file, null where there is no other.
    @Nullable Entry next() throws IOException {
        String longName = "";
        while (true) {
            in.skipNBytes(left);
            left = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return null;
            }
            long size = size(header);
            left = size + (BLOCK - size % BLOCK) % BLOCK;
            switch (header[KIND]) {
                case '0', 0 -> {
                    return new Entry(longName.isEmpty() ? name(header) : longName, size);
                }
                case 'L' -> longName = text(some(size), 0, LONGEST_NAME);
                case 'x' -> longName = path(some(size), longName);
                default -> longName = "";
            }
        }
    }

    /// The content of the entry, or as much of it as may be read.
    byte[] bytes(Entry entry) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(entry.size(), longest));
        left -= bytes.length;
        return bytes;
    }

    private byte[] some(long size) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(size, LONGEST_NAME));
        left -= bytes.length;
        return bytes;
    }

    private static long size(byte[] header) throws IOException {
        long size = 0;
        for (int i = SIZE; i < SIZE + SIZE_DIGITS; i++) {
            int digit = header[i] - '0';
            if (digit >= 0 && digit < 8) {
                size = size * 8 + digit;
            } else if (header[i] != ' ' && header[i] != 0) {
                throw new IOException("it is damaged, or no tar archive");
            }
        }
        return size;
    }

    private static String name(byte[] header) {
        String name = text(header, 0, NAME);
        boolean ustar = text(header, MAGIC, 5).equals("ustar");
        String prefix = ustar ? text(header, PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /// Text up to the first zero byte.
    private static String text(byte[] bytes, int from, int longest) {
        int to = from;
        while (to < Math.min(bytes.length, from + longest) && bytes[to] != 0) {
            to++;
        }
        return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
    }

    /// `27 path=some/long/name` among the records of an extended header.
    private static String path(byte[] records, String otherwise) {
        for (String record : new String(records, StandardCharsets.UTF_8).split("\n", -1)) {
            int at = record.indexOf(" path=");
            if (at > 0) {
                return record.substring(at + " path=".length());
            }
        }
        return otherwise;
    }
}
