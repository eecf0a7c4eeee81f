package wolfhound.engine.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wolfhound.model.Address;
import wolfhound.model.DomainName;

/// Reads what [Packing] wrote, in the same order.
public final class Unpacking {
    private final byte[] bytes;
    private int at;
    private long second;
    private final List<String> texts = new ArrayList<>();

    public Unpacking(byte[] packed) {
        boolean deflated = packed[0] == Packing.DEFLATED;
        this.bytes = deflated ? inflated(packed) : packed;
        this.at = deflated ? 0 : 1;
    }

    private static byte[] inflated(byte[] packed) {
        int head = 1 + Integer.BYTES;
        int length = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            length |= (packed[1 + i] & 0xFF) << 8 * i;
        }
        byte[] bytes = new byte[length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, head, packed.length - head);
            int got = inflater.inflate(bytes);
            if (got < bytes.length) {
                throw new IllegalStateException("packed in another way");
            }
            return bytes;
        } catch (DataFormatException impossible) {
            throw new IllegalStateException("packed in another way", impossible);
        } finally {
            inflater.end();
        }
    }

    public byte[] bytes() {
        int length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int octet() {
        return bytes[at++] & 0xFF;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
    }

    public int count() {
        return (int) number();
    }

    public double fraction() {
        return Double.longBitsToDouble(Long.reverseBytes(number()));
    }

    public boolean flag() {
        return octet() == 1;
    }

    public Instant moment() {
        long since = number();
        second += since >>> 1 ^ -(since & 1);
        long nanos = number();
        return Instant.ofEpochSecond(second, (nanos & 1) == 0 ? nanos / 2 * 1000 : nanos / 2);
    }

    public Address address() {
        if (octet() == 4) {
            return Address.v4((int) number());
        }
        return new Address(half(), half());
    }

    private long half() {
        long half = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            half = half << 8 | octet();
        }
        return half;
    }

    public String text() {
        int head = count();
        if ((head & 3) == 0) {
            return texts.get(head / 4);
        }
        String text = (head & 3) == 1 ? narrow(head / 4) : wide(head / 4);
        texts.add(text);
        return text;
    }

    private String narrow(int length) {
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) number();
        }
        return new String(text);
    }

    public DomainName name() {
        String text = text();
        int registered = count();
        if (registered == 0) {
            return new DomainName(text, text());
        }
        return registered - 1 == text.length()
                ? new DomainName(text, text)
                : new DomainName(text, text.substring(text.length() - registered + 1));
    }
}
