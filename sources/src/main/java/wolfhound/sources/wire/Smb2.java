package wolfhound.sources.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// The messages of SMB 2 and 3 ([MS-SMB2] §2.2), as far as they are in the clear. All numbers are
/// little-endian; offsets count from the message's header.
final class Smb2 {
    static final int HEADER = 64;

    /// Enough of a message to know where the data of a read or write is.
    static final int DATA_HEAD = 112;

    static final int MOST_WAITING = 1024;

    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int TREE_CONNECT = 3;
    private static final int CREATE = 5;
    private static final int CLOSE = 6;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int IOCTL = 11;
    private static final int SET_INFO = 17;

    private static final long MORE_PROCESSING_REQUIRED = 0xC0000016L;
    private static final long BUFFER_OVERFLOW = 0x80000005L;
    private static final long STATUS_PENDING = 0x103L;
    private static final int RESPONSE = 1;
    private static final int RELATED = 4;
    private static final int DELETE_ON_CLOSE = 0x1000;
    private static final int DIRECTORY = 0x10;
    private static final int RENAME_INFORMATION = 10;
    private static final int DISPOSITION_INFORMATION = 13;
    private static final int DISPOSITION_INFORMATION_EX = 64;
    private static final int MOST_CHAINED = 64;

    /// The number a server gave to an open file.
    private record Number(long persistent, long changing) {
        private static final Number CHAINED = new Number(-1, -1);
    }

    /// A request that waits for its response.
    ///
    /// @param offset of a read
    /// @param name of a share, or the new name of a rename
    private record Request(int command, SmbFile file, long offset, String name) {}

    private final SmbSession session;
    private final Map<Long, Request> waiting = new LinkedHashMap<>();
    private SmbFile chained = SmbFile.NONE;

    Smb2(SmbSession session) {
        this.session = session;
    }

    /// Reads a whole message, with all that is compounded into it (§3.2.4.1.4).
    void read(Side from, Bytes bytes) {
        int at = 0;
        chained = SmbFile.NONE;
        for (int i = 0; i < MOST_CHAINED && bytes.has(at, HEADER); i++) {
            long next = bytes.le32(at + 20);
            boolean last = next < HEADER || next > bytes.length() - at;
            int end = last ? bytes.length() : at + (int) next;
            if (bytes.i32(at) == Smb.VERSION_2) {
                one(from, bytes, at, end);
            }
            if (last) {
                return;
            }
            at = end;
        }
    }

    private void one(Side from, Bytes bytes, int at, int end) {
        int command = bytes.le16(at + 12);
        boolean response = (bytes.u8(at + 16) & RESPONSE) != 0;
        session.asks(response ? from.other() : from);
        if (response) {
            response(command, bytes, at, end);
        } else {
            request(command, bytes, at, end);
        }
    }

    private void request(int command, Bytes bytes, int at, int end) {
        int body = at + HEADER;
        long tree = bytes.le32(at + 36);
        switch (command) {
            case SESSION_SETUP -> {
                if (fits(body, 24, end)) {
                    int blob = at + bytes.le16(body + 12);
                    session.credentials(bytes, blob, end);
                }
            }
            case TREE_CONNECT -> {
                String share = text(bytes, at, body + 4, end);
                session.connects(share);
                wait(bytes, at, new Request(command, SmbFile.NONE, 0, share));
            }
            case CREATE -> create(bytes, at, end, tree);
            case CLOSE -> {
                if (fits(body, 24, end)) {
                    session.closed(number(bytes, body + 8));
                }
            }
            case READ -> {
                if (fits(body, 32, end)) {
                    SmbFile file = file(bytes, at, body + 16);
                    wait(bytes, at, new Request(command, file, bytes.le64(body + 8), ""));
                }
            }
            case WRITE -> write(bytes, at, end);
            case IOCTL -> control(bytes, at, end);
            case SET_INFO -> setInfo(bytes, at, end);
            default -> {}
        }
    }

    private void create(Bytes bytes, int at, int end, long tree) {
        int body = at + HEADER;
        if (!fits(body, 56, end)) {
            return;
        }
        SmbFile file = session.file(tree, text(bytes, at, body + 44, end));
        file.deletesOnClose = (bytes.le32(body + 40) & DELETE_ON_CLOSE) != 0;
        chained = file;
        waitFor(bytes, at, CREATE, file);
    }

    private void write(Bytes bytes, int at, int end) {
        int body = at + HEADER;
        if (!fits(body, 32, end)) {
            return;
        }
        long from = (long) at + bytes.le16(body + 2);
        long to = Math.min(from + bytes.le32(body + 4), end);
        if (from < end && from >= body) {
            SmbFile file = file(bytes, at, body + 16);
            session.data(file, true, bytes.le64(body + 8), bytes, (int) from, (int) to);
        }
    }

    /// What is sent through a pipe by a control code (FSCTL_PIPE_TRANSCEIVE).
    private void control(Bytes bytes, int at, int end) {
        int body = at + HEADER;
        if (!fits(body, 56, end)) {
            return;
        }
        SmbFile file = file(bytes, at, body + 8);
        long from = at + bytes.le32(body + 24);
        long to = Math.min(from + bytes.le32(body + 28), end);
        if (file.isPipe && from < to && from >= body) {
            session.data(file, true, 0, bytes, (int) from, (int) to);
            if (session.looksIntoAnswers()) {
                waitFor(bytes, at, IOCTL, file);
            }
        }
    }

    private void controlAnswered(SmbFile file, Bytes bytes, int at, int end) {
        int body = at + HEADER;
        if (!fits(body, 48, end)) {
            return;
        }
        long from = at + bytes.le32(body + 32);
        long to = Math.min(from + bytes.le32(body + 36), end);
        if (from < to && from >= body) {
            session.data(file, false, 0, bytes, (int) from, (int) to);
        }
    }

    private void setInfo(Bytes bytes, int at, int end) {
        int body = at + HEADER;
        if (!fits(body, 32, end) || bytes.u8(body + 2) != 1) {
            return;
        }
        SmbFile file = file(bytes, at, body + 16);
        int kind = bytes.u8(body + 3);
        int from = at + bytes.le16(body + 8);
        if (kind == RENAME_INFORMATION && fits(from, 20, end)) {
            long length = Math.min(bytes.le32(from + 16), end - from - 20L);
            String name = bytes.utf16le(from + 20, from + 20 + (int) length);
            wait(bytes, at, new Request(SET_INFO, file, 0, name));
        } else if (kind == DISPOSITION_INFORMATION || kind == DISPOSITION_INFORMATION_EX) {
            file.deletesOnClose |= file != SmbFile.NONE && isSet(bytes, from, end);
        }
    }

    private static boolean isSet(Bytes bytes, int at, int end) {
        return fits(at, 1, end) && (bytes.u8(at) & 1) != 0;
    }

    private void response(int command, Bytes bytes, int at, int end) {
        long status = bytes.le32(at + 8);
        int body = at + HEADER;
        switch (command) {
            case NEGOTIATE -> {
                if (status == 0 && fits(body, 6, end)) {
                    session.dialect(dialect(bytes.le16(body + 4)));
                }
            }
            case SESSION_SETUP -> {
                if (status == MORE_PROCESSING_REQUIRED) {
                    session.challenge(bytes, body, end);
                } else if (status != STATUS_PENDING) {
                    session.loginAnswered(status == 0);
                }
            }
            default -> {
                if (status != STATUS_PENDING) {
                    answered(command, status, bytes, at, end);
                }
            }
        }
    }

    private void answered(int command, long status, Bytes bytes, int at, int end) {
        Request request = waiting.remove(bytes.le64(at + 24));
        if (request == null || request.command() != command || isFailure(status)) {
            return;
        }
        int body = at + HEADER;
        switch (command) {
            case TREE_CONNECT -> session.connected(bytes.le32(at + 36), request.name());
            case CREATE -> {
                if (fits(body, 80, end)) {
                    SmbFile file = request.file();
                    file.size = bytes.le64(body + 48);
                    file.isDirectory = (bytes.le32(body + 56) & DIRECTORY) != 0;
                    boolean created = bytes.le32(body + 4) != 1;
                    session.opened(number(bytes, body + 64), file, created);
                }
            }
            case READ -> {
                if (fits(body, 16, end)) {
                    int from = at + bytes.u8(body + 2);
                    long to = Math.min(from + bytes.le32(body + 4), end);
                    session.data(request.file(), false, request.offset(), bytes, from, (int) to);
                }
            }
            case IOCTL -> controlAnswered(request.file(), bytes, at, end);
            case SET_INFO -> session.renamed(request.file(), request.name());
            default -> {}
        }
    }

    private static boolean isFailure(long status) {
        return (status & 0xC0000000L) != 0 && status != BUFFER_OVERFLOW;
    }

    /// Where the data of this read or write is, of which only the beginning is there.
    Smb.Stretch data(Side from, Bytes bytes) {
        int command = bytes.le16(12);
        boolean response = (bytes.u8(16) & RESPONSE) != 0;
        session.asks(response ? from.other() : from);
        if (command == WRITE && !response) {
            SmbFile file = file(bytes, 0, HEADER + 16);
            int start = bytes.le16(HEADER + 2);
            long length = bytes.le32(HEADER + 4);
            return new Smb.Stretch(file, true, bytes.le64(HEADER + 8), start, length);
        }
        if (command != READ || !response) {
            return Smb.Stretch.none();
        }
        Request request = waiting.remove(bytes.le64(24));
        if (request == null || request.command() != READ || isFailure(bytes.le32(8))) {
            return Smb.Stretch.none();
        }
        int start = bytes.u8(HEADER + 2);
        return new Smb.Stretch(
                request.file(), false, request.offset(), start, bytes.le32(HEADER + 4));
    }

    private SmbFile file(Bytes bytes, int at, int numberAt) {
        Number number = number(bytes, numberAt);
        boolean related = (bytes.u8(at + 16) & RELATED) != 0;
        return related && number.equals(Number.CHAINED) ? chained : session.open(number);
    }

    private static Number number(Bytes bytes, int at) {
        return new Number(bytes.le64(at), bytes.le64(at + 8));
    }

    private void waitFor(Bytes bytes, int at, int command, SmbFile file) {
        wait(bytes, at, new Request(command, file, 0, ""));
    }

    private void wait(Bytes bytes, int at, Request request) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.remove(waiting.keySet().iterator().next());
            session.conversation.bounded("smb-requests");
        }
        waiting.put(bytes.le64(at + 24), request);
    }

    /// Text whose offset and length, two bytes each, stand at `where`.
    private static String text(Bytes bytes, int at, int where, int end) {
        if (!fits(where, 4, end)) {
            return "";
        }
        int from = at + bytes.le16(where);
        int to = Math.min(from + bytes.le16(where + 2), end);
        return from < to ? bytes.utf16le(from, to) : "";
    }

    private static boolean fits(int from, int count, int end) {
        return from >= 0 && from + count <= end;
    }

    private static String dialect(int number) {
        return switch (number) {
            case 0x0202 -> "smb2.0.2";
            case 0x0210 -> "smb2.1";
            case 0x0300 -> "smb3.0";
            case 0x0302 -> "smb3.0.2";
            case 0x0311 -> "smb3.1.1";
            default -> "smb2";
        };
    }
}
