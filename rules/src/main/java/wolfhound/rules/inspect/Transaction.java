package wolfhound.rules.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.Field;

/// What a request and its answer have shown until now. Reused: its bytes grow with the largest.
final class Transaction {
    /// Bytes kept of a body or file.
    static final int BODY_AT_MOST = 102_400;

    /// Buffers kept of a transaction, and bytes of them besides bodies.
    static final int PARTS_AT_MOST = 1_024;

    static final int BYTES_AT_MOST = 1 << 20;

    private static final int WORDS_AT_MOST = 256;
    private static final int SMALL = 1 << 16;

    final Side client;
    final Side server;
    private final Bounds bounds;
    int number = -1;

    Transaction(Bounds bounds) {
        this.bounds = bounds;
        client = new Side(bounds);
        server = new Side(bounds);
    }

    /// One side's part.
    static final class Side {
        private final Bounds bounds;
        Buffer[] buffers = new Buffer[16];
        int[] from = new int[16];
        int[] to = new int[16];
        byte[] bytes = new byte[1024];
        final List<Body> bodies = new ArrayList<>(0);
        final List<Number> numbers = new ArrayList<>(0);
        final List<Word> words = new ArrayList<>(0);

        /// Rules whose literal was seen, and those that have matched.
        final Candidates hopeful = new Candidates();

        final Candidates told = new Candidates();

        /// Blocks that held in the stream, which has moved on since.
        Set<CompiledBlock> streamed = Set.of();

        int count;
        int scanned;
        boolean whole;

        /// It ended before its end.
        boolean cut;

        Side(Bounds bounds) {
            this.bounds = bounds;
        }

        void add(Buffer buffer, byte[] source, int begin, int end) {
            int used = count == 0 ? 0 : to[count - 1];
            int length = end - begin;
            if (count == PARTS_AT_MOST || used + length > BYTES_AT_MOST) {
                bounds.bit(Bound.PARTS);
                return;
            }
            if (count == buffers.length) {
                buffers = Arrays.copyOf(buffers, count * 2);
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
            }
            if (used + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
            }
            System.arraycopy(source, begin, bytes, used, length);
            buffers[count] = buffer;
            from[count] = used;
            to[count++] = used + length;
        }

        /// @param digests by which rules ask for files
        void more(Buffer buffer, byte[] source, int begin, int end, Set<String> digests) {
            Body body = null;
            for (Body each : bodies) {
                if (each.buffer == buffer) {
                    body = each;
                }
            }
            if (body == null) {
                body = new Body(buffer);
                bodies.add(body);
                if (buffer == Buffer.FILE_DATA && !digests.isEmpty()) {
                    body.digests = new Digests(digests);
                }
            }
            body.add(source, begin, end, bounds);
            if (body.digests != null) {
                body.digests.add(source, begin, end);
            }
        }

        void holdsInStream(CompiledBlock block) {
            if (streamed.isEmpty()) {
                streamed = new HashSet<>();
            }
            streamed.add(block);
        }

        /// Has a part of the rule held in the stream.
        boolean heldInStream(CompiledRule rule) {
            if (streamed.isEmpty()) {
                return false;
            }
            for (CompiledBlock block : rule.blocks) {
                if (streamed.contains(block)) {
                    return true;
                }
            }
            return false;
        }

        /// Nothing was told of it: there is nothing that a rule could look into.
        boolean isSilent() {
            return count == 0 && bodies.isEmpty() && numbers.isEmpty() && words.isEmpty();
        }

        void clear() {
            count = 0;
            scanned = 0;
            whole = false;
            cut = false;
            if (bytes.length > SMALL) {
                bytes = new byte[1024];
            }
            bodies.clear();
            numbers.clear();
            words.clear();
            hopeful.clear();
            told.clear();
            streamed = Set.of();
        }
    }

    /// A body or file as far as it is kept.
    static final class Body {
        final Buffer buffer;
        byte[] bytes = new byte[4096];
        int length;
        int scanned = -1;
        @Nullable Digests digests;
        private boolean cut;

        Body(Buffer buffer) {
            this.buffer = buffer;
        }

        void add(byte[] source, int begin, int end, Bounds bounds) {
            int taken = Math.min(end - begin, BODY_AT_MOST - length);
            if (length + taken > bytes.length) {
                int room = Math.max(length + taken, Math.min(BODY_AT_MOST, bytes.length * 2));
                bytes = Arrays.copyOf(bytes, room);
            }
            System.arraycopy(source, begin, bytes, length, taken);
            length += taken;
            if (taken < end - begin && !cut) {
                cut = true;
                bounds.bit(Bound.BODIES);
            }
        }
    }

    record Number(Field field, long value) {}

    record Word(String keyword, String value) {}

    Side side(boolean byClient) {
        return byClient ? client : server;
    }

    void word(boolean byClient, String keyword, String value) {
        List<Word> words = side(byClient).words;
        if (words.size() < WORDS_AT_MOST) {
            words.add(new Word(keyword, value));
        } else {
            bounds.bit(Bound.WORDS);
        }
    }

    void number(boolean byClient, Field field, long value) {
        List<Number> numbers = side(byClient).numbers;
        if (numbers.size() < WORDS_AT_MOST) {
            numbers.add(new Number(field, value));
        } else {
            bounds.bit(Bound.WORDS);
        }
    }

    void clear() {
        client.clear();
        server.clear();
        number = -1;
    }
}
