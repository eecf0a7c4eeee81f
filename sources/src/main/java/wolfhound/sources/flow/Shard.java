package wolfhound.sources.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.DomainName;
import wolfhound.model.Flow;
import wolfhound.model.Observation;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.sources.capture.Tally;
import wolfhound.sources.link.PacketBatch;
import wolfhound.sources.wire.Bytes;
import wolfhound.sources.wire.FirstBytes;
import wolfhound.sources.wire.WireProtocol;

/// The conversations of those pairs of hosts that fall to one shard, touched by one thread at a
/// time: opens them, brings each packet to its own, tells how they go, and ends them in time.
///
/// Time is the capture's: seconds of a clock that the packets of all shards drive, so that what
/// ends when does not depend on threads.
final class Shard {
    private static final int CANDIDATES = 8;

    private final Tally tally;
    private final Names names;
    private final List<WireProtocol> streams;
    private final List<WireProtocol> datagrams;
    private final FirstBytes firstOfStreams;
    private final FirstBytes firstOfDatagrams;
    private final int capacity;
    private final TalkTable table = new TalkTable();
    private final Timeouts timeouts = new Timeouts();
    private final Bytes window = new Bytes();
    private final TcpReader tcp = new TcpReader(this);
    private final Echoes echoes = new Echoes(this);
    private final ArrayDeque<Expected> expected = new ArrayDeque<>();
    private Consumer<Observation> observer = observation -> {};
    private String file = "";
    private long packet;
    private long time;
    private int second;
    private int hand;
    private long buffered;
    private final @Nullable RuleDesk rules;
    private PacketBatch batch = new PacketBatch();
    private int place;

    private record Expected(Talk by, Address end, int port, WireProtocol protocol, int until) {
        boolean isMetBy(Talk talk) {
            boolean meets =
                    talk.opens(end.high(), end.low(), port)
                            || talk.serves(end.high(), end.low(), port);
            return meets
                    && (talk.clientHigh == by.clientHigh
                                    && talk.clientLow == by.clientLow
                                    && talk.serverHigh == by.serverHigh
                                    && talk.serverLow == by.serverLow
                            || talk.clientHigh == by.serverHigh
                                    && talk.clientLow == by.serverLow
                                    && talk.serverHigh == by.clientHigh
                                    && talk.serverLow == by.clientLow);
        }
    }

    /// @param capacity conversations remembered at most
    /// @param rules that every conversation is laid before; null for none
    Shard(
            Tally tally,
            Names names,
            List<WireProtocol> streams,
            List<WireProtocol> datagrams,
            int capacity,
            @Nullable RuleSet rules) {
        if (Math.max(streams.size(), datagrams.size()) > Long.SIZE) {
            throw new IllegalArgumentException("more protocols than bits in a long");
        }
        this.tally = tally;
        this.names = names;
        this.streams = streams;
        this.datagrams = datagrams;
        this.firstOfStreams = FirstBytes.ofStreams(streams);
        this.firstOfDatagrams = FirstBytes.ofDatagrams(datagrams);
        this.capacity = capacity;
        this.rules = rules == null ? null : new RuleDesk(this, rules);
    }

    /// Whom to tell from now on.
    void tellTo(Consumer<Observation> observer) {
        this.observer = observer;
    }

    // Driven by the walk.

    /// A packet of the batch, at this second of the clock.
    void take(PacketBatch batch, int i, int second) {
        this.second = second;
        this.batch = batch;
        this.place = i;
        file = batch.file;
        packet = batch.number[i];
        time = batch.time[i];
        switch (batch.protocol[i]) {
            case 6 -> tcp.take(batch, i);
            case 1, 58 -> echoes.take(batch, i);
            case PacketBatch.ARP -> echoes.takeArp(batch, i);
            case 17 -> takeDatagram(batch, i);
            case PacketBatch.BARE -> alone(batch, i);
            default -> converse(batch, i, batch.sourcePort[i], batch.targetPort[i]);
        }
    }

    /// Only rules look at a packet that belongs to no conversation.
    void alone(PacketBatch batch, int i) {
        if (rules != null) {
            rules.alone(batch, i);
        }
    }

    /// Ends what fell silent until this second.
    void pass(int second, long now) {
        this.second = second;
        timeouts.pass(second, talk -> due(talk, now));
    }

    /// Ends everything, because nothing more comes.
    void end(long now) {
        Talk[] all = table.all();
        Arrays.sort(all, (a, b) -> Long.compare(a.lastPacket, b.lastPacket));
        for (Talk talk : all) {
            finish(talk, talk.isEstablished() ? Flow.Phase.ENDED : Flow.Phase.UNANSWERED, now);
            forget(talk);
        }
        timeouts.clear();
        expected.clear();
        echoes.clear();
    }

    /// Counts which bounds of inspection bit; once, when nothing more comes.
    void reportRules() {
        if (rules != null) {
            rules.report(tally);
        }
    }

    int size() {
        return table.size();
    }

    // Conversations.

    private void takeDatagram(PacketBatch batch, int i) {
        Talk talk = converse(batch, i, batch.sourcePort[i], batch.targetPort[i]);
        int length = batch.length[i];
        int captured = batch.captured[i];
        if (length == 0 || talk.is(Talk.OVER)) {
            return;
        }
        boolean byClient = isByClient(talk, batch, i);
        talk.add(byClient, length);
        talk.mark(byClient ? Talk.CLIENT_SPOKE : Talk.SERVER_SPOKE);
        talk.missing += length - captured;
        if (captured == 0) {
            return;
        }
        int from = batch.payload[i];
        reading(talk).take(byClient, batch.bytes, from, from + captured);
    }

    /// The conversation that the packet belongs to, told of as it goes.
    Talk converse(PacketBatch batch, int i, int sourcePort, int targetPort) {
        int hash = TalkTable.hash(batch.pairHash[i], batch.protocol[i], sourcePort, targetPort);
        Talk talk = table.find(batch, i, sourcePort, targetPort, hash);
        if (talk != null && isRevived(talk, batch, i, sourcePort)) {
            forget(talk);
            talk = null;
        }
        if (talk == null) {
            talk = open(batch, i, hash, sourcePort, targetPort, answersFirst(batch, i));
        }
        count(talk, isByClient(talk, batch, i, sourcePort));
        return talk;
    }

    /// Does a conversation go on that was refused: it is answered after all, or tried again later.
    private boolean isRevived(Talk talk, PacketBatch batch, int i, int sourcePort) {
        return talk.is(Talk.OVER)
                && (!isByClient(talk, batch, i, sourcePort)
                        || second - talk.toldSecond >= Limits.CLOSED_SECONDS);
    }

    @Nullable Talk find(PacketBatch batch, int i) {
        int source = batch.sourcePort[i];
        int target = batch.targetPort[i];
        int hash = TalkTable.hash(batch.pairHash[i], batch.protocol[i], source, target);
        return table.find(batch, i, source, target, hash);
    }

    /// The conversation that an ICMP error is about.
    @Nullable Talk findAbout(PacketBatch batch, int i) {
        int source = batch.aboutSourcePort[i];
        int target = batch.aboutTargetPort[i];
        int protocol = batch.aboutProtocol[i];
        return table.find(
                TalkTable.hash(batch.pairHash[i], protocol, source, target),
                protocol,
                batch.aboutSourceHigh[i],
                batch.aboutSourceLow[i],
                source,
                batch.aboutTargetHigh[i],
                batch.aboutTargetLow[i],
                target);
    }

    /// A datagram from a well-known port to another port answers what was not seen.
    private static boolean answersFirst(PacketBatch batch, int i) {
        return batch.protocol[i] == 17 && Ports.isServer(batch.sourcePort[i], batch.targetPort[i]);
    }

    Talk open(
            PacketBatch batch, int i, int hash, int sourcePort, int targetPort, boolean reversed) {
        if (table.size() >= capacity) {
            evict();
        }
        long sourceHigh = batch.sourceHigh[i];
        long sourceLow = batch.sourceLow[i];
        long targetHigh = batch.targetHigh[i];
        long targetLow = batch.targetLow[i];
        int protocol = batch.protocol[i];
        Talk talk =
                reversed
                        ? new Talk(
                                hash,
                                protocol,
                                targetHigh,
                                targetLow,
                                targetPort,
                                sourceHigh,
                                sourceLow,
                                sourcePort,
                                time)
                        : new Talk(
                                hash,
                                protocol,
                                sourceHigh,
                                sourceLow,
                                sourcePort,
                                targetHigh,
                                targetLow,
                                targetPort,
                                time);
        if (reversed && protocol != 6) {
            talk.mark(Talk.MID_STREAM);
        }
        talk.lastSecond = second;
        talk.toldSecond = second;
        table.add(talk);
        timeouts.add(talk, second + Limits.UNANSWERED_TELLING_SECONDS);
        tally.conversations(1);
        if (!expected.isEmpty()) {
            meetExpected(talk);
        }
        return talk;
    }

    /// Counts the packet, and tells that the conversation was opened, answered, or goes on.
    void count(Talk talk, boolean byClient) {
        boolean first = talk.clientPackets + talk.serverPackets == 0;
        boolean answered = talk.isAnswered();
        talk.mark(byClient ? Talk.CLIENT_SEEN : Talk.SERVER_SEEN);
        if (byClient) {
            talk.clientPackets++;
        } else {
            talk.serverPackets++;
        }
        talk.lastTime = Math.max(talk.lastTime, time);
        talk.lastSecond = second;
        talk.lastPacket = packet;
        talk.lastFile = file;
        if (rules != null) {
            rules.packet(talk, batch, place, byClient);
        }
        if (talk.is(Talk.OVER)) {
            return;
        }
        if (first) {
            tell(talk, Flow.Phase.OPENED);
        } else if (!answered && talk.isAnswered()) {
            tell(talk, Flow.Phase.ANSWERED);
        } else if (second - talk.toldSecond >= Limits.GOING_ON_SECONDS) {
            tell(talk, Flow.Phase.GOING_ON);
        }
        if (talk.reading != null && !answered) {
            talk.reading.tellUnanswered(time);
        }
    }

    private void tell(Talk talk, Flow.Phase phase) {
        talk.toldSecond = second;
        tell(talk.flow(talk.seen(file, packet, time), phase));
    }

    /// The last word on a conversation, which stays in the table for stragglers. What is told
    /// belongs to its last packet, the word itself to this moment.
    void finish(Talk talk, Flow.Phase phase, long now) {
        String presentFile = file;
        long presentPacket = packet;
        long presentTime = time;
        file = talk.lastFile;
        packet = talk.lastPacket;
        time = talk.lastTime;
        if (talk.reading != null && !talk.is(Talk.OVER)) {
            // What waited behind holes may itself end the conversation in good order.
            tcp.settle(talk);
        }
        if (!talk.is(Talk.OVER)) {
            talk.mark(Talk.OVER);
            sayLast(talk, phase, now);
        }
        file = presentFile;
        packet = presentPacket;
        time = presentTime;
    }

    private void sayLast(Talk talk, Flow.Phase phase, long now) {
        if (talk.reading != null) {
            talk.reading.end();
        }
        talk.inspection.end();
        talk.inspection = Inspection.NONE;
        time = now;
        tell(talk, phase);
        talk.reading = null;
    }

    void forget(Talk talk) {
        table.remove(talk);
        talk.mark(Talk.GONE);
    }

    Reading reading(Talk talk) {
        Reading reading = talk.reading;
        if (reading == null) {
            reading = new Reading(this, talk);
            talk.reading = reading;
        }
        return reading;
    }

    static boolean isByClient(Talk talk, PacketBatch batch, int i) {
        return isByClient(talk, batch, i, batch.sourcePort[i]);
    }

    static boolean isByClient(Talk talk, PacketBatch batch, int i, int sourcePort) {
        return talk.opens(batch.sourceHigh[i], batch.sourceLow[i], sourcePort);
    }

    private void due(Talk talk, long now) {
        if (talk.is(Talk.GONE)) {
            return;
        }
        int deadline = talk.lastSecond + patience(talk);
        if (deadline <= second) {
            long silent = (long) (second - deadline) * 1_000_000_000L;
            Flow.Phase phase = talk.isEstablished() ? Flow.Phase.ENDED : Flow.Phase.UNANSWERED;
            finish(talk, phase, now - silent);
            forget(talk);
            return;
        }
        if (talk.is(Talk.MAY_AWAIT)) { // else the reading is left where it lies
            Reading reading = talk.reading;
            if (reading != null && reading.awaitsAnswer()) {
                tellUnanswered(talk, reading, now);
                timeouts.add(talk, second + 1);
                return;
            }
            talk.unmark(Talk.MAY_AWAIT);
        }
        timeouts.add(talk, deadline);
    }

    private void tellUnanswered(Talk talk, Reading reading, long now) {
        file = talk.lastFile;
        packet = talk.lastPacket;
        time = talk.lastTime;
        reading.tellUnanswered(now);
    }

    private static int patience(Talk talk) {
        if (talk.is(Talk.OVER)) {
            return Limits.CLOSED_SECONDS;
        }
        if (talk.protocol != 6) {
            return talk.isAnswered()
                    ? Limits.DATAGRAM_ANSWERED_SECONDS
                    : Limits.DATAGRAM_UNANSWERED_SECONDS;
        }
        boolean halfOpen = !talk.isAnswered() && !talk.is(Talk.CLIENT_SPOKE | Talk.SERVER_SPOKE);
        return halfOpen ? Limits.HALF_OPEN_SECONDS : Limits.ESTABLISHED_SECONDS;
    }

    private void evict() {
        Talk victim = table.quietest(hand, CANDIDATES);
        hand += 2 * CANDIDATES;
        if (victim == null) {
            return;
        }
        if (!victim.is(Talk.OVER)) {
            tally.count("conversations evicted", 1);
        }
        finish(victim, Flow.Phase.EVICTED, time);
        forget(victim);
    }

    private void meetExpected(Talk talk) {
        // Those announced first are over first.
        while (!expected.isEmpty() && expected.getFirst().until < second) {
            expected.removeFirst();
        }
        for (Expected each : expected) {
            if (each.isMetBy(talk)) {
                if (rules != null) {
                    rules.open(talk);
                }
                reading(talk).expectedAs(each.protocol);
                return;
            }
        }
    }

    // What readers use.

    void tell(Observation observation) {
        observer.accept(observation);
    }

    String file() {
        return file;
    }

    long packet() {
        return packet;
    }

    long time() {
        return time;
    }

    int second() {
        return second;
    }

    Bytes window(byte[] array, int from, int to) {
        return window.set(array, from, to);
    }

    DomainName name(String text) {
        return names.name(text);
    }

    List<WireProtocol> protocols(int transport) {
        return transport == 17 ? datagrams : streams;
    }

    FirstBytes firstBytes(int transport) {
        return transport == 17 ? firstOfDatagrams : firstOfStreams;
    }

    void expect(Talk by, Address end, int port, WireProtocol protocol) {
        if (expected.size() >= Limits.EXPECTED) {
            expected.removeFirst();
            bounded("conversations expected");
        }
        expected.add(new Expected(by, end, port, protocol, second + Limits.EXPECTED_SECONDS));
    }

    void bounded(String bound) {
        tally.count(bound, 1);
    }

    /// A reader threw on input, which it must not.
    void bug(String protocol, Throwable bug) {
        tally.count("wire bug " + protocol + ": " + bug.getClass().getSimpleName(), 1);
    }

    /// Bytes more, or less, are kept in buffers.
    void buffered(long more) {
        buffered += more;
    }

    boolean isBufferedFull() {
        return buffered > Limits.BUFFERED;
    }

    long buffered() {
        return buffered;
    }
}
