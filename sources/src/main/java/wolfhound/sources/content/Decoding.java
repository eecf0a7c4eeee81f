package wolfhound.sources.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/// Undoes a content coding (RFC 9110 §8.4.1: gzip, deflate; RFC 7932: br) on the way into a
/// [Content]. Decodes [Content#SAMPLED] bytes of anything, of what is digested as a file
/// [#MOST_OF_FILE]; the rest passes unread. A bomb costs no more than that.
public final class Decoding {
    /// Decoded bytes of one file.
    public static final int MOST_OF_FILE = 32 << 20;

    /// Brotli can only be pulled: so many coded bytes are kept for it.
    private static final int BROTLI_KEPT = 1 << 18;

    private static final int STEP = 1 << 13;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;
    private static final int FLAG_CHECK = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED = 0xE0;

    /// Who else wants the decoded bytes, maybe more of them than the content.
    public interface Tap {
        /// How many more are wanted.
        int room();

        /// Told what the content has taken already, where it wanted it.
        void take(byte[] array, int from, int to, Content measured);
    }

    private enum State {
        START,
        GZIP_HEADER,
        GZIP_EXTRA,
        GZIP_NAME,
        GZIP_COMMENT,
        GZIP_CHECK,
        INFLATE,
        GZIP_TRAILER,
        BROTLI,
        /// What came was not coded, whatever was said.
        PLAIN,
        /// The end of the coded data, or what cannot be read on.
        OVER
    }

    private final String coding;
    private final Content into;
    private final @Nullable Tap tap;
    private State state = State.START;
    private int left;
    private int flags;
    private @Nullable Inflater inflater;
    private byte[] out = new byte[0];
    private byte[] held = new byte[0];
    private int heldBytes;
    private boolean whole;
    private boolean bounded;
    private boolean damaged;
    private boolean wrapped;
    private boolean inGzip;

    /// Nothing was given to the inflater yet.
    private boolean fresh = true;

    private final CRC32 check = new CRC32();
    private long decoded;

    /// What stands behind the coded data: a checksum and a length, the low bytes first.
    private final byte[] trailer = new byte[GZIP_TRAILER];

    private int trailerBytes;

    private Decoding(String coding, Content into, @Nullable Tap tap) {
        this.coding = coding;
        this.into = into;
        this.tap = tap;
    }

    /// A decoding of this coding, as a header names it among white space, commas and `identity`;
    /// empty for none, for unknown ones and for several.
    public static Optional<Decoding> of(String header, Content into) {
        return of(header, into, null);
    }

    /// The same, for one more who wants the decoded bytes.
    public static Optional<Decoding> of(String header, Content into, @Nullable Tap tap) {
        return header.isEmpty()
                ? Optional.empty()
                : switch (onlyCoding(header.toLowerCase(Locale.ROOT))) {
                    case "gzip", "x-gzip" -> Optional.of(new Decoding("gzip", into, tap));
                    case "deflate" -> Optional.of(new Decoding("deflate", into, tap));
                    case "br" -> Optional.of(new Decoding("br", into, tap));
                    default -> Optional.empty();
                };
    }

    /// The one word that is no `identity`, empty for none and for several.
    private static String onlyCoding(String header) {
        String only = "";
        int at = 0;
        while (at < header.length()) {
            int from = at;
            while (at < header.length() && isOfToken(header.charAt(at))) {
                at++;
            }
            String word = header.substring(from, at++);
            if (!word.isEmpty() && !word.equals("identity")) {
                if (!only.isEmpty()) {
                    return "";
                }
                only = word;
            }
        }
        return only;
    }

    private static boolean isOfToken(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    /// The coding that is undone; empty when the bytes turned out not to be coded.
    public String coding() {
        return state == State.PLAIN ? "" : coding;
    }

    /// Whether the coded data was read to its end.
    public boolean isWhole() {
        return whole || state == State.PLAIN || state == State.START;
    }

    /// Whether what came is not coded as was said.
    public boolean isDamaged() {
        return damaged || state == State.PLAIN;
    }

    /// Whether it came in the zlib format, as RFC 9110 wants `deflate` and few send it.
    public boolean isWrapped() {
        return wrapped;
    }

    /// Whether a bound cut the decoding short.
    public boolean isBounded() {
        return bounded;
    }

    public void take(byte[] array, int from, int to) {
        int at = from;
        while (at < to && state != State.OVER) {
            at = step(array, at, to);
        }
    }

    private int step(byte[] array, int at, int to) {
        return switch (state) {
            case START -> start(array[at] & 0xFF, at);
            case GZIP_HEADER -> gzipHeader(array[at] & 0xFF, at);
            case GZIP_EXTRA -> gzipExtra(array[at] & 0xFF, at);
            case GZIP_NAME -> gzipText(array[at], at, State.GZIP_COMMENT, FLAG_COMMENT);
            case GZIP_COMMENT -> gzipText(array[at], at, State.GZIP_CHECK, FLAG_CHECK);
            case GZIP_CHECK -> gzipCheck(at);
            case INFLATE -> inflate(array, at, to);
            case GZIP_TRAILER -> gzipTrailer(array[at], at);
            case BROTLI -> hold(array, at, to);
            case PLAIN -> {
                into.take(array, at, to);
                if (tap != null) {
                    tap.take(array, at, to, into);
                }
                yield to;
            }
            case OVER -> to;
        };
    }

    private int start(int first, int at) {
        // Some send the zlib format, as they should for `deflate`, and some the bare one: the bits
        // of
        // the method tell.
        boolean zlib = (first & 0x0F) == 8 && first >>> 4 <= 7;
        switch (coding) {
            case "gzip", "deflate" -> {
                damaged = first == GZIP_FIRST != coding.equals("gzip") && !zlib;
                wrapped = zlib && coding.equals("deflate");
                if (first == GZIP_FIRST) {
                    inGzip = true;
                    state = State.GZIP_HEADER;
                    left = GZIP_HEADER;
                } else if (zlib || coding.equals("deflate")) {
                    inflater = new Inflater(!zlib);
                    state = State.INFLATE;
                } else {
                    state = State.PLAIN;
                }
            }
            default -> state = State.BROTLI;
        }
        return at;
    }

    private int gzipHeader(int value, int at) {
        if (left == GZIP_HEADER - 3) {
            flags = value;
        }
        if (--left > 0) {
            return at + 1;
        }
        left = -2;
        damaged |= (flags & RESERVED) != 0;
        enter(
                (flags & FLAG_EXTRA) != 0
                        ? State.GZIP_EXTRA
                        : (flags & FLAG_NAME) != 0 ? State.GZIP_NAME : afterName());
        return at + 1;
    }

    private State afterName() {
        return (flags & FLAG_COMMENT) != 0 ? State.GZIP_COMMENT : afterComment();
    }

    private State afterComment() {
        return (flags & FLAG_CHECK) != 0 ? State.GZIP_CHECK : State.INFLATE;
    }

    private void enter(State next) {
        state = next;
        if (next == State.GZIP_CHECK) {
            left = 2;
        }
        if (next == State.INFLATE) {
            inflater = new Inflater(true);
        }
    }

    /// Two bytes of length, the low one first, then as many.
    private int gzipExtra(int value, int at) {
        if (left == -2) {
            flags |= value << 16;
            left = -1;
        } else if (left == -1) {
            left = flags >>> 16 & 0xFF | value << 8;
        } else {
            left--;
        }
        if (left == 0) {
            enter((flags & FLAG_NAME) != 0 ? State.GZIP_NAME : afterName());
        }
        return at + 1;
    }

    private int gzipText(byte value, int at, State next, int flag) {
        if (value == 0) {
            enter((flags & flag) != 0 ? next : afterComment());
        }
        return at + 1;
    }

    private int gzipCheck(int at) {
        if (--left == 0) {
            enter(State.INFLATE);
        }
        return at + 1;
    }

    private int inflate(byte[] array, int at, int to) {
        Inflater from = inflater;
        if (from == null) {
            return over(to);
        }
        if (out.length == 0) {
            out = new byte[STEP];
        }
        boolean first = fresh;
        fresh = false;
        from.setInput(array, at, to - at);
        try {
            while (true) {
                int count = from.inflate(out, 0, Math.min(out.length, room()));
                give(out, count);
                if (from.finished()) {
                    whole = !bounded;
                    return whole && tap != null && inGzip
                            ? toTrailer(to - from.getRemaining())
                            : over(to);
                }
                bounded |= contentRoom() == 0;
                if (room() == 0) {
                    return over(to);
                }
                if (count == 0) {
                    return from.needsDictionary() ? over(to) : to;
                }
            }
        } catch (DataFormatException e) {
            damaged = true;
            if (first && from.getBytesWritten() == 0) {
                release();
                state = State.PLAIN;
                return at;
            }
            return over(to);
        }
    }

    private int toTrailer(int at) {
        release();
        state = State.GZIP_TRAILER;
        return at;
    }

    private int gzipTrailer(byte value, int at) {
        trailer[trailerBytes++] = value;
        if (trailerBytes == GZIP_TRAILER) {
            damaged |= word(0) != check.getValue() || word(4) != (decoded & 0xFFFF_FFFFL);
            state = State.OVER;
        }
        return at + 1;
    }

    private long word(int at) {
        long word = 0;
        for (int i = at + 3; i >= at; i--) {
            word = word << 8 | trailer[i] & 0xFF;
        }
        return word;
    }

    /// The content takes what it wants, as if nobody else did.
    private void give(byte[] bytes, int count) {
        into.take(bytes, 0, Math.min(count, contentRoom()));
        if (tap != null) {
            check.update(bytes, 0, count);
            decoded += count;
            tap.take(bytes, 0, count, into);
        }
    }

    /// How many more decoded bytes are wanted by anybody.
    private int room() {
        return tap == null ? contentRoom() : Math.max(contentRoom(), tap.room());
    }

    /// How many more the content wants. The sample is filled to its last byte, so that what is
    /// measured does not depend on how the coded bytes came in.
    private int contentRoom() {
        long most = into.isDigested() ? MOST_OF_FILE : Content.SAMPLED;
        return (int) Math.clamp(most - into.length(), 0, MOST_OF_FILE);
    }

    private int over(int to) {
        state = State.OVER;
        release();
        return to;
    }

    private int hold(byte[] array, int at, int to) {
        int count = Math.min(to - at, BROTLI_KEPT - heldBytes);
        if (count == 0) {
            bounded = true;
            pull();
            return over(to);
        }
        if (heldBytes + count > held.length) {
            int wider = Math.min(BROTLI_KEPT, Math.max(heldBytes + count, 2 * held.length));
            held = Arrays.copyOf(held, wider);
        }
        System.arraycopy(array, at, held, heldBytes, count);
        heldBytes += count;
        return at + count;
    }

    private void pull() {
        byte[] buffer = new byte[STEP];
        try (var in = new BrotliInputStream(new ByteArrayInputStream(held, 0, heldBytes))) {
            while (room() > 0) {
                int count = in.read(buffer, 0, Math.min(buffer.length, room()));
                if (count < 0) {
                    whole = !bounded;
                    return;
                }
                give(buffer, count);
                bounded |= contentRoom() == 0;
            }
            bounded = true;
        } catch (IOException | RuntimeException e) {
            // Cut or damaged: what was decoded before is taken. The decoder throws unchecked
            // exceptions on some damage.
            whole = false;
        }
    }

    /// No more will come: decodes what is held, and gives the memory back.
    public void end() {
        if (state == State.BROTLI) {
            pull();
        }
        if (state != State.PLAIN && state != State.START) {
            state = State.OVER;
        }
        release();
    }

    private void release() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
        held = new byte[0];
        out = new byte[0];
        heldBytes = 0;
    }
}
