package wolfhound.sources.wire;

import wolfhound.model.Address;
import wolfhound.sources.content.Content;

/// The conversation of FTP that carries one file: all bytes of one side. Never recognised, only
/// announced by [Ftp]. Listings are read and not told: they are no files.
final class FtpData implements WireProtocol {
    /// What the commands say of the file; may be said after the conversation was announced, and
    /// even after it was opened.
    static final class Transfer {
        private volatile String verb = "";
        private volatile String path = "";
        private volatile String from = "";
        private volatile boolean partial;

        void carries(String verb, String path, Address server, boolean partial) {
            String slash = path.startsWith("/") ? "" : "/";
            String host = server.isV4() ? server.toString() : "[" + server + "]";
            this.verb = verb;
            this.path = Words.atMost(path.strip(), Commands.MOST_TEXT);
            this.from = "ftp://" + host + slash + this.path;
            this.partial = partial;
        }

        private String name() {
            int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
            return path.substring(cut + 1);
        }
    }

    private final Transfer transfer;

    FtpData(Transfer transfer) {
        this.transfer = transfer;
    }

    @Override
    public String name() {
        return "ftp-data";
    }

    @Override
    public Recognition recognise(Opening opening) {
        return Recognition.NO;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation, transfer);
    }

    private static final class Reading implements Dialogue {
        private final Conversation conversation;
        private final Transfer transfer;
        private final Content content = Content.ofFile();
        private Side sender = Side.SERVER;
        private boolean cut;
        private boolean closed;
        private final FtpDataRules rules;

        Reading(Conversation conversation, Transfer transfer) {
            this.conversation = conversation;
            this.transfer = transfer;
            this.rules = new FtpDataRules(conversation.rules());
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (content.length() == 0) {
                sender = from;
            }
            if (from == sender) {
                int start = bytes.arrayOffset();
                content.take(bytes.array(), start, start + bytes.length());
                rules.passes(from == Side.CLIENT, bytes, transfer.verb, transfer.name());
            }
            return Parsed.ALL;
        }

        @Override
        public boolean gap(Side from, long missing) {
            cut = true;
            return true;
        }

        @Override
        public void close(Side from, Bytes unused) {
            closed |= from == sender;
        }

        @Override
        public void end() {
            rules.over();
            if (content.length() == 0 || transfer.path.isEmpty()) {
                return;
            }
            boolean whole = closed && !cut && !transfer.partial;
            conversation.tell(
                    content.transfer(
                            conversation.seen(),
                            "ftp",
                            sender == Side.SERVER,
                            transfer.name(),
                            transfer.from,
                            "",
                            whole));
        }
    }
}
