package wolfhound.sources.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Bytes that a test writes field by field, in either byte order.
final class Written {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    Written(ByteOrder order) {
        this.order = order;
    }

    Written u16(int value) {
        out.writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        return this;
    }

    Written u32(long value) {
        out.writeBytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        return this;
    }

    Written u64(long value) {
        out.writeBytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
        return this;
    }

    Written bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Written zeros(int count) {
        out.writeBytes(new byte[count]);
        return this;
    }

    /// Zeros up to the next multiple of four.
    Written padded() {
        return zeros(-out.size() & 3);
    }

    int size() {
        return out.size();
    }

    byte[] done() {
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
