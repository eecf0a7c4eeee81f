package wolfhound.sources.wire;

/// The nine bytes that head every frame of HTTP/2 (RFC 9113 §4.1).
record Http2Frame(int length, int type, int flags, int stream) {
    static final int HEADER = 9;
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    private static final int END_STREAM = 1;
    private static final int ACKNOWLEDGES = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITISED = 0x20;

    /// Frames are no longer unless the other side allows it, which few do.
    private static final int USUAL_LENGTH = 1 << 14;

    /// Reads the nine bytes that must be there.
    static Http2Frame read(Bytes bytes, int at) {
        return new Http2Frame(
                bytes.u24(at), bytes.u8(at + 3), bytes.u8(at + 4), bytes.i32(at + 5) & 0x7FFFFFFF);
    }

    /// In the middle of a conversation: two frames of the standard that follow one another.
    static Recognition running(Bytes bytes) {
        int at = 0;
        for (int frames = 0; frames < 2; frames++) {
            if (!bytes.has(at, HEADER)) {
                return bytes.isEmpty() || at == 0 ? Recognition.NO : Recognition.MAYBE;
            }
            Http2Frame frame = read(bytes, at);
            if (!frame.isUsual() || bytes.u8(at + 5) >= 0x80) {
                return Recognition.NO;
            }
            at += HEADER + frame.length;
        }
        return Recognition.YES;
    }

    /// What a server begins with.
    static boolean isSettings(Bytes bytes) {
        return bytes.has(0, HEADER) && read(bytes, 0).type == SETTINGS && read(bytes, 0).isUsual();
    }

    /// Is it as the standard has it, and no longer than what goes without saying.
    boolean isUsual() {
        boolean flagged =
                switch (type) {
                    case DATA -> (flags & ~(END_STREAM | PADDED)) == 0;
                    case HEADERS ->
                            (flags & ~(END_STREAM | END_HEADERS | PADDED | PRIORITISED)) == 0;
                    case SETTINGS, PING -> (flags & ~ACKNOWLEDGES) == 0;
                    case PUSH_PROMISE -> (flags & ~(END_HEADERS | PADDED)) == 0;
                    case CONTINUATION -> (flags & ~END_HEADERS) == 0;
                    default -> flags == 0;
                };
        return type <= CONTINUATION && flagged && length <= USUAL_LENGTH && isPossible();
    }

    /// Is it on a stream where it may be, and as long as it must be.
    boolean isPossible() {
        return switch (type) {
            case DATA, HEADERS, PUSH_PROMISE, CONTINUATION -> stream != 0;
            case PRIORITY -> stream != 0 && length == 5;
            case RESET -> stream != 0 && length == 4;
            case SETTINGS -> stream == 0 && length % 6 == 0;
            case PING -> stream == 0 && length == 8;
            case GO_AWAY -> stream == 0 && length >= 8;
            case WINDOW_UPDATE -> length == 4;
            default -> true;
        };
    }

    /// Bytes of it that are waited for, because they say what it means.
    int held() {
        return switch (type) {
            case PRIORITY -> 5;
            case GO_AWAY -> 8;
            case WINDOW_UPDATE -> 4;
            default -> 0;
        };
    }

    /// Has it a part of a block of fields.
    boolean isOfFields() {
        return type == HEADERS || type == PUSH_PROMISE || type == CONTINUATION;
    }

    boolean endsStream() {
        return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    boolean endsHeaders() {
        return (flags & END_HEADERS) != 0;
    }

    boolean isPadded() {
        boolean may = type == DATA || type == HEADERS || type == PUSH_PROMISE;
        return may && (flags & PADDED) != 0;
    }

    boolean isPrioritised() {
        return type == HEADERS && (flags & PRIORITISED) != 0;
    }
}
