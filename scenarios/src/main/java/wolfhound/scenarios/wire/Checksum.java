package wolfhound.scenarios.wire;

/// The internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit
/// words.
final class Checksum {
    private long sum;

    Checksum add(byte[] bytes) {
        for (int i = 0; i < bytes.length; i += 2) {
            int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            sum += ((bytes[i] & 0xFF) << 8) | low;
        }
        return this;
    }

    Checksum add(long word) {
        sum += word;
        return this;
    }

    int value() {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) ~folded & 0xFFFF;
    }
}
