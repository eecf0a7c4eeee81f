package wolfhound.sources.wire;

/// A cursor over elements of DER (ITU-T X.690) that stand one behind the other, and of BER with
/// lengths that are longer than need be, as Windows writes them. It never throws: where the bytes
/// are no element, [#step] says so and nothing moves.
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private final Bytes bytes;
    private final int end;
    private int next;
    private int tag = -1;
    private int from;
    private int to;

    Der(Bytes bytes, int at, int end) {
        this.bytes = bytes;
        this.next = at;
        this.end = end;
    }

    /// Goes to the next element, if there is one and it ends within bounds.
    boolean step() {
        if (next + 2 > end) {
            return false;
        }
        int first = bytes.u8(next + 1);
        int lengthBytes = first < 0x80 ? 0 : first & 0x7F;
        if (first == 0x80 || lengthBytes > 4 || next + 2 + lengthBytes > end) {
            return false;
        }
        int length = first;
        for (int i = 0; i < lengthBytes; i++) {
            length = (i == 0 ? 0 : length << 8) | bytes.u8(next + 2 + i);
        }
        int content = next + 2 + lengthBytes;
        if (length < 0 || length > end - content) {
            return false;
        }
        tag = bytes.u8(next);
        from = content;
        to = content + length;
        next = to;
        return true;
    }

    /// Goes to the next element when it has this tag; stays otherwise.
    boolean step(int wantedTag) {
        return next < end && bytes.u8(next) == wantedTag && step();
    }

    boolean atEnd() {
        return next >= end;
    }

    int tag() {
        return tag;
    }

    /// Where the content of the element begins.
    int from() {
        return from;
    }

    /// Where it ends, exclusive.
    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /// The elements inside the present one.
    Der inside() {
        return new Der(bytes, from, to);
    }

    /// The present element as a dotted object identifier.
    String objectIdentifier() {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        for (int at = from; at < to; at++) {
            arc = arc << 7 | bytes.u8(at) & 0x7F;
            if ((bytes.u8(at) & 0x80) != 0) {
                continue;
            }
            if (text.isEmpty()) {
                long root = Math.min(2, arc / 40);
                text.append(root).append('.').append(arc - root * 40);
            } else {
                text.append('.').append(arc);
            }
            arc = 0;
        }
        return text.toString();
    }

    /// The number of significant bits of the present element, an INTEGER.
    int bitLength() {
        int at = from;
        while (at < to && bytes.u8(at) == 0) {
            at++;
        }
        return at == to ? 0 : (to - at) * 8 - (Integer.numberOfLeadingZeros(bytes.u8(at)) - 24);
    }
}
