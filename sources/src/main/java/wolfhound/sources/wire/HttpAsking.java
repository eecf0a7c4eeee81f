package wolfhound.sources.wire;

/// The side of an HTTP/1 conversation that asks.
final class HttpAsking extends HttpSide {
    HttpAsking(HttpTurns turns) {
        super(turns, true);
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
        HttpHead head = HttpHead.readRequest(bytes, at, end, this::tooManyFields);
        if (head == null) {
            return false;
        }
        WebTurn asked = turns.ask(head);
        isOf(asked);
        asked.layRequest(bytes, at, end);
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
    String junkKind() {
        return "no-request";
    }
}
