package wolfhound.sources.wire;

import java.util.Arrays;

/// Cuts a stream of handshake bytes into messages (RFC 8446 §4: a type, three bytes of length, a
/// body), which may be spread over several records or share one.
final class HandshakeMessages {
    /// Longer than the longest list of certificates that the common libraries accept (100 KiB).
    static final int LONGEST = 128 * 1024;

    private static final int HEADER = 4;
    private static final byte[] NOTHING = new byte[0];

    private byte[] pending = NOTHING;
    private int length;
    private final Bytes body = new Bytes();

    /// Takes the bytes from `at` to `to` in and gives the handshake what is whole.
    ///
    /// @return why nobody would say that, empty when all is well
    String take(Side from, Bytes bytes, int at, int to, Handshake handshake) {
        if (length == 0) {
            return cut(from, bytes.array(), bytes.arrayOffset() + at, to - at, handshake);
        }
        append(bytes.array(), bytes.arrayOffset() + at, to - at);
        byte[] all = pending;
        int filled = length;
        pending = NOTHING;
        length = 0;
        return cut(from, all, 0, filled, handshake);
    }

    /// Is the beginning of a message here, whose end is still to come.
    boolean isInside() {
        return length > 0;
    }

    private String cut(Side from, byte[] array, int start, int count, Handshake handshake) {
        int at = start;
        int end = start + count;
        while (end - at >= HEADER) {
            int size =
                    (array[at + 1] & 0xFF) << 16
                            | (array[at + 2] & 0xFF) << 8
                            | array[at + 3] & 0xFF;
            if (size > LONGEST) {
                return "a message of " + size + " bytes";
            }
            if (end - at - HEADER < size) {
                break;
            }
            String lie =
                    handshake.message(
                            from,
                            array[at] & 0xFF,
                            body.set(array, at + HEADER, at + HEADER + size));
            if (!lie.isEmpty()) {
                return lie;
            }
            at += HEADER + size;
        }
        append(array, at, end - at);
        return "";
    }

    /// Never more than [#LONGEST] and one record, since a longer message was refused by its header.
    private void append(byte[] array, int at, int count) {
        if (pending.length - length < count) {
            pending = Arrays.copyOf(pending, Math.max(length + count, 2 * length));
        }
        System.arraycopy(array, at, pending, length, count);
        length += count;
    }
}
