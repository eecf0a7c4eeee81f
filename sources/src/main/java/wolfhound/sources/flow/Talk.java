package wolfhound.sources.flow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.Flow;
import wolfhound.model.Host;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.rules.inspect.Inspection;

/// One conversation as the table keeps it: its two ends and a few numbers, small because most
/// conversations of a scan never say anything. What is said is read by a [Reading], made with the
/// first byte of payload.
final class Talk {
    static final int CLIENT_SEEN = 1;
    static final int SERVER_SEEN = 1 << 1;
    static final int CLIENT_SYN = 1 << 2;
    static final int SERVER_SYN = 1 << 3;
    static final int CLIENT_FIN = 1 << 4;
    static final int SERVER_FIN = 1 << 5;

    /// Where that side's bytes stand is known.
    static final int CLIENT_KNOWN = 1 << 6;

    static final int SERVER_KNOWN = 1 << 7;
    static final int MID_STREAM = 1 << 8;

    /// The last word on it was told.
    static final int OVER = 1 << 9;

    static final int CLIENT_SPOKE = 1 << 10;
    static final int SERVER_SPOKE = 1 << 11;
    static final int RESET = 1 << 12;

    /// Not in the table any more.
    static final int GONE = 1 << 13;

    static final int CLIENT_ACKED = 1 << 14;
    static final int SERVER_ACKED = 1 << 15;

    /// What was said may be waiting for an answer before it is told; the [Reading] knows.
    static final int MAY_AWAIT = 1 << 16;

    static final int RESET_BY_CLIENT = 1 << 17;
    static final int RESET_BY_SERVER = 1 << 18;

    final long clientHigh;
    final long clientLow;
    final long serverHigh;
    final long serverLow;
    final char clientPort;
    final char serverPort;
    final short protocol;
    final int hash;
    final long firstTime;
    long lastTime;
    long lastPacket;
    String lastFile = "";

    /// In seconds of the shard's clock, which never goes back.
    int lastSecond;

    int toldSecond;
    int marks;
    int clientPackets;
    int serverPackets;
    long clientBytes;
    long serverBytes;
    long missing;

    /// The sequence number that the next byte of that side has.
    int clientNext;

    int serverNext;

    /// How far that side's bytes were acknowledged by the other.
    int clientAcked;

    int serverAcked;

    @Nullable Reading reading;

    /// The rules before which it is laid.
    Inspection inspection = Inspection.NONE;

    boolean ruled;

    /// Of TCP, where rules ask for it.
    @Nullable TcpConduct conduct;

    Talk(
            int hash,
            int protocol,
            long clientHigh,
            long clientLow,
            int clientPort,
            long serverHigh,
            long serverLow,
            int serverPort,
            long time) {
        this.hash = hash;
        this.protocol = (short) protocol;
        this.clientHigh = clientHigh;
        this.clientLow = clientLow;
        this.clientPort = (char) clientPort;
        this.serverHigh = serverHigh;
        this.serverLow = serverLow;
        this.serverPort = (char) serverPort;
        this.firstTime = time;
        this.lastTime = time;
    }

    boolean is(int mark) {
        return (marks & mark) != 0;
    }

    boolean all(int wanted) {
        return (marks & wanted) == wanted;
    }

    void mark(int mark) {
        marks |= mark;
    }

    void unmark(int mark) {
        marks &= ~mark;
    }

    /// Did the other side take part, as far as one can tell.
    boolean isEstablished() {
        return isAnswered() || isOneSided();
    }

    boolean isAnswered() {
        return all(CLIENT_SEEN | SERVER_SEEN);
    }

    /// Would this end be its client.
    boolean opens(long high, long low, int port) {
        return clientPort == port && clientLow == low && clientHigh == high;
    }

    boolean serves(long high, long low, int port) {
        return serverPort == port && serverLow == low && serverHigh == high;
    }

    int next(boolean ofClient) {
        return ofClient ? clientNext : serverNext;
    }

    void next(boolean ofClient, int sequence) {
        if (ofClient) {
            clientNext = sequence;
        } else {
            serverNext = sequence;
        }
    }

    int acked(boolean ofClient) {
        return ofClient ? clientAcked : serverAcked;
    }

    /// Has the other side acknowledged that side's bytes up to this sequence number.
    boolean isAcked(boolean ofClient, int upTo) {
        return is(ofClient ? CLIENT_ACKED : SERVER_ACKED) && acked(ofClient) - upTo >= 0;
    }

    void acked(boolean ofClient, int sequence) {
        int mark = ofClient ? CLIENT_ACKED : SERVER_ACKED;
        if (is(mark) && sequence - acked(ofClient) < 0) {
            return;
        }
        mark(mark);
        if (ofClient) {
            clientAcked = sequence;
        } else {
            serverAcked = sequence;
        }
    }

    void add(boolean ofClient, long bytes) {
        if (ofClient) {
            clientBytes += bytes;
        } else {
            serverBytes += bytes;
        }
    }

    /// How much of the conversation the sensor saw: half for one joined midway, half for a TCP
    /// conversation of which one side only was seen although it answered, and the share of the
    /// bytes that are not missing; multiplied. A question and answer in datagrams that belong to an
    /// older conversation are whole by themselves.
    double visibility() {
        double seen = is(MID_STREAM) && protocol == 6 ? 0.5 : 1;
        if (isOneSided()) {
            seen *= 0.5;
        }
        long all = clientBytes + serverBytes;
        return missing <= 0 || all <= 0 ? seen : seen * Math.max(0, 1 - (double) missing / all);
    }

    /// Only one side of a TCP conversation passes the sensor: it speaks or acknowledges, and the
    /// other is never seen.
    boolean isOneSided() {
        if (protocol != 6 || isAnswered() || clientPackets + serverPackets < 2) {
            return false;
        }
        return is(CLIENT_SPOKE | SERVER_SPOKE | CLIENT_ACKED | SERVER_ACKED);
    }

    ConversationId id() {
        return new ConversationId(
                Transport.of(protocol),
                new Address(clientHigh, clientLow),
                clientPort,
                new Address(serverHigh, serverLow),
                serverPort);
    }

    Seen seen(String file, long packet, long time) {
        if (reading != null) {
            return reading.seen(file, packet, time);
        }
        var id = id();
        return new Seen(
                instant(time),
                new Host(id.client()),
                clientPort,
                new Peer(id.server(), serverPort),
                true,
                new Origin(file, packet, id),
                visibility());
    }

    Flow flow(Seen seen, Flow.Phase phase) {
        return new Flow(
                seen,
                phase,
                lastTime <= firstTime ? Duration.ZERO : Duration.ofNanos(lastTime - firstTime),
                reading == null ? "" : reading.protocolName(),
                clientBytes,
                serverBytes,
                clientPackets,
                serverPackets);
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
