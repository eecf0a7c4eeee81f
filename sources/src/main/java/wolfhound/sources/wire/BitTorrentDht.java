package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// The distributed hash table of BitTorrent (BEP 5): queries and answers as bencoded dictionaries,
/// one a datagram.
final class BitTorrentDht implements WireProtocol {
    private static final int MOST_DEPTH = 8;
    private static final int MOST_ELEMENTS = 512;
    private static final int MOST_VERB = 32;

    @Override
    public String name() {
        return "bittorrent-dht";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.UDP) {
            return Recognition.NO;
        }
        return isMessage(opening.client()) || isMessage(opening.server())
                ? Recognition.YES
                : Recognition.NO;
    }

    private static boolean isMessage(Bytes bytes) {
        return bytes.length() > 10 && bytes.u8(0) == 'd' && new Dictionary(bytes).kind() != 0;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        PeerTalk talk = new PeerTalk(conversation, "bittorrent-dht");
        return (from, bytes) -> {
            if (!bytes.isEmpty() && bytes.u8(0) == 'd') {
                tell(talk, from, new Dictionary(bytes));
            }
            return Parsed.ALL;
        };
    }

    private static void tell(PeerTalk talk, Side from, Dictionary message) {
        switch (message.kind()) {
            case 'q' -> talk.tell(from, message.query, message.version);
            case 'r' -> talk.tell(from, "response", message.version);
            case 'e' -> talk.tell(from, "error", message.version);
            default -> {}
        }
    }

    /// The outermost dictionary of a message: the kind of message, the query, the program.
    private static final class Dictionary {
        private final Bytes bytes;
        private String query = "";
        private String version = "";
        private int kind;
        private int elements;

        Dictionary(Bytes bytes) {
            this.bytes = bytes;
            read();
        }

        /// `q`, `r` or `e`; 0 where it is no message.
        int kind() {
            return kind == 'q' && query.isEmpty() ? 0 : kind;
        }

        private void read() {
            int at = 1;
            while (at > 0 && at < bytes.length() && bytes.u8(at) != 'e') {
                int value = skip(at, MOST_DEPTH);
                if (value < 0 || !Words.isDigit(bytes.u8(at))) {
                    kind = 0;
                    return;
                }
                int next = skip(value, MOST_DEPTH);
                if (next > 0) {
                    entry(at, value, next);
                }
                at = next;
            }
            if (at != bytes.length() - 1) {
                kind = 0;
            }
        }

        private void entry(int key, int value, int next) {
            if (bytes.startsWith("1:y1:", key)) {
                kind = bytes.has(key + 5, 1) ? bytes.u8(key + 5) : 0;
            } else if (bytes.startsWith("1:q", key)) {
                query = string(value, next);
            } else if (bytes.startsWith("1:v", key)) {
                version = string(value, next).replaceAll("[^!-~]", ".");
            }
        }

        private String string(int at, int next) {
            int colon = bytes.indexOf(':', at);
            return colon < 0 || colon >= next || next - colon > MOST_VERB
                    ? ""
                    : bytes.text(colon + 1, next);
        }

        /// Where the element at `at` ends; -1 where it is none.
        private int skip(int at, int depth) {
            if (at < 0 || at >= bytes.length() || depth == 0 || elements++ > MOST_ELEMENTS) {
                return -1;
            }
            int c = bytes.u8(at);
            if (c == 'i') {
                int end = bytes.indexOf('e', at);
                return end < 0 || end - at > 24 ? -1 : end + 1;
            }
            if (c == 'l' || c == 'd') {
                int i = at + 1;
                while (i > 0 && i < bytes.length() && bytes.u8(i) != 'e') {
                    i = skip(i, depth - 1);
                }
                return i > 0 && i < bytes.length() ? i + 1 : -1;
            }
            return skipString(at);
        }

        private int skipString(int at) {
            int length = 0;
            int i = at;
            while (i < bytes.length() && i - at < 5 && Words.isDigit(bytes.u8(i))) {
                length = length * 10 + bytes.u8(i) - '0';
                i++;
            }
            boolean right = i > at && i < bytes.length() && bytes.u8(i) == ':';
            return right && bytes.has(i + 1, length) ? i + 1 + length : -1;
        }
    }
}
