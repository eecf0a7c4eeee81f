package wolfhound.intel.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What was said, one entry after the other: columns of numbers, and one store with the bytes of
/// the keys and comments. Immutable once built.
///
/// ```
/// store, at an entry's place:  kind 1 | length of the key 2 | key | length of the comment 1 | comment
/// ```
public final class Entries {
    /// Entries of one set. Beyond it they are counted and left out.
    public static final int MOST = 32_000_000;

    /// Bytes of keys and comments; the same.
    public static final int MOST_BYTES = 1 << 30;

    public static final int LONGEST_KEY = 2048;
    public static final int LONGEST_COMMENT = 120;

    private final int size;
    private final byte[] store;
    private final int[] at;
    private final int[] voice;
    private final int[] since;
    private final int[] until;
    private final int[] line;

    private Entries(
            int size, byte[] store, int[] at, int[] voice, int[] since, int[] until, int[] line) {
        this.size = size;
        this.store = store;
        this.at = at;
        this.voice = voice;
        this.since = since;
        this.until = until;
        this.line = line;
    }

    public int size() {
        return size;
    }

    public int kind(int entry) {
        return store[at[entry]];
    }

    public byte[] key(int entry) {
        int from = at[entry] + 3;
        return Arrays.copyOfRange(store, from, from + length(entry));
    }

    public String comment(int entry) {
        int from = at[entry] + 3 + length(entry);
        return new String(store, from + 1, store[from] & 0xFF, StandardCharsets.UTF_8);
    }

    /// Who said it: a number that the owner of the entries gave.
    public int voice(int entry) {
        return voice[entry];
    }

    /// Seconds of the epoch, 0 for none.
    public long since(int entry) {
        return since[entry] & 0xFFFFFFFFL;
    }

    public long until(int entry) {
        return until[entry] & 0xFFFFFFFFL;
    }

    public int line(int entry) {
        return line[entry];
    }

    private int length(int entry) {
        int from = at[entry];
        return (store[from + 1] & 0xFF) << 8 | store[from + 2] & 0xFF;
    }

    /// The digest of the server of a URL: what stands before its port or path.
    long digestOfServer(int entry, int kind) {
        int from = at[entry] + 3;
        int to = from;
        int last = from + length(entry);
        boolean brackets = from < last && store[from] == '[';
        while (to < last && store[to] != '/' && (brackets || store[to] != ':')) {
            brackets &= store[to] != ']';
            to++;
        }
        return Digest.of(store, from, to, kind);
    }

    /// Is the text the server of the URL.
    boolean isServer(int entry, int kind, String server) {
        int from = at[entry];
        int length = server.length();
        boolean fits = store[from] == kind && length(entry) > length;
        int next = fits ? store[from + 3 + length] : 0;
        return (next == '/' || next == ':') && begins(from + 3, server, 0, length);
    }

    long digestFrom(int entry, int skip, int kind) {
        int from = at[entry] + 3;
        return Digest.of(store, from + skip, from + length(entry), kind);
    }

    public boolean is(int entry, int kind, byte[] key) {
        int from = at[entry];
        return store[from] == kind
                && length(entry) == key.length
                && Arrays.equals(store, from + 3, from + 3 + key.length, key, 0, key.length);
    }

    /// Is the key the end of the text from here on.
    public boolean is(int entry, int kind, String text, int start) {
        int from = at[entry];
        int length = text.length() - start;
        return store[from] == kind
                && length(entry) == length
                && begins(from + 3, text, start, length);
    }

    /// Does the key end with these bytes, behind this many others.
    public boolean ends(int entry, int kind, byte[] end, int behind) {
        int from = at[entry];
        return store[from] == kind
                && length(entry) == end.length + behind
                && Arrays.equals(
                        store,
                        from + 3 + behind,
                        from + 3 + behind + end.length,
                        end,
                        0,
                        end.length);
    }

    boolean hasPort(int entry, int port) {
        int from = at[entry] + 3;
        return ((store[from] & 0xFF) << 8 | store[from + 1] & 0xFF) == port;
    }

    private boolean begins(int from, String text, int start, int length) {
        for (int i = 0; i < length; i++) {
            if ((store[from + i] & 0xFF) != text.charAt(start + i)) {
                return false;
            }
        }
        return true;
    }

    boolean sameKey(int one, int other) {
        int from = at[one];
        int with = at[other];
        int length = 3 + length(one);
        return Arrays.equals(store, from, from + length, store, with, with + length);
    }

    public void write(Saving out) throws IOException {
        out.bytes(store);
        out.ints(at);
        out.ints(voice);
        out.ints(since);
        out.ints(until);
        out.ints(line);
    }

    public static Entries read(Loading in) throws IOException {
        byte[] store = in.bytes();
        int[] at = in.ints();
        int[] voice = in.ints();
        int[] since = in.ints();
        int[] until = in.ints();
        int[] line = in.ints();
        return new Entries(at.length, store, at, voice, since, until, line);
    }

    /// Takes entries in, one after the other.
    public static final class Builder {
        private byte[] store = new byte[1 << 16];
        private int used;
        private int[] at = new int[1024];
        private int[] voice = new int[1024];
        private int[] since = new int[1024];
        private int[] until = new int[1024];
        private int[] line = new int[1024];
        private int size;
        private long tooMany;

        public int size() {
            return size;
        }

        /// Left out because a bound bit: entries, bytes, or a key that is too long.
        public long tooMany() {
            return tooMany;
        }

        public void add(
                int kind,
                byte[] key,
                int voice,
                long since,
                long until,
                long line,
                String comment) {
            byte[] remark = comment.isEmpty() ? NOTHING : remark(comment);
            int length = 4 + key.length + remark.length;
            if (size >= MOST || key.length > LONGEST_KEY || used > MOST_BYTES - length) {
                tooMany++;
                return;
            }
            grow(length);
            at[size] = used;
            this.voice[size] = voice;
            this.since[size] = seconds(since);
            this.until[size] = seconds(until);
            this.line[size] = (int) Math.min(line, Integer.MAX_VALUE);
            size++;
            store[used] = (byte) kind;
            store[used + 1] = (byte) (key.length >> 8);
            store[used + 2] = (byte) key.length;
            System.arraycopy(key, 0, store, used + 3, key.length);
            used += 3 + key.length;
            store[used++] = (byte) remark.length;
            System.arraycopy(remark, 0, store, used, remark.length);
            used += remark.length;
        }

        private static final byte[] NOTHING = {};

        private static byte[] remark(String comment) {
            byte[] all = comment.getBytes(StandardCharsets.UTF_8);
            if (all.length <= LONGEST_COMMENT) {
                return all;
            }
            int end = LONGEST_COMMENT;
            while (end > 0 && (all[end] & 0xC0) == 0x80) {
                end--; // never half a character
            }
            return Arrays.copyOf(all, end);
        }

        /// Times before 1970 and after 2106 are not said of anything.
        private static int seconds(long time) {
            return time <= 0 || time > 0xFFFFFFFFL ? 0 : (int) time;
        }

        private void grow(int length) {
            if (used + length > store.length) {
                long wanted = Math.max(used + length, store.length + (store.length >> 1));
                store = Arrays.copyOf(store, (int) Math.min(wanted, MOST_BYTES));
            }
            if (size == at.length) {
                int more = size + (size >> 1);
                at = Arrays.copyOf(at, more);
                voice = Arrays.copyOf(voice, more);
                since = Arrays.copyOf(since, more);
                until = Arrays.copyOf(until, more);
                line = Arrays.copyOf(line, more);
            }
        }

        public Entries build() {
            return new Entries(
                    size,
                    Arrays.copyOf(store, used),
                    Arrays.copyOf(at, size),
                    Arrays.copyOf(voice, size),
                    Arrays.copyOf(since, size),
                    Arrays.copyOf(until, size),
                    Arrays.copyOf(line, size));
        }
    }
}
