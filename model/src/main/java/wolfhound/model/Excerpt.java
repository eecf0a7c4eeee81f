package wolfhound.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first bytes of something, kept to be shown and to be read by detectors, beside the length of
/// the whole.
public record Excerpt(byte[] bytes, long length) {
    public static final Excerpt NONE = new Excerpt(new byte[0], 0);

    public static Excerpt of(byte[] all) {
        return new Excerpt(all, all.length);
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public boolean isWhole() {
        return bytes.length == length;
    }

    /// The bytes as Latin-1 text: every byte one character, so positions hold.
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Shannon entropy of the kept bytes, in bits a byte (0 to 8).
    public double entropy() {
        return Entropy.of(bytes, 0, bytes.length);
    }

    /// Share of printable ASCII and white space among the kept bytes, 0 to 1; 1 for none.
    public double printable() {
        if (bytes.length == 0) {
            return 1;
        }
        int count = 0;
        for (byte b : bytes) {
            if (b >= 0x20 && b < 0x7F || b == '\t' || b == '\r' || b == '\n') {
                count++;
            }
        }
        return (double) count / bytes.length;
    }

    /// Are the kept bytes what keys and ciphers leave behind: as random as their number allows, and
    /// no text. Small samples cannot reach 8 bits a byte, so the bar follows the expectation for
    /// uniform bytes.
    public boolean looksRandom() {
        return bytes.length >= 16
                && printable() < 0.75
                && entropy() > Entropy.expectedOfRandom(bytes.length) - 0.35;
    }

    public boolean startsWith(int... head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Excerpt that
                && length == that.length
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Excerpt[" + bytes.length + " of " + length + " bytes]";
    }
}
