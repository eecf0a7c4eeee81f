package wolfhound.sources.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One side of a conversation of HTTP/2: its frames, their padding, and the fields in them put
/// together (RFC 9113 §4, §6). The content of streams passes as it comes; only fields are held
/// until they are whole.
final class Http2Side {
    /// Bytes of fields of one message, coded.
    static final int MOST_FIELDS = 1 << 16;

    private final Conversation conversation;
    private final Http2Streams streams;
    private final Side side;
    private final Hpack hpack;
    private boolean begun;

    // The frame whose payload is passing.
    private Http2Frame frame = new Http2Frame(0, Http2Frame.SETTINGS, 0, 0);
    private int content;
    private int left;

    // Fields that go on in the next frame.
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private @Nullable Http2Frame headers;
    private int promised;

    Http2Side(Conversation conversation, Http2Streams streams, Side side, boolean partial) {
        this.conversation = conversation;
        this.streams = streams;
        this.side = side;
        this.hpack = new Hpack(partial);
    }

    Parsed read(Bytes bytes) {
        if (left > 0) {
            return payload(bytes);
        }
        if (!bytes.has(0, Http2Frame.HEADER)) {
            return Parsed.needMore(Http2Frame.HEADER - bytes.length());
        }
        Http2Frame next = Http2Frame.read(bytes, 0);
        if (!begun && !next.isUsual()) {
            return Parsed.NOT_MINE;
        }
        begun = true;
        boolean interrupts = headers != null && !isContinued(headers, next);
        if (!next.isPossible() || interrupts) {
            return Parsed.malformed("bad-frame", "type " + next.type() + " on " + next.stream());
        }
        return frame(next, bytes);
    }

    private static boolean isContinued(Http2Frame headers, Http2Frame next) {
        return next.type() == Http2Frame.CONTINUATION && next.stream() == headers.stream();
    }

    private Parsed frame(Http2Frame next, Bytes bytes) {
        boolean whole = next.isOfFields() || next.type() == Http2Frame.RESET;
        if (next.isOfFields() && block.size() + next.length() > MOST_FIELDS) {
            conversation.bounded("http2-fields");
            return Parsed.malformed("fields-too-long", "");
        }
        // The length of the padding stands before the content.
        int held = whole ? next.length() : next.isPadded() ? 1 : next.held();
        int wanted = Http2Frame.HEADER + held;
        if (!bytes.has(0, wanted)) {
            return Parsed.needMore(wanted - bytes.length());
        }
        if (!next.isOfFields()) {
            streams.frame(side, next, bytes);
        }
        if (whole) {
            boolean good = next.isOfFields() ? fields(next, bytes) : reset(next);
            return good ? Parsed.used(wanted) : Parsed.malformed("bad-fields", "");
        }
        int padding = next.type() == Http2Frame.DATA && next.isPadded() ? bytes.u8(9) + 1 : 0;
        if (padding > next.length()) {
            return Parsed.malformed("bad-padding", "");
        }
        frame = next;
        content = next.length() - padding;
        left = next.length() - (padding > 0 ? 1 : 0);
        endFrameAt(0);
        return Parsed.used(Http2Frame.HEADER + (padding > 0 ? 1 : 0));
    }

    private boolean reset(Http2Frame reset) {
        streams.reset(reset.stream());
        return true;
    }

    /// The content of a stream, then its padding; of other frames nothing is wanted.
    private Parsed payload(Bytes bytes) {
        int count = Math.min(left, bytes.length());
        int told = Math.min(count, content);
        if (frame.type() == Http2Frame.DATA && told > 0) {
            streams.content(side, frame.stream(), bytes, told);
        }
        content -= told;
        endFrameAt(count);
        return Parsed.used(count);
    }

    private void endFrameAt(int count) {
        left -= count;
        if (left == 0 && frame.endsStream()) {
            streams.endOf(side, frame.stream());
        }
    }

    /// Takes a frame with fields, whole; whether it is good.
    private boolean fields(Http2Frame next, Bytes bytes) {
        int at = Http2Frame.HEADER;
        int to = at + next.length();
        if (next.isPadded()) {
            to -= to > at ? bytes.u8(at) : 1;
            at++;
        }
        if (next.isPrioritised()) {
            streams.weighed(side, bytes, at);
            at += 5;
        }
        if (next.type() == Http2Frame.PUSH_PROMISE) {
            promised = bytes.has(at, 4) ? bytes.i32(at) & 0x7FFFFFFF : 0;
            at += 4;
        }
        boolean continues = next.type() == Http2Frame.CONTINUATION;
        if (at > to || continues && headers == null) {
            return false;
        }
        Http2Frame first = headers == null ? next : headers;
        block.write(bytes.array(), bytes.arrayOffset() + at, to - at);
        headers = next.endsHeaders() ? null : first;
        return !next.endsHeaders() || message(first);
    }

    private boolean message(Http2Frame first) {
        Optional<Hpack.Fields> read = hpack.read(Bytes.of(block.toByteArray()));
        block.reset();
        if (read.isEmpty()) {
            return false;
        }
        Hpack.Fields fields = read.get();
        for (int i = 0; i < fields.bounded(); i++) {
            conversation.bounded("http-fields");
        }
        if (first.type() == Http2Frame.PUSH_PROMISE) {
            streams.promised(promised, fields);
            return true;
        }
        streams.fields(side, first.stream(), fields);
        if (first.endsStream()) {
            streams.endOf(side, first.stream());
        }
        return true;
    }

    /// Behind a gap in a stream's content all goes on; behind any other nobody knows where a frame
    /// begins and what the numbers of fields stand for.
    boolean gap(long missing) {
        if (missing > left) {
            return false;
        }
        int told = (int) Math.min(missing, content);
        if (frame.type() == Http2Frame.DATA && told > 0) {
            streams.missing(side, frame.stream(), told);
        }
        content -= told;
        endFrameAt((int) missing);
        return true;
    }
}
