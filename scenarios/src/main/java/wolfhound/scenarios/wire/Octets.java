package wolfhound.scenarios.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes being written one after another, big-endian unless the method says little.
public final class Octets {
    private byte[] bytes = new byte[64];
    private int size;

    public Octets u8(long value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public Octets u16(long value) {
        return u8(value >>> 8).u8(value);
    }

    public Octets u24(long value) {
        return u8(value >>> 16).u16(value);
    }

    public Octets u32(long value) {
        return u16(value >>> 16).u16(value);
    }

    public Octets u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    public Octets little16(long value) {
        return u8(value).u8(value >>> 8);
    }

    public Octets little32(long value) {
        return little16(value).little16(value >>> 16);
    }

    public Octets little64(long value) {
        return little32(value).little32(value >>> 32);
    }

    public Octets zeros(int count) {
        room(count);
        Arrays.fill(bytes, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    public Octets bytes(byte... more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /// One byte a character (ISO 8859-1).
    public Octets text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Octets text(String text, Charset charset) {
        return bytes(text.getBytes(charset));
    }

    /// Bytes written as hexadecimal digits, blanks allowed.
    public Octets hex(String digits) {
        return bytes(java.util.HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    /// Length in one byte, then the bytes.
    public Octets counted8(byte[] more) {
        return u8(more.length).bytes(more);
    }

    /// Length in two bytes, then the bytes.
    public Octets counted16(byte[] more) {
        return u16(more.length).bytes(more);
    }

    /// Length in three bytes, then the bytes.
    public Octets counted24(byte[] more) {
        return u24(more.length).bytes(more);
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
