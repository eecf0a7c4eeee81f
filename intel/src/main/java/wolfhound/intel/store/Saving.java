package wolfhound.intel.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Writes a compiled set: arrays with their lengths, and a checksum behind all.
public final class Saving implements Closeable {
    private final OutputStream out;
    private final CRC32C sum = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    public Saving(OutputStream out) {
        this.out = out;
    }

    /// The first bytes of the file, by which it is known.
    public void mark(String letters) throws IOException {
        room(letters.length());
        buffer.put(letters.getBytes(StandardCharsets.US_ASCII));
    }

    public void number(int value) throws IOException {
        room(4);
        buffer.putInt(value);
    }

    public void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            room(1);
            int some = Math.min(buffer.remaining(), bytes.length - i);
            buffer.put(bytes, i, some);
            i += some;
        }
    }

    public void ints(int[] values) throws IOException {
        number(values.length);
        for (int value : values) {
            room(4);
            buffer.putInt(value);
        }
    }

    public void longs(long[] values) throws IOException {
        number(values.length);
        for (long value : values) {
            room(8);
            buffer.putLong(value);
        }
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.array(), 0, buffer.limit());
        out.write(buffer.array(), 0, buffer.limit());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.write(ByteBuffer.allocate(8).putLong(sum.getValue()).array());
        out.close();
    }
}
