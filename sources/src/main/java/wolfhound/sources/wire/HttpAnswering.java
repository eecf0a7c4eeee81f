package wolfhound.sources.wire;

import wolfhound.model.Headers;

/// The side of an HTTP/1 conversation that answers.
final class HttpAnswering extends HttpSide {
    private static final int SWITCHING = 101;

    HttpAnswering(HttpTurns turns) {
        super(turns, false);
    }

    @Override
    Recognition recognise(Bytes bytes, int at) {
        return HttpHead.answer(bytes, at);
    }

    @Override
    int find(Bytes bytes, int from) {
        return HttpHead.findAnswer(bytes, from);
    }

    @Override
    boolean head(Bytes bytes, int at, int end) {
        HttpHead head = HttpHead.readAnswer(bytes, at, end, this::tooManyFields);
        if (head == null) {
            return false;
        }
        turns.layUnasked();
        int status = head.status();
        if (status < 200 && status != SWITCHING) {
            return true;
        }
        WebTurn answered = turns.answer();
        if (status == SWITCHING && head.headers().first("Upgrade").equalsIgnoreCase("h2c")) {
            // The answer itself comes in the other protocol.
            turns.leave(answered);
            handOver(Http2.upgraded(turns.talk, answered));
            return true;
        }
        isOf(answered);
        answered.layAnswer(bytes, at, end);
        answered.answer(status, head.reason(), head.headers());
        if (status == SWITCHING) {
            noBody();
            switchTo(head.headers());
            return true;
        }
        if (answered.isConnect() && status < 300) {
            noBody();
            handOver();
            return true;
        }
        if (answered.isHead() || status == 204 || status == 304) {
            noBody();
            return true;
        }
        answered.beginAnswerBody();
        long length = framing(head.headers(), bytes, at, end);
        if (length == -2) {
            chunked();
            return true;
        }
        answered.answerIsNotChunked();
        if (length == -1) {
            untilClose();
        } else {
            fixed(length);
        }
        return true;
    }

    private void switchTo(Headers headers) {
        if (headers.first("Upgrade").equalsIgnoreCase("websocket")) {
            handOver(new WebSocket(turns.talk, headers.first("Sec-WebSocket-Extensions")));
        } else {
            handOver();
        }
    }

    @Override
    String junkKind() {
        return "no-answer";
    }
}
