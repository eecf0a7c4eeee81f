package wolfhound.engine.memory;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import wolfhound.model.Address;
import wolfhound.model.DomainName;

/// Writes what a host at rest keeps into as few bytes as that takes: numbers by sevens of bits,
/// moments as what passed since the one before, and every text once. [Unpacking] reads it.
public final class Packing {
    /// What is shorter gains too little.
    private static final int LEAST_DEFLATED = 512;

    /// The first byte of what is deflated; 0 else.
    static final byte DEFLATED = 1;

    private byte[] bytes = new byte[256];
    private int length;
    private long second;
    private final Map<String, Integer> texts = new HashMap<>();

    /// All that was written; much is deflated.
    public byte[] packed() {
        if (length < LEAST_DEFLATED) {
            byte[] packed = new byte[1 + length];
            System.arraycopy(bytes, 0, packed, 1, length);
            return packed;
        }
        byte[] packed = new byte[1 + Integer.BYTES + length + length / 64 + 64];
        packed[0] = DEFLATED;
        for (int i = 0; i < Integer.BYTES; i++) {
            packed[1 + i] = (byte) (length >>> 8 * i);
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(bytes, 0, length);
        deflater.finish();
        int head = 1 + Integer.BYTES;
        int deflated = deflater.deflate(packed, head, packed.length - head);
        deflater.end();
        return Arrays.copyOf(packed, head + deflated);
    }

    public void bytes(byte[] values) {
        number(values.length);
        for (byte value : values) {
            octet(value);
        }
    }

    private void octet(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    public void number(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            octet((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        octet((int) left);
    }

    public void number(double value) {
        long bits = Double.doubleToRawLongBits(value);
        number(Long.reverseBytes(bits)); // round numbers end in noughts
    }

    public void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    public void moment(Instant value) {
        long since = value.getEpochSecond() - second;
        second = value.getEpochSecond();
        number(since << 1 ^ since >> 63);
        int nanos = value.getNano();
        boolean micros = nanos % 1000 == 0;
        number(micros ? nanos / 1000 * 2L : nanos * 2L + 1);
    }

    public void address(Address value) {
        if (value.isV4()) {
            octet(4);
            number(Integer.toUnsignedLong(value.v4Bits()));
            return;
        }
        octet(6);
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value.high() >>> shift));
        }
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value.low() >>> shift));
        }
    }

    /// A text that was written before is only pointed at.
    public void text(String value) {
        Integer before = texts.putIfAbsent(value, texts.size());
        if (before != null) {
            number(before * 4L);
            return;
        }
        boolean narrow = isNarrow(value);
        number(value.length() * 4L + (narrow ? 1 : 2));
        for (int i = 0; i < value.length(); i++) {
            if (narrow) {
                octet(value.charAt(i));
            } else {
                number(value.charAt(i));
            }
        }
    }

    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /// The registered part is most often the end of the name.
    public void name(DomainName value) {
        text(value.text());
        boolean end = value.text().endsWith(value.registered());
        number(end ? value.registered().length() + 1 : 0);
        if (!end) {
            text(value.registered());
        }
    }
}
