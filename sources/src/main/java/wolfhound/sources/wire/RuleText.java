package wolfhound.sources.wire;

import java.util.Arrays;

/// Bytes put together for the rules to look into; reused, and grown to the largest.
final class RuleText {
    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    void add(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    void add(byte[] more) {
        add(more, 0, more.length);
    }

    void add(byte[] source, int from, int to) {
        int count = to - from;
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /// Forgets what stands behind.
    void cut(int to) {
        length = Math.min(length, to);
    }

    void set(int at, int value) {
        bytes[at] = (byte) value;
    }

    int at(int at) {
        return bytes[at] & 0xFF;
    }

    void lower() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] += 32;
            }
        }
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }
}
