package wolfhound.sources.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Gzip (RFC 1952) of any number of members. Other than the JDK's stream it delivers every byte
/// before a break, and finds the next member whether or not its bytes have arrived yet.
final class GzipStream extends InputStream {
    private static final int INPUT = 64 * 1024;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final byte[] input = new byte[INPUT];
    private int at;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean inMember;
    private boolean ended;
    private String broken = "";

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        while (!ended) {
            if (!broken.isEmpty()) {
                throw new IOException(broken);
            }
            if (!inMember && !beginMember()) {
                ended = true;
                return -1;
            }
            int inflated = inflate(into, from, count);
            if (inflated > 0) {
                return inflated;
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int from, int count) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == limit && !more()) {
                throw new EOFException("the gzip data ends early");
            }
            inflater.setInput(input, at, limit - at);
            at = limit;
        }
        long before = inflater.getBytesWritten();
        try {
            inflater.inflate(into, from, count);
        } catch (DataFormatException damaged) {
            broken = "the gzip data is damaged";
        }
        int inflated = (int) (inflater.getBytesWritten() - before);
        checksum.update(into, from, inflated);
        if (inflater.finished()) {
            endMember();
        }
        if (inflater.needsDictionary()) {
            broken = "the gzip data is damaged";
        }
        return inflated;
    }

    private boolean beginMember() throws IOException {
        int first = octet();
        while (first == 0) { // padding of tapes
            first = octet();
        }
        if (first != 0x1F || octet() != 0x8B || octet() != 8) {
            return false; // the end, or something behind it that is not ours
        }
        int flags = octet();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(need() | need() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        at = limit - inflater.getRemaining();
        inMember = false;
        long wanted = 0;
        for (int i = 0; i < 4; i++) {
            int octet = octet();
            if (octet < 0) {
                broken = "the gzip data ends early";
                return;
            }
            wanted |= (long) octet << (8 * i);
        }
        if (wanted != checksum.getValue()) {
            broken = "the gzip checksum does not match";
            return;
        }
        for (int i = 0; i < 4 && broken.isEmpty(); i++) {
            broken = octet() < 0 ? "the gzip data ends early" : "";
        }
    }

    private void skipText() throws IOException {
        while (need() != 0) {}
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            need();
        }
    }

    private int need() throws IOException {
        int octet = octet();
        if (octet < 0) {
            throw new EOFException("the gzip data ends early");
        }
        return octet;
    }

    private int octet() throws IOException {
        return at < limit || more() ? input[at++] & 0xFF : -1;
    }

    private boolean more() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(input, 0, input.length));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
