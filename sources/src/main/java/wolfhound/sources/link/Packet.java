package wolfhound.sources.link;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One packet while it is unwrapped: a cursor over its bytes and what the headers outside of it
/// said. One object serves all packets.
final class Packet {
    private static final VarHandle U16 =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// IPv4 in its mapped form, as in the model's addresses.
    private static final long MAPPED = 0xFFFFL << 32;

    byte[] bytes = new byte[0];

    /// Where the header that is read next begins.
    int at;

    /// Where the innermost IP header begins, -1 where it is not in [#bytes] (of a datagram put
    /// together of fragments).
    int network;

    /// Where the captured bytes of this layer end.
    int end;

    /// Where this layer would end had all of it been captured; never before [#end].
    int whole;

    long time;
    long sourceHigh;
    long sourceLow;
    long targetHigh;
    long targetLow;
    int hops;

    /// The IANA number of what the innermost IP header carries.
    int protocol;

    /// Whether an entry for an outer layer is already written.
    boolean written;

    /// What is to be said against it until now: [Oddity]s as bits.
    long odd;

    /// Why reading ended, where it ended early.
    Unread unread = Unread.LINK_CUT;

    void begin(byte[] bytes, int at, int captured, int length, long time) {
        this.bytes = bytes;
        this.at = at;
        this.end = at + captured;
        this.whole = at + Math.min(length, Integer.MAX_VALUE - at);
        this.time = time;
        network = -1;
        written = false;
        odd = 0;
    }

    boolean has(int count) {
        return end - at >= count;
    }

    int left() {
        return end - at;
    }

    int u8(int offset) {
        return bytes[at + offset] & 0xFF;
    }

    int u16(int offset) {
        return (short) U16.get(bytes, at + offset) & 0xFFFF;
    }

    int i32(int offset) {
        return (int) I32.get(bytes, at + offset);
    }

    long i64(int offset) {
        return (long) I64.get(bytes, at + offset);
    }

    int little16(int offset) {
        return Short.reverseBytes((short) U16.get(bytes, at + offset)) & 0xFFFF;
    }

    int little32(int offset) {
        return Integer.reverseBytes((int) I32.get(bytes, at + offset));
    }

    static long mapped(int v4) {
        return MAPPED | Integer.toUnsignedLong(v4);
    }

    /// Ends this layer `length` bytes behind the cursor, if it does not end before.
    void trim(int length) {
        whole = Math.min(whole, at + length);
        end = Math.min(end, whole);
    }

    /// Goes on behind a header, which must be captured whole.
    int skip(int count, int next) {
        at += count;
        return next;
    }

    Packet behind(int count) {
        at += count;
        return this;
    }

    void say(Oddity oddity) {
        odd |= oddity.bit();
    }

    int give(Oddity oddity, Unread reason) {
        say(oddity);
        return give(reason);
    }

    int give(Unread reason) {
        unread = reason;
        return Layer.UNREAD;
    }
}
