package wolfhound.sources.wire;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.SecureSession.Outcome;

/// One conversation in QUIC: the Initial packets of both sides are opened for the hellos of TLS in
/// their CRYPTO frames; everything behind them is passed over.
final class QuicDialogue implements Dialogue {
    /// Initial packets of a side that are opened; a hello takes one or two.
    private static final int INITIALS = 32;

    private static final int CRYPTO = 6;

    /// The same frame in T050; RFC 9000 has no frame of this number in an Initial packet.
    private static final int CRYPTO_OF_GOOGLE = 8;

    /// How often the client may begin anew with other keys (Retry, another version).
    private static final int BEGINNINGS = 8;

    /// A hello with large keys and many extensions takes 4 KiB.
    private static final int LONGEST_HELLOS = 64 * 1024;

    private final Conversation conversation;
    private final Handshake handshake;
    private final GoogleHello google;
    private final QuicRules rules;
    private final Half client = new Half();
    private final Half server = new Half();
    private QuicVersion version = QuicVersion.NONE;
    private byte[] connection = new byte[0];
    private int beginnings;
    private boolean closed;

    /// What one side has sent.
    private static final class Half {
        @Nullable QuicKeys keys;
        Pieces crypto = new Pieces(LONGEST_HELLOS);
        HandshakeMessages messages = new HandshakeMessages();
        int taken;
        int initials;
        boolean sentShort;
    }

    QuicDialogue(Conversation conversation, Certificates certificates) {
        this.conversation = conversation;
        this.handshake = new Handshake(conversation, certificates, "quic", 'q');
        this.google = new GoogleHello(conversation);
        this.rules = new QuicRules(conversation.rules());
    }

    @Override
    public Parsed read(Side from, Bytes datagram) {
        if (handshake.isTold() || datagram.isEmpty()) {
            return Parsed.ALL;
        }
        if (google.read(from, datagram)) {
            return Parsed.ALL;
        }
        String lie = packets(from, datagram);
        if (!lie.isEmpty()) {
            return Parsed.malformed("tls-hello-lies", lie);
        }
        settle();
        return Parsed.ALL;
    }

    /// Goes through the packets that share the datagram (RFC 9000 §12.2).
    private String packets(Side from, Bytes datagram) {
        int at = 0;
        while (datagram.has(at, 7) && (datagram.u8(at) & 0x80) != 0) {
            int toConnection = at + 6;
            int source = toConnection + datagram.u8(at + 5);
            if (!datagram.has(source, 1) || !datagram.has(source + 1, datagram.u8(source))) {
                return "";
            }
            List<QuicVersion> candidates = QuicVersion.candidates(datagram.i32(at + 1));
            QuicVersion spoken = candidates.getFirst();
            int type = (datagram.u8(at) >>> 4 & 3) - spoken.initial() & 3;
            int next = source + 1 + datagram.u8(source);
            if (!spoken.isEncrypted() || type == 3) {
                rules.speaks(from == Side.CLIENT, datagram.i32(at + 1));
                return "";
            }
            if (type == 0) {
                long token = Quic.number(datagram, next);
                if (token < 0 || token > datagram.length()) {
                    return "";
                }
                next += Quic.numberBytes(datagram, next) + (int) token;
            }
            long length = Quic.number(datagram, next);
            if (length < 0 || length > datagram.length()) {
                return "";
            }
            int number = next + Quic.numberBytes(datagram, next);
            int end = number + (int) length;
            if (end > datagram.length()) {
                return "";
            }
            if (type == 0) {
                String lie = initial(from, candidates, datagram, at, number, end);
                if (!lie.isEmpty()) {
                    return lie;
                }
            }
            at = end;
        }
        if (datagram.has(at, 1) && (datagram.u8(at) & 0xC0) == 0x40) {
            half(from).sentShort = true;
        }
        return "";
    }

    private Half half(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private String initial(
            Side from, List<QuicVersion> candidates, Bytes datagram, int at, int number, int end) {
        Half half = half(from);
        if (half.initials++ >= INITIALS) {
            return "";
        }
        byte[] payload = open(half, datagram, at, number, end);
        byte[] chosen = datagram.copy(at + 6, at + 6 + datagram.u8(at + 5));
        for (QuicVersion candidate : candidates) {
            boolean sealed = payload.length == 0 && from == Side.CLIENT;
            if (sealed && beginAnew(candidate, chosen)) {
                payload = open(half, datagram, at, number, end);
            }
        }
        if (payload.length == 0) {
            return "";
        }
        Bytes frames = Bytes.of(payload);
        if (candidates.getFirst().google()) {
            google.readOpened(from, candidates.getFirst(), datagram.i32(at + 1), frames);
            return "";
        }
        handshake.carriedBy(QuicRules.text(datagram.i32(at + 1)));
        return frames(from, frames);
    }

    private static byte[] open(Half half, Bytes datagram, int at, int number, int end) {
        QuicKeys keys = half.keys;
        return keys == null ? new byte[0] : keys.open(datagram, at, number, end);
    }

    /// The client's first packet, or its next first one after a Retry or another version, sets the
    /// keys of both sides.
    private boolean beginAnew(QuicVersion spoken, byte[] chosen) {
        boolean same = spoken == version && Arrays.equals(chosen, connection);
        if (same || handshake.helloSeen(Side.SERVER) || beginnings >= BEGINNINGS) {
            return false;
        }
        beginnings++;
        version = spoken;
        connection = chosen;
        client.keys = QuicKeys.of(spoken, chosen, Side.CLIENT);
        server.keys = QuicKeys.of(spoken, chosen, Side.SERVER);
        return true;
    }

    /// The frames that may stand in an Initial packet (RFC 9000 §17.2.2).
    private String frames(Side from, Bytes frames) {
        int at = 0;
        while (at < frames.length()) {
            switch (frames.u8(at)) {
                case 0, 1 -> at++;
                case 2, 3 -> at = behindAcknowledgement(frames, at);
                case CRYPTO, CRYPTO_OF_GOOGLE -> {
                    at = crypto(from, frames, at + 1);
                    String lie = hellos(from);
                    if (!lie.isEmpty()) {
                        return lie;
                    }
                }
                case 0x1C, 0x1D -> {
                    closed = true;
                    return "";
                }
                default -> {
                    return "";
                }
            }
            if (at < 0) {
                return "";
            }
        }
        return "";
    }

    /// @return where the frame ends, -1 where it is broken
    private int crypto(Side from, Bytes frames, int at) {
        long offset = Quic.number(frames, at);
        if (offset < 0) {
            return -1;
        }
        int lengthAt = at + Quic.numberBytes(frames, at);
        long length = Quic.number(frames, lengthAt);
        if (length < 0 || length > frames.length()) {
            return -1;
        }
        int data = lengthAt + Quic.numberBytes(frames, lengthAt);
        if (!frames.has(data, (int) length)) {
            return -1;
        }
        if (!half(from).crypto.put(offset, frames, data, (int) length)) {
            conversation.bounded("quic-hello");
        }
        return data + (int) length;
    }

    private static int behindAcknowledgement(Bytes frames, int start) {
        int at = start + 1;
        long ranges = 0;
        for (int field = 0; field < 4; field++) {
            long value = Quic.number(frames, at);
            if (value < 0) {
                return -1;
            }
            ranges = field == 2 ? value : ranges;
            at += Quic.numberBytes(frames, at);
        }
        long rest = Math.min(2 * ranges, frames.length()) + (frames.u8(start) == 3 ? 3 : 0);
        for (long i = 0; i < rest; i++) {
            if (Quic.number(frames, at) < 0) {
                return -1;
            }
            at += Quic.numberBytes(frames, at);
        }
        return at;
    }

    /// Gives on what is there without a hole.
    private String hellos(Side from) {
        Half half = half(from);
        int whole = half.crypto.whole();
        if (whole <= half.taken) {
            return "";
        }
        int start = half.taken;
        half.taken = whole;
        return half.messages.take(from, Bytes.of(half.crypto.bytes()), start, whole, handshake);
    }

    /// A client sends short headers only when it has the keys that the handshake ends with.
    private void settle() {
        if (handshake.helloSeen(Side.SERVER) && client.sentShort) {
            handshake.tell(handshake.whole());
        } else if (closed) {
            handshake.tell(Outcome.REFUSED);
        }
    }

    @Override
    public void end() {
        google.end();
        handshake.tell(Outcome.UNFINISHED);
    }
}
