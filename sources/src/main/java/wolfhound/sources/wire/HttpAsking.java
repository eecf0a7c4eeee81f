package wolfhound.sources.wire;

import org.jspecify.annotations.Nullable;

/// The side of an HTTP/1 conversation that asks.
final class HttpAsking extends HttpSide {
    private @Nullable WebTurn turn;

    HttpAsking(HttpTurns turns) {
        super(turns);
    }

    @Override
    Recognition recognise(Bytes bytes, int at) {
        return HttpHead.request(bytes, at);
    }

    @Override
    int find(Bytes bytes, int from) {
        return HttpHead.findRequest(bytes, from);
    }

    @Override
    boolean isHeld() {
        return turns.isHeld();
    }

    @Override
    boolean head(Bytes bytes, int at, int end) {
        HttpHead head =
                HttpHead.readRequest(
                        bytes, at, end, () -> turns.talk.conversation.bounded("http-fields"));
        if (head == null) {
            return false;
        }
        WebTurn asked = turns.ask(head);
        turn = asked;
        if (asked.isConnect() || asked.wantsUpgrade()) {
            turns.hold(asked);
        }
        long length = asked.isConnect() ? -1 : framing(head.headers(), bytes, at, end);
        if (length == -1 || length == 0) {
            noBody();
            return true;
        }
        if (head.method().equals("GET") || head.method().equals("HEAD")) {
            odd("body-in-get", "a " + head.method() + " with a body", bytes, at, end);
        }
        asked.beginRequestBody();
        if (length == -2) {
            chunked();
        } else {
            fixed(length);
        }
        return true;
    }

    @Override
    void body(Bytes bytes, int at, int to) {
        if (turn != null) {
            turn.requestBytes(bytes, at, to);
        }
    }

    @Override
    void missing(long count) {
        if (turn != null) {
            turn.requestMissing(count);
        }
    }

    @Override
    void endMessage(boolean whole) {
        if (turn != null) {
            turn.endRequest(whole);
            turn = null;
        }
    }

    @Override
    String junkKind() {
        return "no-request";
    }

    @Override
    void odd(String kind, String detail, Bytes bytes, int at, int to) {
        turns.talk.odd(turns.talk.asker(), kind, detail, bytes, at, to);
    }
}
