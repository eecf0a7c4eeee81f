package wolfhound.intel.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Reads what [Saving] wrote. The checksum is compared before anything is believed.
public final class Loading {
    private static final int SUM = 8;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    private long left;

    private Loading(FileChannel file) throws IOException {
        this.file = file;
        this.left = file.size() - SUM;
        buffer.limit(0);
    }

    /// What is read from an open file.
    public interface Reading<T> {
        T from(Loading in) throws IOException;
    }

    /// @throws IOException also where the file is damaged
    public static <T> T whole(Path path, Reading<T> reading) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            check(file);
            file.position(0);
            return reading.from(new Loading(file));
        }
    }

    private static void check(FileChannel file) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
        long left = file.size() - SUM;
        while (left > 0) {
            block.clear().limit((int) Math.min(block.capacity(), left));
            left -= fill(file, block);
            sum.update(block.flip());
        }
        ByteBuffer told = ByteBuffer.allocate(SUM);
        if (left < 0 || fill(file, told) < SUM || told.getLong(0) != sum.getValue()) {
            throw new IOException("it is damaged or was cut short; import the lists again");
        }
    }

    private static int fill(FileChannel file, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (file.read(block) < 0) {
                throw new IOException("it ends early; import the lists again");
            }
        }
        return block.position();
    }

    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        int more = (int) Math.min(buffer.remaining(), left);
        buffer.limit(buffer.position() + more);
        fill(file, buffer);
        left -= more;
        buffer.flip();
        if (buffer.remaining() < bytes) {
            throw new IOException("it ends early; import the lists again");
        }
    }

    /// Passes over the first bytes.
    public void skipMark(String letters) throws IOException {
        need(letters.length());
        buffer.position(buffer.position() + letters.length());
    }

    public int number() throws IOException {
        need(4);
        return buffer.getInt();
    }

    private int length(int each) throws IOException {
        int length = number();
        if (length < 0 || (long) length * each > left + buffer.remaining()) {
            throw new IOException("it is damaged; import the lists again");
        }
        return length;
    }

    public String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() throws IOException {
        byte[] bytes = new byte[length(1)];
        for (int i = 0; i < bytes.length; ) {
            need(1);
            int some = Math.min(buffer.remaining(), bytes.length - i);
            buffer.get(bytes, i, some);
            i += some;
        }
        return bytes;
    }

    public int[] ints() throws IOException {
        int[] values = new int[length(4)];
        for (int i = 0; i < values.length; ) {
            need(4);
            int some = Math.min(buffer.remaining() / 4, values.length - i);
            buffer.asIntBuffer().get(values, i, some);
            buffer.position(buffer.position() + some * 4);
            i += some;
        }
        return values;
    }

    public long[] longs() throws IOException {
        long[] values = new long[length(8)];
        for (int i = 0; i < values.length; ) {
            need(8);
            int some = Math.min(buffer.remaining() / 8, values.length - i);
            buffer.asLongBuffer().get(values, i, some);
            buffer.position(buffer.position() + some * 8);
            i += some;
        }
        return values;
    }
}
