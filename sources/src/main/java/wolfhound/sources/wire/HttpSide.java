package wolfhound.sources.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Header;
import wolfhound.model.Headers;

/// One side of an HTTP/1 conversation: heads, and bodies by their framing (RFC 9112 §6, §7). After
/// a loss it looks for the next head.
abstract class HttpSide {
    private static final int LONGEST_CHUNK_LINE = 1 << 12;
    private static final int MOST_DIGITS = 15;

    /// Bytes held back while looking for a head: no beginning of one is longer that is not found.
    private static final int TAIL = 10;

    private static final int WAIT = -1;

    private enum State {
        HEAD,
        FIXED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        UNTIL_CLOSE,
        LOST
    }

    final HttpTurns turns;
    private final boolean asks;
    private WebTurn.@Nullable Message message;
    private State state;
    private long left;
    private int searched;
    private boolean readHead;
    private @Nullable Parsed ending;
    private boolean handsOver;

    /// Bytes missing in chunks, and one: rules take as many behind such a chunk for its own.
    private long skew;

    private boolean inSkewed;

    private @Nullable WireProtocol successor;

    /// @param asks whether it is the side that asks
    HttpSide(HttpTurns turns, boolean asks) {
        this.turns = turns;
        this.asks = asks;
        this.state = turns.lossy() ? State.LOST : State.HEAD;
    }

    abstract Recognition recognise(Bytes bytes, int at);

    abstract int find(Bytes bytes, int from);

    /// Takes the head between these positions; false when it is none after all. Calls one of the
    /// methods below that say how the body comes.
    abstract boolean head(Bytes bytes, int at, int end);

    /// What it is called when no head stands where one is due.
    abstract String junkKind();

    /// Is the next head to be left alone for now.
    boolean isHeld() {
        return false;
    }

    final void odd(String kind, String detail, Bytes bytes, int at, int to) {
        Side asker = turns.talk.asker();
        turns.talk.odd(asks ? asker : asker.other(), kind, detail, bytes, at, to);
    }

    /// More fields than are kept.
    final void tooManyFields() {
        turns.talk.conversation.bounded("http-fields");
    }

    // How the body comes, said by head().

    /// What comes from now on belongs to this turn.
    final void isOf(WebTurn turn) {
        message = turn.message(asks);
    }

    final void noBody() {
        state = State.HEAD;
        endMessage(true);
    }

    final void fixed(long length) {
        left = length;
        state = State.FIXED;
        if (length == 0) {
            noBody();
        }
    }

    final void chunked() {
        state = State.CHUNK_SIZE;
    }

    final void untilClose() {
        state = State.UNTIL_CLOSE;
    }

    final void handOver() {
        handsOver = true;
    }

    final void handOver(WireProtocol to) {
        handsOver = true;
        successor = to;
    }

    // Reading.

    final Parsed read(Bytes bytes) {
        int at = 0;
        while (at < bytes.length()) {
            boolean skews = skew > 0 && !inSkewed;
            int used = step(bytes, at);
            if (ending != null) {
                return ending;
            }
            if (used == WAIT) {
                return at == 0 ? Parsed.NEED_MORE : Parsed.used(at);
            }
            at += used;
            if (skews) {
                straighten(used);
            }
            if (handsOver) {
                return successor == null ? Parsed.handover(at) : Parsed.handover(at, successor);
            }
        }
        return Parsed.ALL;
    }

    /// So many bytes were read behind a chunk with a gap: rules look for the next one only now.
    private void straighten(int used) {
        skew -= used;
        if (skew <= 0) {
            skew = 0;
            tellBadChunk();
        }
    }

    /// Bytes used, which may be none when only the state changed, or WAIT.
    private int step(Bytes bytes, int at) {
        return switch (state) {
            case HEAD -> readHead(bytes, at);
            case FIXED -> readFixed(bytes, at, State.HEAD);
            case CHUNK_SIZE -> readChunkSize(bytes, at);
            case CHUNK -> readFixed(bytes, at, State.CHUNK_END);
            case CHUNK_END -> readChunkEnd(bytes, at);
            case TRAILER -> readTrailer(bytes, at);
            case UNTIL_CLOSE -> {
                body(bytes, at, bytes.length());
                yield bytes.length() - at;
            }
            case LOST -> lookForHead(bytes, at);
        };
    }

    private int readHead(Bytes bytes, int at) {
        if (isHeld()) {
            return WAIT;
        }
        int first = bytes.u8(at);
        if (first == '\r' || first == '\n') {
            return 1;
        }
        Recognition recognition = recognise(bytes, at);
        if (recognition == Recognition.NO) {
            return junk(bytes, at);
        }
        int end = recognition == Recognition.MAYBE ? -1 : HttpHead.end(bytes, at + searched);
        if (end >= 0) {
            searched = 0;
            readHead = true;
            return head(bytes, at, end) ? end - at : junk(bytes, at);
        }
        if (bytes.length() - at > HttpHead.MOST) {
            turns.talk.conversation.bounded("http-head");
            return junk(bytes, at);
        }
        searched = recognition == Recognition.MAYBE ? 0 : Math.max(0, bytes.length() - at - 3);
        return WAIT;
    }

    /// What is no head where one is due: when a conversation begins so it is another protocol, else
    /// it is passed over.
    private int junk(Bytes bytes, int at) {
        if (!readHead && !turns.hasBegun()) {
            ending = Parsed.NOT_MINE;
            return 0;
        }
        odd(junkKind(), "", bytes, at, bytes.length());
        lose();
        return 1;
    }

    private void lose() {
        state = State.LOST;
        searched = 0;
        turns.lose();
    }

    private int readFixed(Bytes bytes, int at, State next) {
        int count = (int) Math.min(left, bytes.length() - at);
        body(bytes, at, at + count);
        left -= count;
        if (left == 0) {
            endPiece(next);
        }
        return count;
    }

    private void endPiece(State next) {
        state = next;
        inSkewed = false;
        if (next == State.HEAD) {
            endMessage(true);
        }
    }

    private int readChunkSize(Bytes bytes, int at) {
        int line = bytes.indexOf('\n', at);
        if (line < 0) {
            return bytes.length() - at > LONGEST_CHUNK_LINE ? badChunk(bytes, at) : WAIT;
        }
        long size = chunkSize(bytes, at, line);
        if (size < 0) {
            return badChunk(bytes, at);
        }
        left = size;
        state = size == 0 ? State.TRAILER : State.CHUNK;
        return line + 1 - at;
    }

    /// Hexadecimal digits, before an extension (RFC 9112 §7.1.1) or white space; -1 for none.
    private static long chunkSize(Bytes bytes, int at, int line) {
        long size = 0;
        int i = at;
        while (i < line && (bytes.u8(i) == ' ' || bytes.u8(i) == '\t')) {
            i++;
        }
        int start = i;
        while (i < line && Character.digit(bytes.u8(i), 16) >= 0) {
            size = size << 4 | Character.digit(bytes.u8(i++), 16);
            if (i - start > MOST_DIGITS) {
                return -1;
            }
        }
        boolean ended = i == line || " \t\r;".indexOf(bytes.u8(i)) >= 0;
        return i == start || !ended ? -1 : size;
    }

    private int readChunkEnd(Bytes bytes, int at) {
        int first = bytes.u8(at);
        if (first == '\r' && !bytes.has(at, 2)) {
            return WAIT;
        }
        int width = first == '\r' ? 2 : 1;
        if (bytes.u8(at + width - 1) != '\n') {
            return badChunk(bytes, at);
        }
        state = State.CHUNK_SIZE;
        return width;
    }

    /// Fields behind the last chunk are passed over.
    private int readTrailer(Bytes bytes, int at) {
        int line = bytes.indexOf('\n', at);
        if (line < 0) {
            return bytes.length() - at > HttpHead.LONGEST_LINE ? badChunk(bytes, at) : WAIT;
        }
        boolean empty = line == at || line == at + 1 && bytes.u8(at) == '\r';
        if (empty) {
            endPiece(State.HEAD);
        }
        return line + 1 - at;
    }

    private int badChunk(Bytes bytes, int at) {
        odd("bad-chunk", "", bytes, at, bytes.length());
        tellBadChunk(bytes, at);
        endMessage(false);
        lose();
        return 0;
    }

    private void tellBadChunk(Bytes bytes, int at) {
        if (HttpRuleEvents.isNoChunk(bytes, at)) {
            tellBadChunk();
        }
    }

    private void tellBadChunk() {
        if (turns.talk.isRuled() && (message == null || message.isChunkedToRules())) {
            boolean byClient = asks == (turns.talk.asker() == Side.CLIENT);
            HttpRuleEvents.badChunk(turns.talk.conversation.rules(), byClient, asks);
        }
    }

    private int lookForHead(Bytes bytes, int at) {
        int head = find(bytes, at);
        if (head >= 0) {
            state = State.HEAD;
            return head - at;
        }
        int used = bytes.length() - at - TAIL;
        return used > 0 ? used : WAIT;
    }

    private void body(Bytes bytes, int at, int to) {
        if (message != null) {
            message.take(bytes, at, to);
        }
    }

    private void missing(long count) {
        if (message != null) {
            message.skip(count);
        }
    }

    private void endMessage(boolean whole) {
        if (message != null) {
            message.end(whole);
            message = null;
        }
    }

    // Losses and ends.

    final void gap(long count) {
        boolean within = count <= left && (state == State.FIXED || state == State.CHUNK);
        if (within || state == State.UNTIL_CLOSE) {
            missing(count);
            if (state == State.CHUNK) {
                skew += skew == 0 ? count + 1 : count;
                inSkewed = true;
            }
            left -= within ? count : 0;
            if (within && left == 0) {
                endPiece(state == State.FIXED ? State.HEAD : State.CHUNK_END);
            }
            return;
        }
        if (state != State.HEAD && state != State.LOST) {
            missing(Math.min(count, Math.max(left, 0)));
            endMessage(false);
        }
        lose();
    }

    /// No more will come. A head is taken without its blank line: some programs forget it.
    final void close(Bytes unused) {
        int at = 0;
        while (at < unused.length() && ending == null && !handsOver) {
            int used = step(unused, at);
            if (used == WAIT) {
                break;
            }
            at += used;
        }
        if (state == State.HEAD
                && at < unused.length()
                && !isHeld()
                && recognise(unused, at) == Recognition.YES) {
            head(unused, at, unused.length());
        }
        if (state == State.CHUNK_SIZE && at < unused.length()) {
            tellBadChunk(unused, at);
        }
        if (state == State.UNTIL_CLOSE) {
            endMessage(true);
        } else if (state != State.HEAD && state != State.LOST) {
            endMessage(false);
        }
        state = State.LOST;
    }

    // Framing fields.

    /// The length that the fields promise: -1 for none, -2 for a transfer in chunks. What
    /// contradicts itself is told.
    final long framing(Headers headers, Bytes bytes, int at, int end) {
        long length = -1;
        boolean clear = true;
        boolean inChunks = false;
        for (Header field : headers) {
            if (field.is("Transfer-Encoding")) {
                inChunks |= field.value().toLowerCase(Locale.ROOT).contains("chunked");
            } else if (field.is("Content-Length")) {
                long said = number(field.value());
                clear &= said >= 0 && (length < 0 || length == said);
                length = length < 0 ? said : length;
            }
        }
        if (!clear || inChunks && length >= 0) {
            odd("length-contradiction", "", bytes, at, end);
        }
        return inChunks ? -2 : length;
    }

    /// A whole number, or the same one several times; -1 for anything else.
    private static long number(String value) {
        String first = value;
        int comma = value.indexOf(',');
        if (comma >= 0) {
            first = value.substring(0, comma).strip();
            for (String other : value.split(",", 16)) {
                if (!other.strip().equals(first)) {
                    return -1;
                }
            }
        }
        if (first.isEmpty() || first.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < first.length(); i++) {
            int digit = first.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
