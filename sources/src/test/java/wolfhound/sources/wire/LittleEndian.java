package wolfhound.sources.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes messages of little-endian numbers, field by field.
final class LittleEndian {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LittleEndian u8(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    LittleEndian u16(int... values) {
        for (int value : values) {
            u8(value, value >>> 8);
        }
        return this;
    }

    LittleEndian u32(long... values) {
        for (long value : values) {
            u16((int) value, (int) (value >>> 16));
        }
        return this;
    }

    LittleEndian u64(long... values) {
        for (long value : values) {
            u32(value, value >>> 32);
        }
        return this;
    }

    LittleEndian zeros(int count) {
        return raw(new byte[count]);
    }

    LittleEndian raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    LittleEndian text(String latin1) {
        return raw(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    LittleEndian wide(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_16LE));
    }

    int length() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
