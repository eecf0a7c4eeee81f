package wolfhound.sources.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Excerpt;
import wolfhound.model.RawDialogue;

/// One side of a WebSocket: its frames, joined to messages, unmasked (RFC 6455 §5) and inflated
/// (RFC 7692 §7). Keeps the beginning of a message and counts the rest.
final class WebSocketSide {
    /// Bytes inflated of a side at most: what is behind is counted as it was sent.
    static final int MOST_INFLATED = 1 << 20;

    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int RESERVED = 0x30;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int CONTROL = 8;
    private static final int BINARY = 2;
    private static final int PONG = 10;

    /// What every compressed message lacks at its end.
    private static final byte[] TAIL = {0, 0, -1, -1};

    private final boolean byHost;
    private final Consumer<RawDialogue.Turn> teller;
    private final boolean mayCompress;
    private final boolean forgets;
    private final byte[] block = new byte[4096];
    private @Nullable Inflater inflater;
    private int inflated;
    private boolean bounded;

    // The frame that is passing.
    private long left;
    private int first;
    private int mask;
    private int turn;

    // The message that is passing.
    private boolean open;
    private boolean compressed;
    private Instant began = Instant.EPOCH;
    private final byte[] kept = new byte[WebSocket.MOST_BYTES];
    private int keptBytes;
    private long length;

    /// @param extensions as the server accepts them
    WebSocketSide(boolean byHost, String extensions, Consumer<RawDialogue.Turn> teller) {
        this.byHost = byHost;
        this.teller = teller;
        this.mayCompress = extensions.contains("permessage-deflate");
        String side = byHost ? "client" : "server";
        this.forgets = extensions.contains(side + "_no_context_takeover");
    }

    Parsed read(Bytes bytes, Instant now) {
        if (left > 0) {
            int count = (int) Math.min(left, bytes.length());
            payload(bytes, count);
            return Parsed.used(count);
        }
        if (!bytes.has(0, 2)) {
            return Parsed.NEED_MORE;
        }
        int head = head(bytes.u8(1));
        if (!isPossible(bytes.u8(0), bytes.u8(1) & ~MASKED)) {
            return Parsed.malformed("bad-frame", "");
        }
        if (!bytes.has(0, head)) {
            return Parsed.needMore(head - bytes.length());
        }
        begin(bytes, head, now);
        return Parsed.used(head);
    }

    private static int head(int second) {
        int size =
                switch (second & ~MASKED) {
                    case TWO_BYTES -> 4;
                    case EIGHT_BYTES -> 10;
                    default -> 2;
                };
        return size + (second >= MASKED ? 4 : 0);
    }

    private boolean isPossible(int flags, int size) {
        int code = flags & 0x0F;
        boolean control = code >= CONTROL;
        boolean known = control ? code <= PONG : code <= BINARY;
        boolean squeezed = (flags & COMPRESSED) != 0;
        return known
                && (flags & RESERVED) == 0
                && (!squeezed || mayCompress && !control)
                && (!control || flags >= FINAL && size < TWO_BYTES);
    }

    private void begin(Bytes bytes, int head, Instant now) {
        int second = bytes.u8(1);
        boolean masked = second >= MASKED;
        first = bytes.u8(0);
        mask = masked ? bytes.i32(head - 4) : 0;
        turn = 0;
        left =
                switch (second & ~MASKED) {
                    case TWO_BYTES -> bytes.u16(2);
                    case EIGHT_BYTES -> bytes.i64(2) & Long.MAX_VALUE;
                    default -> second & ~MASKED;
                };
        if (!isControl() && !open) {
            open = true;
            compressed = (first & COMPRESSED) != 0;
            began = now;
        }
        endFrame();
    }

    private boolean isControl() {
        return (first & 0x0F) >= CONTROL;
    }

    private void payload(Bytes bytes, int count) {
        for (int at = 0; at < count; at += block.length) {
            int size = Math.min(block.length, count - at);
            for (int i = 0; i < size; i++) {
                block[i] = (byte) (bytes.u8(at + i) ^ mask >>> 24 - 8 * turn);
                turn = turn + 1 & 3;
            }
            if (!isControl()) {
                take(block, size);
            }
        }
        left -= count;
        endFrame();
    }

    private void take(byte[] plain, int size) {
        if (compressed && !bounded) {
            inflate(plain, size);
        } else {
            keep(plain, size, !compressed);
        }
    }

    /// @param readable whether these are the bytes meant, not what they were made to
    private void keep(byte[] plain, int size, boolean readable) {
        length += size;
        int more = readable ? Math.min(size, kept.length - keptBytes) : 0;
        System.arraycopy(plain, 0, kept, keptBytes, more);
        keptBytes += more;
    }

    private void inflate(byte[] coded, int size) {
        Inflater reader = inflater;
        if (reader == null) {
            reader = new Inflater(true);
            inflater = reader;
        }
        byte[] out = new byte[1024];
        reader.setInput(coded, 0, size);
        try {
            int count = reader.inflate(out);
            while (count > 0 && inflated < MOST_INFLATED) {
                inflated += count;
                keep(out, count, true);
                count = reader.inflate(out);
            }
            bounded = inflated >= MOST_INFLATED;
        } catch (DataFormatException damaged) {
            bounded = true;
        }
    }

    private void endFrame() {
        if (left > 0 || isControl() || first < FINAL || !open) {
            return;
        }
        if (compressed && !bounded) {
            inflate(TAIL, TAIL.length);
        }
        if (forgets && inflater != null) {
            inflater.reset();
        }
        tell();
    }

    private void tell() {
        open = false;
        var said = new Excerpt(Arrays.copyOf(kept, keptBytes), length);
        keptBytes = 0;
        length = 0;
        teller.accept(new RawDialogue.Turn(began, byHost, said));
    }

    /// Whether something was not inflated, because it was too much or damaged.
    boolean isBounded() {
        return bounded;
    }

    /// Behind a gap within a message all goes on, except that nothing can be inflated any more.
    boolean gap(long missing) {
        if (missing > left) {
            return false;
        }
        left -= missing;
        turn = (int) (turn + missing & 3);
        length += isControl() ? 0 : missing;
        bounded |= compressed && !isControl();
        endFrame();
        return true;
    }

    /// No more will come.
    void end() {
        if (open && length > 0) {
            tell();
        }
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
