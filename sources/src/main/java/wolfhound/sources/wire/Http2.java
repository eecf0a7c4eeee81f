package wolfhound.sources.wire;

import org.jspecify.annotations.Nullable;
import wolfhound.model.Transport;

/// HTTP/2 in the clear (RFC 9113), from its preface on, behind an upgrade of HTTP/1 (RFC 7540
/// §3.2), or in the middle of a conversation from the next frame on.
final class Http2 implements WireProtocol {
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final @Nullable WebTalk talk;
    private final @Nullable WebTurn upgraded;

    Http2() {
        this(null, null);
    }

    private Http2(@Nullable WebTalk talk, @Nullable WebTurn upgraded) {
        this.talk = talk;
        this.upgraded = upgraded;
    }

    /// How a conversation of HTTP/1 goes on when it was upgraded with this request.
    static Http2 upgraded(WebTalk talk, WebTurn turn) {
        return new Http2(talk, turn);
    }

    @Override
    public String name() {
        return "http2";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() == Transport.UDP) {
            return Recognition.NO;
        }
        Bytes client = opening.client();
        Bytes server = opening.server();
        if (client.isEmpty() && server.isEmpty()) {
            return Recognition.MAYBE;
        }
        Recognition prefaced = Words.better(spoken(client), spoken(server));
        if (prefaced != Recognition.NO || !opening.midStream()) {
            return client.isEmpty() && Http2Frame.isSettings(server) ? Recognition.MAYBE : prefaced;
        }
        return Words.better(Http2Frame.running(client), Http2Frame.running(server));
    }

    private static Recognition spoken(Bytes bytes) {
        return bytes.isEmpty() ? Recognition.NO : preface(bytes);
    }

    /// The server may be the first to speak; but the preface of the client shows what it is.
    private static Recognition preface(Bytes bytes) {
        int there = Math.min(bytes.length(), PREFACE.length());
        if (!bytes.startsWith(PREFACE.substring(0, there))) {
            return Recognition.NO;
        }
        return there == PREFACE.length() ? Recognition.YES : Recognition.MAYBE;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        var streams = new Http2Streams(talk == null ? new WebTalk(conversation) : talk);
        if (upgraded != null) {
            streams.upgraded(upgraded);
        }
        return new Reader(conversation, streams, upgraded != null);
    }

    private static final class Reader implements Dialogue {
        private final Conversation conversation;
        private final Http2Streams streams;
        private final @Nullable Http2Side[] sides = new Http2Side[2];
        private boolean fromStart;

        Reader(Conversation conversation, Http2Streams streams, boolean fromStart) {
            this.conversation = conversation;
            this.streams = streams;
            this.fromStart = fromStart || !conversation.midStream();
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (bytes.isEmpty()) {
                return Parsed.NEED_MORE;
            }
            Http2Side side = sides[from.ordinal()];
            if (side != null) {
                return side.read(bytes);
            }
            Recognition preface = preface(bytes);
            if (preface == Recognition.MAYBE) {
                return Parsed.NEED_MORE;
            }
            if (preface == Recognition.YES) {
                streams.askedBy(from);
                // The other side said nothing before it, unless it was heard already.
                fromStart = true;
                begin(from);
                return Parsed.used(PREFACE.length());
            }
            return begin(from).read(bytes);
        }

        private Http2Side begin(Side from) {
            var begun = new Http2Side(conversation, streams, from, !fromStart);
            sides[from.ordinal()] = begun;
            return begun;
        }

        @Override
        public boolean gap(Side from, long missing) {
            Http2Side side = sides[from.ordinal()];
            return side != null && side.gap(missing);
        }

        @Override
        public void end() {
            streams.end();
        }
    }
}
