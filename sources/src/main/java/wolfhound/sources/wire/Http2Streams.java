package wolfhound.sources.wire;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Field;

/// The streams of one conversation of HTTP/2: each is one request and its answer (RFC 9113 §5, §8).
/// Bounded: of too many open streams the eldest is told as it is.
final class Http2Streams {
    /// Streams open at once.
    static final int MOST_OPEN = 256;

    private static final int UPGRADED = 1;
    private static final String VERSION = "2";

    final WebTalk talk;
    private final Map<Integer, WebTurn> open = new LinkedHashMap<>();
    private int firstAsked = Integer.MAX_VALUE;
    private int lastAsked;
    private boolean oriented;

    Http2Streams(WebTalk talk) {
        this.talk = talk;
    }

    /// That side asks. In the middle of a conversation the first head shows it.
    void askedBy(Side side) {
        oriented = true;
        talk.askedBy(side);
    }

    /// The request of HTTP/1 that asked for the upgrade is answered on the first stream.
    void upgraded(WebTurn turn) {
        oriented = true;
        asked(UPGRADED, turn);
    }

    private void asked(int stream, WebTurn turn) {
        firstAsked = Math.min(firstAsked, stream);
        lastAsked = Math.max(lastAsked, stream);
        open(stream, turn);
    }

    private void open(int stream, WebTurn turn) {
        if (open.size() == MOST_OPEN) {
            talk.conversation.bounded("http2-streams");
            Iterator<WebTurn> eldest = open.values().iterator();
            eldest.next().finish();
            eldest.remove();
        }
        open.put(stream, turn);
    }

    /// A head, or the fields behind a body.
    void fields(Side from, int stream, Hpack.Fields fields) {
        Http2Head head = Http2Head.of(fields);
        tellUnknown(from, fields);
        if (!oriented && head.status() != 0) {
            askedBy(from.other());
        } else if (!oriented && !head.method().isEmpty()) {
            askedBy(from);
        }
        if (from == talk.asker()) {
            ask(stream, head, fields);
        } else {
            answer(stream, head, fields);
        }
    }

    private void tellUnknown(Side from, Hpack.Fields fields) {
        if (fields.unknown() > 0) {
            String detail = fields.unknown() + " fields refer to what was said before";
            talk.odd(from, "unknown-fields", detail, new Bytes(), 0, 0);
        }
    }

    private void ask(int stream, Http2Head head, Hpack.Fields fields) {
        if (open.containsKey(stream) || wasAsked(stream)) {
            return;
        }
        boolean known = !head.method().isEmpty();
        WebTurn turn = new WebTurn(talk, known);
        asked(stream, turn);
        if (known) {
            turn.ask(VERSION, head.method(), head.target(), head.headers());
            turn.layRequest(head, fields.known());
            turn.beginRequestBody();
        }
    }

    /// Had that stream a request, which is over.
    private boolean wasAsked(int stream) {
        return stream >= firstAsked && stream <= lastAsked;
    }

    private void answer(int stream, Http2Head head, Hpack.Fields fields) {
        WebTurn turn = open.get(stream);
        if (turn == null && !wasAsked(stream) && head.status() != 0) {
            turn = new WebTurn(talk, false);
            open(stream, turn);
        }
        if (turn == null || turn.isAnswerBegun() || head.status() < 200) {
            return;
        }
        turn.answer(head.status(), "", head.headers());
        turn.layAnswer(head, fields.known());
        turn.beginAnswerBody();
    }

    /// A request that the server expects, and answers before it comes.
    void promised(int stream, Hpack.Fields fields) {
        tellUnknown(talk.asker().other(), fields);
        Http2Head head = Http2Head.of(fields);
        if (stream == 0 || open.containsKey(stream)) {
            return;
        }
        WebTurn turn = new WebTurn(talk, false);
        if (!head.method().isEmpty()) {
            turn.promise(VERSION, head.method(), head.target(), head.headers());
        }
        open(stream, turn);
    }

    /// The first bytes of these are a stream's content.
    void content(Side from, int stream, Bytes bytes, int count) {
        WebTurn turn = open.get(stream);
        if (turn != null) {
            turn.message(from == talk.asker()).take(bytes, 0, count);
        }
    }

    void missing(Side from, int stream, long count) {
        WebTurn turn = open.get(stream);
        if (turn != null) {
            turn.message(from == talk.asker()).skip(count);
        }
    }

    /// That side says no more on the stream.
    void endOf(Side from, int stream) {
        WebTurn turn = open.get(stream);
        if (turn == null) {
            return;
        }
        turn.message(from == talk.asker()).end(true);
        if (turn.isOver()) {
            open.remove(stream);
        }
    }

    /// A frame that is no part of a message, with what stands in it, where rules may ask.
    void frame(Side from, Http2Frame frame, Bytes bytes) {
        Inspection rules = talk.conversation.rules();
        if (rules == Inspection.NONE || frame.type() == Http2Frame.DATA) {
            return;
        }
        var transaction = new RuleTransaction(rules);
        boolean byClient = from == Side.CLIENT;
        transaction.number(byClient, Field.HTTP2_FRAME, frame.type());
        int at = Http2Frame.HEADER;
        switch (frame.type()) {
            case Http2Frame.RESET -> transaction.number(byClient, Field.HTTP2_ERROR, bytes.u32(at));
            case Http2Frame.GO_AWAY ->
                    transaction.number(byClient, Field.HTTP2_ERROR, bytes.u32(at + 4));
            case Http2Frame.PRIORITY ->
                    transaction.number(byClient, Field.HTTP2_PRIORITY, bytes.u8(at + 4));
            case Http2Frame.WINDOW_UPDATE ->
                    transaction.number(byClient, Field.HTTP2_WINDOW, bytes.u32(at) & 0x7FFF_FFFFL);
            default -> {}
        }
        transaction.over();
    }

    /// A head that says how much its stream weighs, in the last of these five bytes.
    void weighed(Side from, Bytes bytes, int at) {
        Inspection rules = talk.conversation.rules();
        if (rules != Inspection.NONE && bytes.has(at, 5)) {
            var transaction = new RuleTransaction(rules);
            int weight = bytes.u8(at + 4);
            transaction.number(from == Side.CLIENT, Field.HTTP2_PRIORITY, weight);
            transaction.over();
        }
    }

    /// Either side gives the stream up.
    void reset(int stream) {
        WebTurn turn = open.remove(stream);
        if (turn != null) {
            turn.finish();
        }
    }

    void end() {
        open.values().forEach(WebTurn::finish);
        open.clear();
    }
}
