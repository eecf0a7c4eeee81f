package wolfhound.scenarios.stage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import wolfhound.scenarios.wire.Frames;
import wolfhound.scenarios.wire.Octets;

/// A TCP conversation with its turns: handshake, segments, acknowledgements and the end, as the
/// sensor beside the client sees them.
public final class Talk {
    private static final int SEGMENT = 1_448;
    private static final int WINDOW = 64_240;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final byte[] NOTHING = {};

    private final Actor actor;
    private final Machine client;
    private final Machine server;
    private final int clientPort;
    private final int serverPort;
    private final boolean timestamps;
    private long clientNext;
    private long serverNext;

    private Talk(Actor actor, Machine server, int serverPort, long clientNext) {
        this.actor = actor;
        this.client = actor.machine();
        this.server = server;
        this.clientPort = client.nextPort();
        this.serverPort = serverPort;
        this.timestamps = client.platform().timestamps() && server.platform().timestamps();
        this.clientNext = clientNext & 0xFFFF_FFFFL;
        this.serverNext = actor.stage().random().nextInt() & 0xFFFF_FFFFL;
    }

    static Talk accepted(Actor actor, Machine server, int port) {
        Talk talk = new Talk(actor, server, port, actor.stage().random().nextInt());
        talk.fromClient(Frames.SYN, NOTHING);
        actor.passes(server.roundTripNanos());
        talk.fromServer(Frames.SYN | Frames.ACK, NOTHING);
        actor.passes(30 * MICRO);
        talk.fromClient(Frames.ACK, NOTHING);
        actor.passes(60 * MICRO);
        return talk;
    }

    static void refused(Actor actor, Machine server, int port) {
        Talk talk = new Talk(actor, server, port, actor.stage().random().nextInt());
        talk.serverNext = 0;
        talk.fromClient(Frames.SYN, NOTHING);
        actor.passes(server.roundTripNanos());
        talk.fromServer(Frames.RST | Frames.ACK, NOTHING);
        actor.passes(100 * MICRO);
    }

    static void unanswered(Actor actor, Machine server, int port, int sequence) {
        Talk talk = new Talk(actor, server, port, sequence);
        talk.fromClient(Frames.SYN, NOTHING);
        actor.passes(100 * MICRO);
    }

    public Actor actor() {
        return actor;
    }

    public Machine server() {
        return server;
    }

    public int clientPort() {
        return clientPort;
    }

    /// The client sends.
    public Talk says(byte[] bytes) {
        long sent = actor.now();
        for (int from = 0; from < bytes.length; from += SEGMENT) {
            int to = Math.min(bytes.length, from + SEGMENT);
            boolean last = to == bytes.length;
            fromClient(pushed(last), Arrays.copyOfRange(bytes, from, to));
            if (last || from / SEGMENT % 2 == 1) {
                segmentAt(actor.now() + server.roundTripNanos(), false, Frames.ACK, NOTHING);
            }
            actor.passes(40 * MICRO);
        }
        actor.passes(Math.max(0, sent + server.roundTripNanos() + 10 * MICRO - actor.now()));
        return this;
    }

    public Talk says(String text) {
        return says(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The server sends, after thinking a little.
    public Talk hears(byte[] bytes) {
        actor.passes(200 * MICRO + actor.stage().random().nextInt(3) * MILLI);
        for (int from = 0; from < bytes.length; from += SEGMENT) {
            int to = Math.min(bytes.length, from + SEGMENT);
            boolean last = to == bytes.length;
            fromServer(pushed(last), Arrays.copyOfRange(bytes, from, to));
            actor.passes(40 * MICRO);
            if (last || from / SEGMENT % 2 == 1) {
                fromClient(Frames.ACK, NOTHING);
                actor.passes(20 * MICRO);
            }
        }
        return this;
    }

    public Talk hears(String text) {
        return hears(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Both at leisure: the clock of the client moves on.
    public Talk pauses(double seconds) {
        actor.pauses(seconds);
        return this;
    }

    /// The client ends it; the server agrees.
    public Actor closes() {
        fromClient(Frames.FIN | Frames.ACK, NOTHING);
        actor.passes(server.roundTripNanos());
        fromServer(Frames.FIN | Frames.ACK, NOTHING);
        actor.passes(30 * MICRO);
        fromClient(Frames.ACK, NOTHING);
        actor.passes(100 * MICRO);
        return actor;
    }

    /// The server ends it; the client agrees.
    public Actor isClosed() {
        actor.passes(200 * MICRO);
        fromServer(Frames.FIN | Frames.ACK, NOTHING);
        actor.passes(30 * MICRO);
        fromClient(Frames.FIN | Frames.ACK, NOTHING);
        actor.passes(server.roundTripNanos());
        fromServer(Frames.ACK, NOTHING);
        actor.passes(100 * MICRO);
        return actor;
    }

    /// The client tears it down.
    public Actor aborts() {
        fromClient(Frames.RST | Frames.ACK, NOTHING);
        actor.passes(100 * MICRO);
        return actor;
    }

    private static int pushed(boolean last) {
        return last ? Frames.PSH | Frames.ACK : Frames.ACK;
    }

    private void fromClient(int flags, byte[] payload) {
        segmentAt(actor.now(), true, flags, payload);
    }

    private void fromServer(int flags, byte[] payload) {
        segmentAt(actor.now(), false, flags, payload);
    }

    private void segmentAt(long at, boolean byClient, int flags, byte[] payload) {
        boolean opening = (flags & Frames.SYN) != 0;
        boolean firstEver = flags == Frames.SYN;
        boolean reset = (flags & Frames.RST) != 0;
        Machine sender = byClient ? client : server;
        Frames.Tcp header =
                new Frames.Tcp(
                        byClient ? clientPort : serverPort,
                        byClient ? serverPort : clientPort,
                        byClient ? clientNext : serverNext,
                        firstEver ? 0 : byClient ? serverNext : clientNext,
                        flags,
                        reset ? 0 : opening ? WINDOW : 1_026,
                        reset ? NOTHING : options(sender, opening, firstEver, at));
        Machine receiver = byClient ? server : client;
        actor.stage().emit(at, Frames.tcp(actor.way(sender, receiver), header, payload));
        long used = payload.length + (opening || (flags & Frames.FIN) != 0 ? 1 : 0);
        if (byClient) {
            clientNext = (clientNext + used) & 0xFFFF_FFFFL;
        } else {
            serverNext = (serverNext + used) & 0xFFFF_FFFFL;
        }
    }

    private byte[] options(Machine sender, boolean opening, boolean firstEver, long at) {
        boolean stamped = timestamps || firstEver && client.platform().timestamps();
        Octets out = new Octets();
        if (opening) {
            out.u8(2).u8(4).u16(1_460).u8(1).u8(3).u8(3).u8(8).u8(1).u8(1).u8(4).u8(2);
        }
        if (stamped) {
            long ticks = at / MILLI + sender.hostName().hashCode();
            out.u8(1).u8(1).u8(8).u8(10).u32(ticks).u32(firstEver ? 0 : at / MILLI);
        }
        return out.toBytes();
    }
}
