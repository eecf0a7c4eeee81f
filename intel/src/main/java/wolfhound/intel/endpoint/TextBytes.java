package wolfhound.intel.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A text file as it lies on disk, read unit by unit without losing a byte: 8-bit text (ASCII,
/// UTF-8, Latin-1), or UTF-16 with and without its mark. What is kept of it can be written back bit
/// by bit.
final class TextBytes {
    private static final int LOOKED_AT = 4096;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private final int start;
    private final int width;
    private final boolean bigEndian;

    private TextBytes(byte[] bytes, int start, int width, boolean bigEndian) {
        this.bytes = bytes;
        this.start = start;
        this.width = width;
        this.bigEndian = bigEndian;
    }

    static TextBytes of(byte[] bytes) {
        if (startsWith(bytes, UTF_8_MARK)) {
            return new TextBytes(bytes, UTF_8_MARK.length, 1, false);
        }
        if (startsWith(bytes, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return new TextBytes(bytes, 2, 2, false);
        }
        if (startsWith(bytes, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            return new TextBytes(bytes, 2, 2, true);
        }
        return unmarked(bytes);
    }

    /// Text of the West in UTF-16 has a zero in nearly each second byte, and none in the others.
    private static TextBytes unmarked(byte[] bytes) {
        int looked = Math.min(bytes.length, LOOKED_AT) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                zeros[i & 1]++;
            }
        }
        int most = looked / 2;
        if (most >= 2 && zeros[1] > most * 0.7 && zeros[0] < most * 0.1) {
            return new TextBytes(bytes, 0, 2, false);
        }
        if (most >= 2 && zeros[0] > most * 0.7 && zeros[1] < most * 0.1) {
            return new TextBytes(bytes, 0, 2, true);
        }
        return new TextBytes(bytes, 0, 1, false);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// Units after the mark; half a unit at the end is none.
    int length() {
        return (bytes.length - start) / width;
    }

    /// A unit: a byte of 8-bit text, or 16 bits.
    char at(int index) {
        int at = start + index * width;
        if (width == 1) {
            return (char) (bytes[at] & 0xFF);
        }
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return (char) (bigEndian ? first << 8 | second : second << 8 | first);
    }

    /// The text of some units, as it was meant: 8-bit text that is no UTF-8 is Latin-1.
    String text(int from, int to) {
        if (width == 2) {
            StringBuilder text = new StringBuilder(to - from);
            for (int i = from; i < to; i++) {
                text.append(at(i));
            }
            return text.toString();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start + from, to - from))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, start + from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    String whole() {
        return text(0, length());
    }

    /// Where unit `index` begins in the file.
    int offset(int index) {
        return start + index * width;
    }

    /// What is written: `UTF-16LE with a byte order mark`.
    String encoding() {
        String mark = start > 0 ? " with a byte order mark" : "";
        if (width == 2) {
            return (bigEndian ? "UTF-16BE" : "UTF-16LE") + mark;
        }
        return eightBit() + mark;
    }

    private String eightBit() {
        boolean ascii = true;
        for (byte b : bytes) {
            ascii &= b >= 0;
        }
        if (ascii) {
            return "ASCII";
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return "UTF-8";
        } catch (CharacterCodingException other) {
            return "8-bit text";
        }
    }
}
