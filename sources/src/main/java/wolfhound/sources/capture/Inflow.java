package wolfhound.sources.capture;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/// The plain bytes of one input: gzip and zstd are told by their first bytes and unpacked. A break
/// in the compression ends the bytes and is remembered.
public final class Inflow implements AutoCloseable {
    private static final int SNIFFED = 4;
    private static final int ZSTD = 0xFD2FB528;
    private static final int ZSTD_SKIPPABLE = 0x184D2A50;

    private final InputStream in;
    private final String unpack;
    private String problem = "";

    private Inflow(InputStream in, String unpack) {
        this.in = in;
        this.unpack = unpack;
    }

    /// @param rest given the bytes of the input as they are consumed, for progress
    public static Inflow of(InputStream raw, Tally rest) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new Counted(raw, rest), SNIFFED);
        byte[] first = in.readNBytes(SNIFFED);
        in.unread(first);
        if (first.length < SNIFFED) {
            return new Inflow(in, "");
        }
        if (first[0] == 0x1F && first[1] == (byte) 0x8B && first[2] == 8) {
            return new Inflow(new GzipStream(in), "gzip -dc");
        }
        int magic = little(first);
        if (magic == ZSTD || (magic & 0xFFFFFFF0) == ZSTD_SKIPPABLE) {
            return zstd(in);
        }
        return new Inflow(in, "");
    }

    private static Inflow zstd(InputStream in) throws IOException {
        try {
            return new Inflow(new ZstdInputStreamNoFinalizer(in), "zstd -dc --long=31");
        } catch (LinkageError missing) {
            throw new IOException(
                    "zstd cannot be unpacked on this machine (" + missing.getMessage() + ")",
                    missing);
        }
    }

    private static int little(byte[] four) {
        return four[0] & 0xFF
                | (four[1] & 0xFF) << 8
                | (four[2] & 0xFF) << 16
                | (four[3] & 0xFF) << 24;
    }

    /// Reads until `into` is filled from `from` to `to`, or nothing more comes.
    ///
    /// @return where the bytes read end
    public int fill(byte[] into, int from, int to) {
        int at = from;
        try {
            while (at < to && problem.isEmpty()) {
                int read = in.read(into, at, to - at);
                if (read < 0) {
                    break;
                }
                at += read;
            }
        } catch (IOException broken) {
            problem = String.valueOf(broken.getMessage());
        }
        return at;
    }

    /// Why the bytes ended before their time; empty where they did not.
    public String problem() {
        return problem;
    }

    /// The command that unpacks this input; empty for plain ones.
    String unpack() {
        return unpack;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Counted extends FilterInputStream {
        private final Tally tally;

        Counted(InputStream in, Tally tally) {
            super(in);
            this.tally = tally;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = super.read(into, from, count);
            if (read > 0) {
                tally.readBytes(read);
            }
            return read;
        }
    }
}
