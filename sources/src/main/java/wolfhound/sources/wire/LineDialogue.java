package wolfhound.sources.wire;

import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;

/// A dialogue of lines, with stretches of raw bytes between them where the protocol has such. Lines
/// end with LF, with or without CR before it; a line that is too long is told once and passed over.
///
/// Who asks is told by what is said: a conversation that was picked up in the middle may have been
/// opened, as far as was seen, by the server.
abstract class LineDialogue implements Dialogue {
    /// Bytes of a line at most.
    static final int MOST_LINE = 8192;

    private static final int TLS_HANDSHAKE = 0x16;

    final Conversation conversation;

    /// Names said in a log-in of NTLM.
    final NtlmNames ntlm;

    private final String protocol;
    private final boolean[] passingOver = new boolean[2];
    private boolean toldLong;
    private boolean oriented;
    private Side asker = Side.CLIENT;

    LineDialogue(Conversation conversation, String protocol) {
        this.conversation = conversation;
        this.ntlm = new NtlmNames(conversation);
        this.protocol = protocol;
    }

    /// Reads a line.
    ///
    /// @param end where its text ends
    /// @param next where the next line begins
    abstract Parsed line(Side from, Bytes bytes, int end, int next);

    /// Whether that side is in the middle of raw bytes.
    boolean inBody(Side from) {
        return false;
    }

    /// Reads raw bytes; asked only while [#inBody].
    Parsed body(Side from, Bytes bytes) {
        return Parsed.ALL;
    }

    /// Whether these first bytes are a server's: then the other side asks.
    abstract boolean isServer(Bytes first);

    @Override
    public final Parsed read(Side from, Bytes bytes) {
        if (bytes.isEmpty()) {
            return Parsed.NEED_MORE;
        }
        if (inBody(from)) {
            return body(from, bytes);
        }
        if (bytes.has(0, 2) && bytes.u8(0) == TLS_HANDSHAKE && bytes.u8(1) == 3) {
            return Parsed.handover(0);
        }
        int lineFeed = bytes.indexOf('\n', 0);
        if (lineFeed < 0) {
            return unfinished(from, bytes);
        }
        if (passingOver[from.ordinal()]) {
            passingOver[from.ordinal()] = false;
            return Parsed.used(lineFeed + 1);
        }
        if (lineFeed >= MOST_LINE) {
            tooLong(from, bytes);
            return Parsed.used(lineFeed + 1);
        }
        return whole(from, bytes, lineFeed, lineFeed + 1);
    }

    private Parsed whole(Side from, Bytes bytes, int lineFeed, int next) {
        int end = lineFeed;
        while (end > 0 && bytes.u8(end - 1) == '\r') {
            end--;
        }
        if (!oriented) {
            oriented = true;
            asker = isServer(bytes) ? from.other() : from;
        }
        return line(from, bytes, end, next);
    }

    private Parsed unfinished(Side from, Bytes bytes) {
        if (passingOver[from.ordinal()]) {
            return Parsed.ALL;
        }
        if (bytes.length() < MOST_LINE) {
            return Parsed.NEED_MORE;
        }
        passingOver[from.ordinal()] = true;
        tooLong(from, bytes);
        return Parsed.ALL;
    }

    private void tooLong(Side from, Bytes bytes) {
        conversation.bounded(protocol + "-line");
        if (!toldLong) {
            toldLong = true;
            conversation.odd(from, protocol, "line-too-long", "no end of line", bytes);
        }
    }

    /// The rest of a line that the gap cut is worth nothing.
    @Override
    public boolean gap(Side from, long missing) {
        if (!inBody(from)) {
            passingOver[from.ordinal()] = true;
        }
        return true;
    }

    /// A last line may lack its end.
    @Override
    public void close(Side from, Bytes unused) {
        if (!unused.isEmpty() && !inBody(from) && !passingOver[from.ordinal()]) {
            whole(from, unused, unused.length(), unused.length());
        }
    }

    final boolean asks(Side from) {
        return from == asker;
    }

    final Side asker() {
        return asker;
    }

    /// Tells what that side calls itself.
    final void software(boolean asker, String text) {
        conversation.tell(new SoftwareSeen(seen(), asker, protocol, text));
    }

    /// The present moment from the point of view of the side that asks.
    final Seen seen() {
        return asker == Side.CLIENT ? conversation.seen() : conversation.seen().flipped();
    }
}
