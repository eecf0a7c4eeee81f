package wolfhound.sources.wire;

import wolfhound.model.SoftwareSeen;

/// SSH (RFC 4253): the version lines of both sides and their first key exchange messages, which are
/// all that is in the clear. Whether a login worked is not told: packet sizes only suggest it.
final class Ssh implements WireProtocol {
    private static final int LONGEST_VERSION = 255;

    /// RFC 4253 §6.1 with room for what implementations allow themselves.
    private static final int LONGEST_PACKET = 256 * 1024;

    private static final int KEY_EXCHANGE = 20;
    private static final int COOKIE = 16;

    /// Algorithm lists of a key exchange message, and the three that a fingerprint is made of
    /// beside the first.
    private static final int LISTS = 10;

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public Recognition recognise(Opening opening) {
        Bytes first = opening.server().isEmpty() ? opening.client() : opening.server();
        if (first.isEmpty()) {
            return Recognition.MAYBE;
        }
        if (first.has(0, 5)) {
            boolean version = first.startsWith("SSH-1") || first.startsWith("SSH-2");
            return version ? Recognition.YES : Recognition.NO;
        }
        return "SSH-".startsWith(first.text(0, Math.min(4, first.length())))
                ? Recognition.MAYBE
                : Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Exchange(conversation);
    }

    private static final class Exchange implements Dialogue {
        private final Conversation conversation;
        private final SshRuleBuffers buffers;
        private final boolean[] versionSeen = new boolean[2];
        private final boolean[] done = new boolean[2];

        Exchange(Conversation conversation) {
            this.conversation = conversation;
            this.buffers = new SshRuleBuffers(conversation.rules());
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            int side = from.ordinal();
            if (done[side]) {
                return Parsed.ALL;
            }
            return versionSeen[side] ? keyExchange(from, bytes) : version(from, bytes);
        }

        private Parsed version(Side from, Bytes bytes) {
            int end = bytes.indexOf('\n', 0);
            if (end < 0 && bytes.length() <= LONGEST_VERSION) {
                return Parsed.NEED_MORE;
            }
            if (end < 0 || end > LONGEST_VERSION || !bytes.startsWith("SSH-")) {
                done[from.ordinal()] = true;
                return Parsed.malformed("ssh-version-lies", "no version line");
            }
            versionSeen[from.ordinal()] = true;
            String text = bytes.text(0, end).strip();
            tell(from, "ssh", text);
            buffers.version(from, text);
            done[from.ordinal()] = text.startsWith("SSH-1.") && !text.startsWith("SSH-1.99");
            return Parsed.used(end + 1);
        }

        private Parsed keyExchange(Side from, Bytes bytes) {
            if (!bytes.has(0, 6)) {
                return Parsed.NEED_MORE;
            }
            long length = bytes.u32(0);
            if (length < 2 || length > LONGEST_PACKET) {
                return Parsed.malformed("ssh-packet-lies", "a packet of " + length + " bytes");
            }
            if (bytes.u8(5) != KEY_EXCHANGE) {
                done[from.ordinal()] = true;
                return Parsed.ALL;
            }
            int whole = 4 + (int) length;
            if (!bytes.has(0, whole)) {
                return Parsed.needMore(whole - bytes.length());
            }
            done[from.ordinal()] = true;
            tellAlgorithms(from, bytes, whole);
            return Parsed.ALL;
        }

        /// HASSH (github.com/salesforce/hassh): the MD5 of what a side offers for key exchange,
        /// encryption, authentication and compression in its own direction.
        private void tellAlgorithms(Side from, Bytes bytes, int end) {
            String[] lists = new String[LISTS];
            int at = 6 + COOKIE;
            for (int i = 0; i < LISTS; i++) {
                if (at + 4 > end || bytes.u32(at) > end - at - 4) {
                    return;
                }
                int length = (int) bytes.u32(at);
                lists[i] = bytes.text(at + 4, at + 4 + length);
                at += 4 + length;
            }
            int own = from == Side.CLIENT ? 0 : 1;
            String offer =
                    String.join(";", lists[0], lists[2 + own], lists[4 + own], lists[6 + own]);
            String hassh = Digests.md5(offer);
            tell(from, from == Side.CLIENT ? "hassh" : "hassh-server", hassh);
            buffers.offer(from, offer, hassh);
        }

        private void tell(Side from, String where, String text) {
            conversation.tell(
                    new SoftwareSeen(conversation.seen(), from == Side.CLIENT, where, text));
        }

        @Override
        public boolean gap(Side from, long missing) {
            versionSeen[from.ordinal()] = true;
            done[from.ordinal()] = true;
            return true;
        }
    }
}
