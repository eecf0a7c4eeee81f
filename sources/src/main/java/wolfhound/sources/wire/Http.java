package wolfhound.sources.wire;

import org.jspecify.annotations.Nullable;
import wolfhound.model.Transport;

/// HTTP/1 on any port (RFC 9112), from the first request on, or in the middle of a conversation
/// from the next head on.
final class Http implements WireProtocol {
    /// In the middle of a conversation a head is looked for in so many bytes of a side.
    private static final int LOOKED_THROUGH = 1 << 13;

    private static final int BLANKS = 8;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() == Transport.UDP) {
            return Recognition.NO;
        }
        if (opening.midStream()) {
            return recogniseMiddle(opening);
        }
        if (!opening.client().isEmpty()) {
            return HttpHead.request(opening.client(), blanks(opening.client()));
        }
        return opening.server().isEmpty()
                ? Recognition.MAYBE
                : Words.better(
                        HttpHead.answer(opening.server(), 0),
                        HttpHead.request(opening.server(), blanks(opening.server())));
    }

    private static Recognition recogniseMiddle(Opening opening) {
        if (hasHead(opening.client()) || hasHead(opening.server())) {
            return Recognition.YES;
        }
        return opening.client().length() < LOOKED_THROUGH
                        && opening.server().length() < LOOKED_THROUGH
                ? Recognition.MAYBE
                : Recognition.NO;
    }

    private static boolean hasHead(Bytes bytes) {
        int request = HttpHead.findRequest(bytes, 0);
        int answer = HttpHead.findAnswer(bytes, 0);
        return request >= 0 && HttpHead.request(bytes, request) == Recognition.YES
                || answer >= 0 && HttpHead.answer(bytes, answer) == Recognition.YES;
    }

    /// Line breaks that some programs send before a request.
    static int blanks(Bytes bytes) {
        int at = 0;
        while (at < BLANKS && bytes.has(at, 1) && (bytes.u8(at) == '\r' || bytes.u8(at) == '\n')) {
            at++;
        }
        return at;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reader(conversation);
    }

    /// Which side asks is found by the first head; everything else is for [HttpSide]s.
    private static final class Reader implements Dialogue {
        private static final int TAIL = 10;

        private final HttpTurns turns;
        private @Nullable HttpSide asking;
        private @Nullable HttpSide answering;

        Reader(Conversation conversation) {
            this.turns = new HttpTurns(conversation);
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (asking == null && !orient(from, bytes)) {
                return bytes.length() > TAIL && turns.lossy()
                        ? Parsed.used(bytes.length() - TAIL)
                        : Parsed.NEED_MORE;
            }
            HttpSide side = side(from);
            return side == null ? Parsed.NOT_MINE : side.read(bytes);
        }

        /// In the middle of a conversation either side may be the one that asks.
        private boolean orient(Side from, Bytes bytes) {
            if (!turns.lossy()) {
                Recognition answer = HttpHead.answer(bytes, 0);
                if (answer == Recognition.MAYBE) {
                    return false;
                }
                begin(answer == Recognition.YES ? from.other() : from);
                return true;
            }
            int request = HttpHead.findRequest(bytes, 0);
            int answer = HttpHead.findAnswer(bytes, 0);
            if (request < 0 && answer < 0) {
                return false;
            }
            boolean asks = request >= 0 && (answer < 0 || request < answer);
            begin(asks ? from : from.other());
            return true;
        }

        private void begin(Side asker) {
            turns.talk.askedBy(asker);
            asking = new HttpAsking(turns);
            answering = new HttpAnswering(turns);
        }

        private @Nullable HttpSide side(Side from) {
            return from == turns.talk.asker() ? asking : answering;
        }

        @Override
        public boolean gap(Side from, long missing) {
            HttpSide side = side(from);
            if (side == null) {
                turns.lose();
            } else {
                side.gap(missing);
            }
            return true;
        }

        @Override
        public void close(Side from, Bytes unused) {
            HttpSide side = side(from);
            if (side != null) {
                side.close(unused);
            }
        }

        @Override
        public void end() {
            turns.end();
        }
    }
}
