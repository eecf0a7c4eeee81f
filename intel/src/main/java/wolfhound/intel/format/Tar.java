package wolfhound.intel.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The files of a tar archive (POSIX.1-1988 `ustar` with the long names of GNU and the paths of
/// POSIX.1-2001), one after the other, as they stream by.
final class Tar {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 64 << 10;

    private final InputStream in;
    private long left;
    private long padding;

    Tar(InputStream in) {
        this.in = in;
    }

    static boolean isTar(byte[] begin) {
        return begin.length >= BLOCK
                && new String(begin, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    /// The name of the next file; what was not read of the last is skipped.
    Optional<String> next() throws IOException {
        String longName = "";
        while (true) {
            in.skipNBytes(left + padding);
            left = 0;
            padding = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return Optional.empty();
            }
            left = size(header);
            padding = (BLOCK - left % BLOCK) % BLOCK;
            switch (header[156]) {
                case '0', 0 -> {
                    return Optional.of(longName.isEmpty() ? name(header) : longName);
                }
                case 'L' -> longName = text(content().readNBytes(LONGEST_NAME));
                case 'x' -> longName = path(text(content().readNBytes(LONGEST_NAME)), longName);
                default -> {}
            }
        }
    }

    /// The bytes of the file that was named last.
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int got = in.read(bytes, from, (int) Math.min(length, left));
                left -= Math.max(got, 0);
                return got;
            }
        };
    }

    private static long size(byte[] header) {
        long size = 0;
        for (int i = 124; i < 136; i++) {
            int digit = header[i] - '0';
            if (digit >= 0 && digit < 8) {
                size = size * 8 + digit;
            }
        }
        return size;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    /// The value of `path` in records `length key=value\n`.
    private static String path(String records, String otherwise) {
        for (String record : records.split("\n")) {
            int blank = record.indexOf(' ');
            if (blank > 0 && record.startsWith("path=", blank + 1)) {
                return record.substring(blank + 6);
            }
        }
        return otherwise;
    }
}
