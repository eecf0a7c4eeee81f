package wolfhound.sources.wire;

import java.util.ArrayList;
import java.util.List;
import wolfhound.model.RawDialogue;

/// WebSocket (RFC 6455), with messages compressed one by one (RFC 7692): what a conversation of
/// HTTP becomes when both sides agree. Its messages are told as the turns of a raw dialogue of this
/// name, without frames and masks: each message is a turn, also where one side says several.
///
/// Nothing but the agreement tells it: it has no beginning of its own.
final class WebSocket implements WireProtocol {
    /// Messages told of a conversation, and bytes kept of each.
    static final int MOST_TURNS = 16;

    static final int MOST_BYTES = 256;

    private final WebTalk talk;
    private final String extensions;

    /// @param extensions as the server accepts them
    WebSocket(WebTalk talk, String extensions) {
        this.talk = talk;
        this.extensions = extensions;
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public Recognition recognise(Opening opening) {
        return Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading();
    }

    private final class Reading implements Dialogue {
        private final WebSocketSide[] sides = {
            new WebSocketSide(true, extensions, this::message),
            new WebSocketSide(false, extensions, this::message)
        };
        private final List<RawDialogue.Turn> turns = new ArrayList<>();
        private boolean bothSpoke;
        private int told;

        private WebSocketSide of(Side from) {
            return sides[from == talk.asker() ? 0 : 1];
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            return of(from).read(bytes, talk.seen().at());
        }

        private void message(RawDialogue.Turn turn) {
            if (turns.size() == MOST_TURNS) {
                return;
            }
            boolean answers = !turns.isEmpty() && turns.getLast().byHost() != turn.byHost();
            boolean first = answers && !bothSpoke;
            bothSpoke |= answers;
            turns.add(turn);
            int count = turns.size();
            if (first || bothSpoke && count >= 4 && Integer.bitCount(count) == 1) {
                tell();
            }
        }

        private void tell() {
            told = turns.size();
            talk.conversation.tell(new RawDialogue(talk.seen(), name(), List.copyOf(turns)));
        }

        @Override
        public boolean gap(Side from, long missing) {
            return of(from).gap(missing);
        }

        @Override
        public void end() {
            for (WebSocketSide side : sides) {
                side.end();
                if (side.isBounded()) {
                    talk.conversation.bounded("websocket-inflated");
                }
            }
            if (turns.size() > told) {
                tell();
            }
        }
    }
}
