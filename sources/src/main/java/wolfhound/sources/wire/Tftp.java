package wolfhound.sources.wire;

import wolfhound.model.ConversationId;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.language.Buffer;
import wolfhound.sources.content.Content;

/// Trivial file transfer (RFC 1350, options of RFC 2347 and 2348): a request that names the file to
/// port 69, and the file itself in a conversation that the server opens from another port.
final class Tftp implements WireProtocol {
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int DATA = 3;
    private static final int OPTIONS = 6;
    private static final int LONGEST_NAME = 512;
    private static final int USUAL_BLOCK = 512;
    private static final int LONGEST_BLOCK = 65464;

    @Override
    public String name() {
        return "tftp";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.client().isEmpty()) {
            return opening.server().isEmpty() ? Recognition.MAYBE : Recognition.NO;
        }
        return isRequest(opening.client()) ? Recognition.YES : Recognition.NO;
    }

    private static boolean isRequest(Bytes bytes) {
        if (!bytes.has(0, 9) || bytes.u16(0) != READ && bytes.u16(0) != WRITE) {
            return false;
        }
        int end = bytes.indexOf(0, 2);
        if (end <= 2 || end - 2 > LONGEST_NAME || bytes.u8(bytes.length() - 1) != 0) {
            return false;
        }
        for (int at = 2; at < end; at++) {
            if (bytes.u8(at) < ' ' || bytes.u8(at) == 0x7F) {
                return false;
            }
        }
        return bytes.startsWithIgnoringCase("OCTET\0", end + 1)
                || bytes.startsWithIgnoringCase("NETASCII\0", end + 1)
                || bytes.startsWithIgnoringCase("MAIL\0", end + 1);
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Requests(conversation);
    }

    /// The conversation with port 69; a server that answers from there sends the file in it.
    private static final class Requests implements Dialogue {
        private final Conversation conversation;
        private Transfer transfer = Transfer.NONE;

        Requests(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (from == Side.CLIENT && isRequest(bytes)) {
                request(bytes);
            } else if (transfer != Transfer.NONE) {
                transfer.read(conversation, from, bytes);
            }
            return Parsed.ALL;
        }

        private void request(Bytes bytes) {
            String path = bytes.text(2, bytes.indexOf(0, 2));
            lay(bytes);
            ConversationId id = conversation.id();
            String url = "tftp://" + id.server() + (path.startsWith("/") ? "" : "/") + path;
            transfer.end(conversation);
            transfer = new Transfer(path, url);
            conversation.expect(id.client(), id.clientPort(), new Blocks(path, url));
        }

        /// As rules see it, a request is a transaction of its own.
        private void lay(Bytes bytes) {
            if (conversation.rules() == Inspection.NONE) {
                return;
            }
            int name = bytes.indexOf(0, 2);
            var transaction = new RuleTransaction(conversation.rules());
            transaction.bytes(true, Buffer.TFTP_FILE, bytes, 2, name);
            int mode = bytes.indexOf(0, name + 1);
            transaction.bytes(true, Buffer.TFTP_MODE, bytes, name + 1, mode);
            transaction.over();
        }

        @Override
        public void end() {
            transfer.end(conversation);
        }
    }

    /// The conversation that the server opens for the file. Never recognised, only announced.
    private static final class Blocks implements WireProtocol {
        private final String path;
        private final String url;

        Blocks(String path, String url) {
            this.path = path;
            this.url = url;
        }

        @Override
        public String name() {
            return "tftp-data";
        }

        @Override
        public Recognition recognise(Opening opening) {
            return Recognition.NO;
        }

        @Override
        public Dialogue begin(Conversation conversation) {
            var transfer = new Transfer(path, url);
            return new Dialogue() {
                @Override
                public Parsed read(Side from, Bytes bytes) {
                    transfer.read(conversation, from, bytes);
                    return Parsed.ALL;
                }

                @Override
                public void end() {
                    transfer.end(conversation);
                }
            };
        }
    }

    /// One file, block by block. The sender is told by who sends data.
    private static final class Transfer {
        static final Transfer NONE = new Transfer("", "");

        private final String path;
        private final String url;
        private final Content content = Content.ofFile();
        private int blockSize = USUAL_BLOCK;
        private int blocks;
        private Side sender = Side.SERVER;
        private boolean holes;
        private boolean over;

        Transfer(String path, String url) {
            this.path = path;
            this.url = url;
        }

        void read(Conversation conversation, Side from, Bytes bytes) {
            if (over || !bytes.has(0, 4)) {
                return;
            }
            if (bytes.u16(0) == OPTIONS) {
                blockSize = blockSize(bytes);
            } else if (bytes.u16(0) == DATA) {
                data(conversation, from, bytes);
            }
        }

        private static int blockSize(Bytes bytes) {
            int at = bytes.indexOf("blksize\0", 2);
            int end = at < 0 ? -1 : bytes.indexOf(0, at + 8);
            if (end < 0 || end - at - 8 > 5) {
                return USUAL_BLOCK;
            }
            int size = 0;
            for (int i = at + 8; i < end; i++) {
                int digit = bytes.u8(i) - '0';
                if (digit < 0 || digit > 9) {
                    return USUAL_BLOCK;
                }
                size = size * 10 + digit;
            }
            return size >= 8 && size <= LONGEST_BLOCK ? size : USUAL_BLOCK;
        }

        private void data(Conversation conversation, Side from, Bytes bytes) {
            int ahead = bytes.u16(2) - (blocks + 1) & 0xFFFF;
            if (ahead > 0x7FFF) {
                return;
            }
            sender = from;
            holes |= ahead > 0;
            blocks += ahead + 1;
            int start = bytes.arrayOffset();
            content.take(bytes.array(), start + 4, start + bytes.length());
            if (bytes.length() - 4 < blockSize) {
                tell(conversation, !holes);
            }
        }

        void end(Conversation conversation) {
            if (!over && blocks > 0) {
                tell(conversation, false);
            }
        }

        private void tell(Conversation conversation, boolean whole) {
            over = true;
            int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
            conversation.tell(
                    content.transfer(
                            conversation.seen(),
                            "tftp",
                            sender == Side.SERVER,
                            path.substring(cut + 1),
                            url,
                            "",
                            whole));
        }
    }
}
