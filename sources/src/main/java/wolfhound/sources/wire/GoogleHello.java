package wolfhound.sources.wire;

import java.util.List;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Outcome;
import wolfhound.model.SoftwareSeen;

/// The hello of Google's QUIC before it took over TLS ("QUIC Crypto", 2013): `CHLO`, a number of
/// tags, and a table of tags with where their values end. In the clear up to Q046.
final class GoogleHello {
    private static final int MOST_TAGS = 64;
    private static final int LONGEST_NAME = 255;

    /// Where the version stands in the public header of versions up to Q043.
    private static final int OLD_VERSION_AT = 9;

    /// So many datagrams of each side go beyond any refusal.
    private static final int TALK = 4;

    private final Conversation conversation;
    private String version = "";
    private String serverName = "";
    private String agent = "";
    private int fromClient;
    private int fromServer;
    private boolean told;

    GoogleHello(Conversation conversation) {
        this.conversation = conversation;
    }

    /// Looks for a hello in a datagram.
    ///
    /// @return whether the conversation is in one of these versions
    boolean read(Side from, Bytes datagram) {
        if (version.isEmpty()) {
            QuicVersion spoken = spoken(datagram);
            if (from == Side.SERVER || !spoken.google() || spoken.isEncrypted()) {
                return false;
            }
            hello(spoken, number(datagram), datagram);
            return !version.isEmpty();
        }
        count(from);
        return true;
    }

    private static QuicVersion spoken(Bytes datagram) {
        if (!datagram.has(0, OLD_VERSION_AT + 4)) {
            return QuicVersion.NONE;
        }
        return QuicVersion.of(number(datagram));
    }

    private static int number(Bytes datagram) {
        boolean longHeader = (datagram.u8(0) & 0x80) != 0;
        return datagram.i32(longHeader ? 1 : OLD_VERSION_AT);
    }

    /// As [#read], of a packet that had to be opened first (Q050).
    void readOpened(Side from, QuicVersion spoken, int number, Bytes payload) {
        if (from == Side.CLIENT && version.isEmpty()) {
            hello(spoken, number, payload);
        }
    }

    private void hello(QuicVersion spoken, int number, Bytes bytes) {
        int at = bytes.indexOf("CHLO", 0);
        if (at < 0 || !bytes.has(at, 8)) {
            return;
        }
        version = spoken.text();
        String tags = table(bytes, at);
        new QuicRules(conversation.rules()).hello(number, serverName, agent, tags);
    }

    /// Reads the values of the table.
    ///
    /// @return its tags
    private String table(Bytes bytes, int at) {
        int tags = Math.min(bytes.le16(at + 4), MOST_TAGS);
        int values = at + 8 + 8 * bytes.le16(at + 4);
        StringBuilder names = new StringBuilder();
        long start = 0;
        for (int i = 0; i < tags && bytes.has(at + 8 + 8 * i, 8); i++) {
            int tag = at + 8 + 8 * i;
            names.append(i == 0 ? "" : "-").append(bytes.text(tag, tag + 4).replace("\0", ""));
            long end = bytes.le32(tag + 4);
            if (end < start || end > bytes.length() || !bytes.has(values, (int) end)) {
                break;
            }
            value(bytes, tag, values + (int) start, values + (int) end);
            start = end;
        }
        return names.toString();
    }

    private void value(Bytes bytes, int tag, int from, int to) {
        if (to - from > LONGEST_NAME) {
            return;
        }
        if (bytes.startsWith("SNI\0", tag)) {
            serverName = bytes.text(from, to);
        } else if (bytes.startsWith("UAID", tag) && to > from) {
            agent = bytes.text(from, to);
            conversation.tell(new SoftwareSeen(conversation.seen(), true, "quic", agent));
        }
    }

    private void count(Side from) {
        fromClient += from == Side.CLIENT ? 1 : 0;
        fromServer += from == Side.SERVER ? 1 : 0;
        if (fromClient >= TALK && fromServer >= TALK) {
            tell(Outcome.ESTABLISHED);
        }
    }

    private void tell(Outcome outcome) {
        if (told || version.isEmpty()) {
            return;
        }
        told = true;
        conversation.tell(
                new SecureSession(
                        conversation.seen(),
                        "quic",
                        version,
                        conversation.name(serverName),
                        false,
                        List.of(),
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        outcome));
    }

    void end() {
        tell(Outcome.UNFINISHED);
    }
}
