package wolfhound.sources.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// The messages of SMB 1 ([MS-CIFS] §2.2.4, [MS-SMB]). A message is a header, words and bytes; what
/// is chained behind it ("AndX") is read too. Offsets count from the header.
final class Smb1 {
    static final int HEADER = 32;

    /// Enough of a message to know where the data of a read or write is.
    static final int DATA_HEAD = 64;

    static final int MOST_WAITING = 512;

    private static final int CLOSE = 0x04;
    private static final int DELETE = 0x06;
    private static final int RENAME = 0x07;
    private static final int TRANSACTION = 0x25;
    private static final int OPEN_ANDX = 0x2D;
    private static final int READ_ANDX = 0x2E;
    private static final int WRITE_ANDX = 0x2F;
    private static final int TRANSACTION_2 = 0x32;
    private static final int NEGOTIATE = 0x72;
    private static final int SESSION_SETUP = 0x73;
    private static final int TREE_CONNECT = 0x75;
    private static final int NT_CREATE = 0xA2;
    private static final int NONE = 0xFF;

    private static final int REPLY = 0x80;
    private static final int UNICODE = 0x8000;
    private static final long MORE_PROCESSING_REQUIRED = 0xC0000016L;
    private static final int DELETE_ON_CLOSE = 0x1000;
    private static final int TRANSACT_PIPE = 0x26;
    private static final int SET_FILE_INFORMATION = 8;
    private static final int MOST_CHAINED = 8;
    private static final int MOST_DIALECTS = 32;

    /// A request that waits for its reply.
    private record Request(SmbFile file, long offset, String name, String newName) {}

    private final SmbSession session;
    private final Map<Long, Request> waiting = new LinkedHashMap<>();

    Smb1(SmbSession session) {
        this.session = session;
    }

    void read(Side from, Bytes bytes) {
        boolean reply = (bytes.u8(9) & REPLY) != 0;
        session.asks(reply ? from.other() : from);
        int command = bytes.u8(4);
        int at = HEADER;
        for (int i = 0; i < MOST_CHAINED && command != NONE && bytes.has(at, 1); i++) {
            int words = bytes.u8(at);
            int content = at + 1 + 2 * words + 2;
            if (!bytes.has(at, content - at)) {
                return;
            }
            Block block = new Block(bytes, at + 1, words, content);
            if (reply) {
                reply(from, command, block);
            } else {
                request(command, block);
            }
            if (!isChained(command) || words < 2) {
                return;
            }
            command = bytes.u8(at + 1);
            int next = bytes.le16(at + 3);
            if (next <= at) {
                return;
            }
            at = next;
        }
    }

    private static boolean isChained(int command) {
        return switch (command) {
            case OPEN_ANDX, READ_ANDX, WRITE_ANDX, SESSION_SETUP, TREE_CONNECT, NT_CREATE -> true;
            default -> false;
        };
    }

    /// Words and bytes of one command.
    ///
    /// @param words where its words begin
    /// @param count of words
    /// @param content where its bytes begin
    private record Block(Bytes bytes, int words, int count, int content) {
        int word(int at) {
            return bytes.le16(words + at);
        }

        long longWord(int at) {
            return bytes.le32(words + at);
        }

        int end() {
            return Math.min(bytes.length(), content + bytes.le16(content - 2));
        }

        boolean isUnicode() {
            return (bytes.le16(10) & UNICODE) != 0;
        }

        /// The text that begins at or, where it is of two-byte characters, is aligned behind `at`.
        String text(int at) {
            return isUnicode() ? wide((at & 1) == 0 ? at : at + 1) : narrow(at);
        }

        /// Where the text after the one at `at` begins.
        int after(int at) {
            if (!isUnicode()) {
                int zero = bytes.indexOf(0, at);
                return zero < 0 ? end() : zero + 1;
            }
            int i = (at & 1) == 0 ? at : at + 1;
            while (i + 2 <= end() && bytes.u16(i) != 0) {
                i += 2;
            }
            return i + 2;
        }

        private String wide(int at) {
            int to = at;
            while (to + 2 <= end() && bytes.u16(to) != 0) {
                to += 2;
            }
            return at < to ? bytes.utf16le(at, to) : "";
        }

        private String narrow(int at) {
            int zero = bytes.indexOf(0, at);
            int to = zero < 0 ? end() : Math.min(zero, end());
            return at < to ? bytes.text(at, to) : "";
        }

        long tree() {
            return bytes.le16(24);
        }

        long status() {
            return bytes.le32(5);
        }
    }

    private void request(int command, Block block) {
        switch (command) {
            case NEGOTIATE -> dialects(block);
            case SESSION_SETUP -> sessionSetup(block);
            case TREE_CONNECT -> {
                if (block.count() >= 4) {
                    String share = block.text(block.content() + block.word(6));
                    session.connects(share);
                    waitFor(block, new Request(SmbFile.NONE, 0, share, ""));
                }
            }
            case NT_CREATE -> create(block);
            case OPEN_ANDX -> {
                String path = block.text(block.content());
                waitFor(block, new Request(session.file(block.tree(), path), 0, "", ""));
            }
            case READ_ANDX -> {
                if (block.count() >= 10) {
                    SmbFile file = session.open(block.word(4));
                    waitFor(block, new Request(file, offset(block, 20), "", ""));
                }
            }
            case WRITE_ANDX -> write(block);
            case CLOSE -> {
                if (block.count() >= 1) {
                    session.closed(block.word(0));
                }
            }
            case DELETE -> {
                String path = block.text(block.content() + 1);
                waitFor(block, new Request(session.file(block.tree(), path), 0, "", ""));
            }
            case RENAME -> {
                int second = block.after(block.content() + 1) + 1;
                SmbFile file = session.file(block.tree(), block.text(block.content() + 1));
                waitFor(block, new Request(file, 0, "", block.text(second)));
            }
            case TRANSACTION -> pipe(block);
            case TRANSACTION_2 -> setInformation(block);
            default -> {}
        }
    }

    private void dialects(Block block) {
        int at = block.content();
        for (int i = 0; i < MOST_DIALECTS && at + 1 < block.end(); i++) {
            int zero = block.bytes().indexOf(0, at + 1);
            if (block.bytes().u8(at) != 2 || zero < 0 || zero >= block.end()) {
                return;
            }
            if (block.bytes().text(at + 1, zero).equals("NT LM 0.12")) {
                session.dialect("smb1");
            }
            at = zero + 1;
        }
    }

    private void sessionSetup(Block block) {
        int content = block.content();
        if (block.count() == 12) {
            int to = Math.min(block.end(), content + block.word(14));
            session.credentials(block.bytes(), content, to);
            tellSystem(session.asker(), block, to);
        } else if (block.count() == 13) {
            int user = content + block.word(14) + block.word(16);
            int domain = block.after(user);
            session.logsIn(new Ntlm(block.text(domain), block.text(user), ""));
            tellSystem(session.asker(), block, block.after(domain));
        }
    }

    private void tellSystem(Side of, Block block, int at) {
        session.operatingSystem(of, block.text(at));
    }

    private void create(Block block) {
        if (block.count() < 24) {
            return;
        }
        SmbFile file = session.file(block.tree(), block.text(block.content()));
        file.deletesOnClose = (block.longWord(39) & DELETE_ON_CLOSE) != 0;
        waitFor(block, new Request(file, 0, "", ""));
    }

    private static long offset(Block block, int highAt) {
        long high = block.count() * 2 >= highAt + 4 ? block.longWord(highAt) : 0;
        return high << 32 | block.longWord(6);
    }

    private void write(Block block) {
        if (block.count() < 12) {
            return;
        }
        int from = block.word(22);
        long to =
                Math.min(
                        (long) from + block.word(20) + ((long) block.word(18) << 16),
                        block.bytes().length());
        if (from >= block.content() && from < to) {
            SmbFile file = session.open(block.word(4));
            session.data(file, true, offset(block, 24), block.bytes(), from, (int) to);
        }
    }

    /// TransactNamedPipe: what is called through a pipe.
    private void pipe(Block block) {
        if (block.count() < 16 || block.word(28) != TRANSACT_PIPE) {
            return;
        }
        int from = block.word(24);
        int to = Math.min(from + block.word(22), block.bytes().length());
        if (from >= block.content() && from < to) {
            SmbFile file = session.open(block.word(30));
            session.data(file, true, 0, block.bytes(), from, to);
            if (session.looksIntoAnswers()) {
                waitFor(block, new Request(file, 0, "", ""));
            }
        }
    }

    private void pipeAnswered(Block block, Request request) {
        if (block.count() < 10) {
            return;
        }
        int from = block.word(14);
        int to = Math.min(from + block.word(12), block.bytes().length());
        if (from >= block.content() && from < to) {
            session.data(request.file(), false, 0, block.bytes(), from, to);
        }
    }

    /// SetFileInformation of an open file: that it is to be deleted, or another name.
    private void setInformation(Block block) {
        if (block.count() < 15 || block.word(28) != SET_FILE_INFORMATION) {
            return;
        }
        Bytes bytes = block.bytes();
        int parameters = block.word(20);
        int data = block.word(24);
        if (!bytes.has(parameters, 4) || !bytes.has(data, 1)) {
            return;
        }
        SmbFile file = session.open(bytes.le16(parameters));
        switch (bytes.le16(parameters + 2)) {
            case 0x102, 0x3F5 -> file.deletesOnClose |= file != SmbFile.NONE && bytes.u8(data) == 1;
            case 0x3F2 -> {
                if (bytes.has(data, 12)) {
                    long length = Math.min(bytes.le32(data + 8), bytes.length() - data - 12L);
                    session.renamed(file, bytes.utf16le(data + 12, data + 12 + (int) length));
                }
            }
            default -> {}
        }
    }

    private void reply(Side from, int command, Block block) {
        long status = block.status();
        if (command == SESSION_SETUP) {
            sessionAnswered(from, status, block);
            return;
        }
        boolean failed = (status & 0xC0000000L) == 0xC0000000L || isOldError(status);
        Request request = isAwaited(command) ? waiting.remove(key(block)) : null;
        if (request == null || failed) {
            return;
        }
        switch (command) {
            case TREE_CONNECT -> session.connected(block.tree(), request.name());
            case NT_CREATE -> {
                if (block.count() >= 34) {
                    request.file().size = block.bytes().le64(block.words() + 55);
                    request.file().isDirectory = (block.longWord(43) & 0x10) != 0;
                    session.opened(block.word(5), request.file(), block.longWord(7) != 1);
                }
            }
            case OPEN_ANDX -> {
                if (block.count() >= 12) {
                    session.opened(block.word(4), request.file(), block.word(22) == 2);
                }
            }
            case READ_ANDX -> readAnswered(block, request);
            case TRANSACTION -> pipeAnswered(block, request);
            case DELETE -> session.deleted(request.file());
            case RENAME -> session.renamed(request.file(), request.newName());
            default -> {}
        }
    }

    /// An error class of MS-DOS, where no status of NT was agreed on.
    private static boolean isOldError(long status) {
        return (status & 0xFF) >= 1 && (status & 0xFF) <= 3 && status >>> 16 != 0;
    }

    private static boolean isAwaited(int command) {
        return switch (command) {
            case TREE_CONNECT, NT_CREATE, OPEN_ANDX, READ_ANDX, DELETE, RENAME, TRANSACTION -> true;
            default -> false;
        };
    }

    private void sessionAnswered(Side from, long status, Block block) {
        int content = block.content();
        if (block.count() == 4) {
            int to = Math.min(block.end(), content + block.word(6));
            session.challenge(block.bytes(), content, to);
            content = to;
        }
        if (status == MORE_PROCESSING_REQUIRED) {
            return;
        }
        if (status == 0 && block.count() >= 3) {
            tellSystem(from, block, content);
        }
        session.loginAnswered(status == 0);
    }

    private void readAnswered(Block block, Request request) {
        if (block.count() < 12) {
            return;
        }
        int from = block.word(12);
        long length = block.word(10) + ((long) block.word(14) << 16);
        long to = Math.min(from + length, block.bytes().length());
        if (from >= block.content() && from < to) {
            session.data(request.file(), false, request.offset(), block.bytes(), from, (int) to);
        }
    }

    /// Where the data of this read or write is, of which only the beginning is there.
    Smb.Stretch data(Side from, Bytes bytes) {
        boolean reply = (bytes.u8(9) & REPLY) != 0;
        session.asks(reply ? from.other() : from);
        Block block = new Block(bytes, HEADER + 1, bytes.u8(HEADER), 0);
        if (bytes.u8(4) == WRITE_ANDX && !reply && block.count() >= 12) {
            long length = block.word(20) + ((long) block.word(18) << 16);
            SmbFile file = session.open(block.word(4));
            return new Smb.Stretch(file, true, offset(block, 24), block.word(22), length);
        }
        Request request = bytes.u8(4) == READ_ANDX && reply ? waiting.remove(key(block)) : null;
        if (request == null || block.count() < 12) {
            return Smb.Stretch.none();
        }
        long length = block.word(10) + ((long) block.word(14) << 16);
        return new Smb.Stretch(request.file(), false, request.offset(), block.word(12), length);
    }

    /// Process, user and multiplex number together name a request.
    private static long key(Block block) {
        return block.bytes().le32(26) << 16 | block.bytes().le16(30);
    }

    private void waitFor(Block block, Request request) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.remove(waiting.keySet().iterator().next());
            session.conversation.bounded("smb-requests");
        }
        waiting.put(key(block), request);
    }
}
