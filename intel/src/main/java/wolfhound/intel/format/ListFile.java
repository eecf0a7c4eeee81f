package wolfhound.intel.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One file of a list while it is read: its name, its beginning, and its bytes from there.
///
/// @param name as shown to the user: path, and inside archives the path in them
/// @param in all bytes, those of the beginning too
record ListFile(String name, Head head, InputStream in) {
    /// Longer lines are no entries of a list.
    static final int LONGEST_LINE = 64 << 10;

    /// The last part of the name without what follows its last dot: `zeus` of `malware/zeus.txt`.
    String stem() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.indexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /// The last part of the name.
    String lastName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /// Told of one line.
    interface Line {
        void read(long number, String text);
    }

    /// All lines in UTF-8, without their ends and a mark at the beginning of the file.
    void lines(Sink sink, Line reader) throws IOException {
        byte[] buffer = new byte[1 << 16];
        byte[] line = new byte[256];
        int length = 0;
        boolean tooLong = false;
        long number = 1;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            for (int i = 0; i < got; i++) {
                byte b = buffer[i];
                if (b == '\n') {
                    tell(sink, reader, number, line, length, tooLong);
                    number++;
                    length = 0;
                    tooLong = false;
                } else if (length == LONGEST_LINE) {
                    tooLong = true;
                } else {
                    if (length == line.length) {
                        line = Arrays.copyOf(line, length * 2);
                    }
                    line[length++] = b;
                }
            }
        }
        if (length > 0) {
            tell(sink, reader, number, line, length, tooLong);
        }
    }

    private static void tell(
            Sink sink, Line reader, long number, byte[] line, int length, boolean tooLong) {
        if (tooLong) {
            sink.wrong(number, "is longer than " + LONGEST_LINE + " bytes");
            return;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        boolean marked =
                number == 1
                        && end >= 3
                        && (line[0] & 0xFF) == 0xEF
                        && (line[1] & 0xFF) == 0xBB
                        && (line[2] & 0xFF) == 0xBF;
        int from = marked ? 3 : 0;
        reader.read(number, new String(line, from, end - from, StandardCharsets.UTF_8));
    }
}
