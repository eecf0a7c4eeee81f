package wolfhound.sources.wire;

import wolfhound.model.Transport;

/// SMB, how Windows shares files ([MS-CIFS] for version 1, [MS-SMB2] for 2 and 3), over TCP or a
/// session of NetBIOS (RFC 1002 §4.3). Here messages are told apart and large ones passed on as
/// they come; [Smb1] and [Smb2] read them, [SmbSession] remembers.
final class Smb implements WireProtocol {
    /// Bytes of a message that is read as a whole; of longer ones only the data of reads and writes
    /// is followed.
    static final int MOST_WHOLE = 80 << 10;

    /// What servers of version 3 offer at most for one read or write, with room for its header.
    static final int MOST_LENGTH = (8 << 20) + 4096;

    static final int VERSION_1 = 0xFF534D42;
    static final int VERSION_2 = 0xFE534D42;
    static final int ENCRYPTED = 0xFD534D42;
    static final int COMPRESSED = 0xFC534D42;

    private static final int MESSAGE = 0;
    private static final int REQUEST = 0x81;
    private static final int KEEP_ALIVE = 0x85;

    @Override
    public String name() {
        return "smb";
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.transport() != Transport.TCP) {
            return Recognition.NO;
        }
        return Words.better(recognise(opening.client()), recognise(opening.server()));
    }

    private static Recognition recognise(Bytes bytes) {
        if (bytes.isEmpty()) {
            return Recognition.NO;
        }
        int type = bytes.u8(0);
        if (type != MESSAGE && type != REQUEST) {
            return Recognition.NO;
        }
        if (bytes.has(0, 2) && bytes.u8(1) > 0x80) {
            return Recognition.NO;
        }
        if (type == REQUEST) {
            return isSessionRequest(bytes);
        }
        if (bytes.has(4, 1) && bytes.u8(4) < 0xFC) {
            return Recognition.NO;
        }
        return bytes.has(4, 4)
                ? isVersion(bytes.i32(4)) ? Recognition.YES : Recognition.NO
                : Recognition.MAYBE;
    }

    /// Two names in the first-level encoding of RFC 1001 §14.1, 34 bytes each.
    private static Recognition isSessionRequest(Bytes bytes) {
        if (bytes.has(1, 3) && bytes.u24(1) != 68) {
            return Recognition.NO;
        }
        if (!bytes.has(4, 1)) {
            return Recognition.MAYBE;
        }
        return bytes.u8(4) == 32 ? Recognition.YES : Recognition.NO;
    }

    private static boolean isVersion(int magic) {
        return magic == VERSION_1
                || magic == VERSION_2
                || magic == ENCRYPTED
                || magic == COMPRESSED;
    }

    @Override
    public Dialogue begin(Conversation conversation) {
        return new Reading(conversation);
    }

    private static final class Reading implements Dialogue {
        private final Conversation conversation;
        private final SmbSession session;
        private final Smb1 one;
        private final Smb2 two;
        private final long[] passOver = new long[2];
        private final Stretch[] stretch = {new Stretch(), new Stretch()};
        private final boolean[] lost = new boolean[2];
        private final Bytes message = new Bytes();
        private boolean toldLength;
        private boolean toldEncrypted;
        private boolean toldCompressed;

        Reading(Conversation conversation) {
            this.conversation = conversation;
            this.session = new SmbSession(conversation);
            this.one = new Smb1(session);
            this.two = new Smb2(session);
        }

        @Override
        public Parsed read(Side from, Bytes bytes) {
            if (bytes.isEmpty()) {
                return Parsed.NEED_MORE;
            }
            int side = from.ordinal();
            if (stretch[side].left > 0) {
                return Parsed.used(stretch[side].take(session, bytes, 0));
            }
            if (passOver[side] > 0) {
                int used = (int) Math.min(passOver[side], bytes.length());
                passOver[side] -= used;
                return Parsed.used(used);
            }
            return lost[side] ? find(from, bytes) : framed(from, bytes);
        }

        /// Behind a gap: the next bytes that begin a message.
        private Parsed find(Side from, Bytes bytes) {
            for (int at = bytes.indexOf("SMB", 5); at >= 0; at = bytes.indexOf("SMB", at + 1)) {
                if (bytes.u8(at - 5) == MESSAGE && isVersion(bytes.i32(at - 1))) {
                    lost[from.ordinal()] = false;
                    return at == 5 ? framed(from, bytes) : Parsed.used(at - 5);
                }
            }
            int tail = 7;
            return bytes.length() > tail
                    ? Parsed.used(bytes.length() - tail)
                    : Parsed.needMore(tail + 1 - bytes.length());
        }

        private Parsed framed(Side from, Bytes bytes) {
            if (!bytes.has(0, 4)) {
                return Parsed.needMore(4 - bytes.length());
            }
            int type = bytes.u8(0);
            int length = bytes.u24(1);
            if (type != MESSAGE) {
                return service(type, length, bytes);
            }
            if (length > MOST_LENGTH) {
                return Parsed.malformed("length-lies", length + " bytes in one message");
            }
            if (length < 4) {
                oddLength(from, length, bytes);
                return skipFrom(from, bytes, 4, length);
            }
            if (!bytes.has(4, 4)) {
                return Parsed.needMore(8 - bytes.length());
            }
            return switch (bytes.i32(4)) {
                case VERSION_1, VERSION_2 -> message(from, bytes, length);
                case ENCRYPTED -> {
                    tellEncrypted(from);
                    yield skipFrom(from, bytes, 4, length);
                }
                case COMPRESSED -> {
                    tellCompressed(from);
                    yield skipFrom(from, bytes, 4, length);
                }
                default -> Parsed.malformed("no-smb", "a message of neither version");
            };
        }

        /// The messages of NetBIOS that open a session and keep it.
        private Parsed service(int type, int length, Bytes bytes) {
            if (type < REQUEST || type > KEEP_ALIVE || length > 512) {
                return Parsed.malformed("session-type", "type " + type + ", " + length + " bytes");
            }
            if (!bytes.has(0, 4 + length)) {
                return Parsed.needMore(4 + length - bytes.length());
            }
            if (type == REQUEST && length == 68) {
                session.calls(NetbiosName.at(bytes, 4), NetbiosName.at(bytes, 38));
            }
            return Parsed.used(4 + length);
        }

        private Parsed message(Side from, Bytes bytes, int length) {
            boolean first = bytes.i32(4) == VERSION_1;
            if (length < (first ? Smb1.HEADER : Smb2.HEADER)) {
                oddLength(from, length, bytes);
                return skipFrom(from, bytes, 4, length);
            }
            if (bytes.has(4, length)) {
                message.set(
                        bytes.array(), bytes.arrayOffset() + 4, bytes.arrayOffset() + 4 + length);
                session.speaks(first ? 1 : 2);
                if (first) {
                    one.read(from, message);
                } else {
                    two.read(from, message);
                }
                return Parsed.used(4 + length);
            }
            return part(from, bytes, length, first);
        }

        /// A message that is not all there: waited for when it is short, its data followed when it
        /// is a read or write, else passed over.
        private Parsed part(Side from, Bytes bytes, int length, boolean first) {
            int there = bytes.length() - 4;
            if (length <= MOST_WHOLE) {
                return Parsed.needMore(length - there);
            }
            int head = first ? Smb1.DATA_HEAD : Smb2.DATA_HEAD;
            if (there < head) {
                return Parsed.needMore(head - there);
            }
            message.set(
                    bytes.array(), bytes.arrayOffset() + 4, bytes.arrayOffset() + bytes.length());
            Stretch data = first ? one.data(from, message) : two.data(from, message);
            if (data.left == 0 || data.from > head || data.from + data.left > length) {
                conversation.bounded("smb-message");
                return skipFrom(from, bytes, 4, length);
            }
            stretch[from.ordinal()] = data;
            passOver[from.ordinal()] = length - data.from - data.left;
            return Parsed.used(4 + data.from);
        }

        private Parsed skipFrom(Side from, Bytes bytes, int at, int count) {
            int there = Math.min(count, bytes.length() - at);
            passOver[from.ordinal()] = count - there;
            return Parsed.used(at + there);
        }

        private void oddLength(Side from, int length, Bytes bytes) {
            if (!toldLength) {
                toldLength = true;
                conversation.odd(from, "smb", "length-lies", length + " bytes in all", bytes);
            }
        }

        private void tellEncrypted(Side from) {
            if (!toldEncrypted) {
                toldEncrypted = true;
                session.software(from, "SMB3 encrypted");
            }
        }

        private void tellCompressed(Side from) {
            if (!toldCompressed) {
                toldCompressed = true;
                session.software(from, "SMB3 compressed");
            }
        }

        @Override
        public boolean gap(Side from, long missing) {
            int side = from.ordinal();
            long inside = stretch[side].left + passOver[side];
            long lostOfData = Math.min(missing, stretch[side].left);
            stretch[side].lose(lostOfData);
            passOver[side] = Math.max(0, passOver[side] - (missing - lostOfData));
            lost[side] |= missing > inside;
            return true;
        }

        @Override
        public void end() {
            session.end();
        }
    }

    /// The data of a read or write inside a long message.
    static final class Stretch {
        static Stretch none() {
            return new Stretch();
        }

        private final SmbFile file;
        private final boolean written;
        private final long offset;
        private final int from;
        private long taken;
        private long left;

        private Stretch() {
            this(SmbFile.NONE, false, 0, 0, 0);
        }

        /// @param from where it begins in the message
        /// @param offset where it belongs in the file
        Stretch(SmbFile file, boolean written, long offset, int from, long length) {
            this.file = file;
            this.written = written;
            this.offset = offset;
            this.from = from;
            this.left = length;
        }

        private int take(SmbSession session, Bytes bytes, int at) {
            int used = (int) Math.min(left, bytes.length() - at);
            session.data(file, written, offset + taken, bytes, at, at + used);
            taken += used;
            left -= used;
            return used;
        }

        private void lose(long missing) {
            taken += missing;
            left -= missing;
        }
    }
}
