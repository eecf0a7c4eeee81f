package wolfhound.sources.wire;

import wolfhound.model.PeerMessage;

/// Tells the messages of a peer-to-peer conversation, the first of them; counts the rest.
final class PeerTalk {
    /// Messages told of one conversation at most.
    static final int MOST_TOLD = 200;

    private final Conversation conversation;
    private final String dialect;
    private int told;

    PeerTalk(Conversation conversation, String dialect) {
        this.conversation = conversation;
        this.dialect = dialect;
    }

    void tell(Side from, String verb, String detail) {
        if (told++ >= MOST_TOLD) {
            conversation.bounded(dialect + "-messages");
            return;
        }
        conversation.tell(
                new PeerMessage(conversation.seen(), from == Side.CLIENT, dialect, verb, detail));
    }

    /// Bytes as hex digits.
    static String hex(Bytes bytes, int from, int to) {
        StringBuilder text = new StringBuilder(2 * (to - from));
        for (int i = from; i < to; i++) {
            text.append(Character.forDigit(bytes.u8(i) >> 4, 16))
                    .append(Character.forDigit(bytes.u8(i) & 15, 16));
        }
        return text.toString();
    }
}
