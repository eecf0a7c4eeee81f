package wolfhound.sources.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Host;
import wolfhound.model.Observation;
import wolfhound.model.Oddity;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.RawDialogue;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.rules.inspect.Inspection;
import wolfhound.sources.wire.Bytes;
import wolfhound.sources.wire.Conversation;
import wolfhound.sources.wire.Dialogue;
import wolfhound.sources.wire.Opening;
import wolfhound.sources.wire.Parsed;
import wolfhound.sources.wire.Recognition;
import wolfhound.sources.wire.Side;
import wolfhound.sources.wire.WireProtocol;
import wolfhound.sources.wire.WireProtocols;

/// Reads what one conversation says: asks the protocols which of them it is, feeds the dialogue of
/// the one that knows itself, and keeps the first turns of what nobody knows.
///
/// It is *looking* while the opening may still be some protocol's, *reading* while a dialogue has
/// it, and *listening* when nobody knows it: then later turns are looked at again, a bounded number
/// of times, because a conversation joined midway shows its protocol with the next message.
///
/// In-order bytes go to the dialogue where they lie in the batch; only what it did not use is
/// copied.
final class Reading implements Conversation {
    private final Shard shard;
    private final Talk talk;
    private final ConversationId id;
    private final Host host;
    private final Peer peer;
    private @Nullable Half client;
    private @Nullable Half server;
    private @Nullable Dialogue dialogue;
    private @Nullable WireProtocol protocol;
    private String protocolName = "";
    private String rawName = "";
    private String proxied = "";

    /// Bit by bit the protocols that the opening cannot be.
    private long excluded;

    private boolean looking = true;
    private boolean broken;
    private boolean used;
    private boolean told;

    /// What is being taken is among the turns already, or must not be.
    private boolean recorded;

    private boolean clientFirst;
    private boolean spoken;
    private boolean clientSpoke;
    private boolean serverSpoke;
    private boolean passedOver;
    private int looks;
    private int handovers;
    private int oddities;
    private @Nullable Turns turns;

    /// The turns hold what no protocol knew.
    private boolean unread;

    /// Where rules are loaded, until bytes are lost.
    private @Nullable OneSided oneSided;

    private @Nullable Seen seen;
    private long seenPacket = -1;

    Reading(Shard shard, Talk talk) {
        this.shard = shard;
        this.talk = talk;
        this.id = talk.id();
        this.host = new Host(id.client());
        this.peer = new Peer(id.server(), id.serverPort());
        this.broken = talk.is(Talk.MID_STREAM);
        boolean ruled = isStream() && !broken && talk.inspection != Inspection.NONE;
        this.oneSided = ruled ? new OneSided() : null;
    }

    Half half(boolean ofClient) {
        Half half = ofClient ? client : server;
        if (half != null) {
            return half;
        }
        Half made = new Half();
        if (ofClient) {
            client = made;
        } else {
            server = made;
        }
        return made;
    }

    /// Was anything of that side ever buffered or looked at.
    boolean isStarted(boolean ofClient) {
        return (ofClient ? client : server) != null;
    }

    String protocolName() {
        return protocolName;
    }

    /// What happened in this packet, from the client's point of view.
    Seen seen(String file, long packet, long time) {
        return new Seen(
                Talk.instant(time),
                host,
                id.clientPort(),
                peer,
                true,
                new Origin(file, packet, id),
                talk.visibility());
    }

    private boolean isStream() {
        return talk.protocol == 6;
    }

    // What the flow table calls.

    /// Bytes of a stream in order, or one datagram.
    void take(boolean byClient, byte[] array, int from, int to) {
        if (!spoken) {
            spoken = true;
            clientFirst = byClient;
        }
        clientSpoke |= byClient;
        serverSpoke |= !byClient;
        recorded = false;
        if (isStream()) {
            talk.inspection.stream(byClient, array, from, to);
            if (oneSided != null && oneSided.shows(byClient, array, from, to)) {
                talk.inspection.event(
                        "app", "applayer_detect_protocol_only_one_direction", byClient);
            }
        }
        takeOn(byClient, array, from, to);
        if (!recorded && (dialogue == null || !used)) {
            record(byClient, array, from, to);
        }
        tellDueTurns();
    }

    /// That many bytes will not come.
    void gap(boolean byClient, long missing) {
        broken = true;
        oneSided = null;
        talk.inspection.gap(byClient, missing);
        talk.inspection.event("stream", "reassembly_seq_gap", byClient);
        if (turns != null) {
            turns.skip(missing);
        }
        drop(byClient);
        if (dialogue == null) {
            listen();
            return;
        }
        boolean goesOn = false;
        try {
            goesOn = dialogue.gap(side(byClient), missing);
        } catch (RuntimeException | StackOverflowError bug) {
            blame(bug);
            return;
        }
        if (!goesOn && dialogue != null) {
            endDialogue();
            listen();
        }
    }

    /// That side says no more.
    void close(boolean byClient) {
        if (dialogue == null) {
            return;
        }
        Half half = half(byClient);
        try {
            dialogue.close(side(byClient), half.window(new Bytes()));
        } catch (RuntimeException | StackOverflowError bug) {
            blame(bug);
        }
    }

    /// The conversation is over.
    void end() {
        if (dialogue != null) {
            endDialogue();
        }
        tellTurns();
        listen();
        forgetTurns();
        looks = Limits.LOOKS;
    }

    /// An opening that nobody answers is told after a moment.
    void tellUnanswered(long now) {
        if (turns != null
                && dialogue == null
                && !turns.isEmpty()
                && !turns.isTold()
                && now - turns.firstAt() >= Limits.UNANSWERED_TELLING_SECONDS * 1_000_000_000L) {
            tellTurns();
        }
    }

    boolean awaitsAnswer() {
        return turns != null && dialogue == null && !turns.isEmpty() && !turns.isTold();
    }

    /// Reads it as this protocol, announced by another conversation.
    void expectedAs(WireProtocol expected) {
        begin(expected);
    }

    void overlapDiffers(boolean byClient, byte[] array, int from, int to) {
        odd(
                side(byClient),
                "tcp",
                "overlap-differs",
                "a retransmission has other bytes than the first copy",
                new Bytes().set(array, from, to));
    }

    // Looking and listening.

    private void takeUnread(boolean byClient, byte[] array, int from, int to) {
        boolean anew = turns == null || turns.beginsTurn(byClient, shard.time());
        if (!looking && anew && looks < Limits.LOOKS) {
            looks++;
            lookAnew(byClient);
        } else if (!looking && goesOnInTls(array, from, to)) {
            lookAnew(byClient);
        }
        if (looking) {
            look(byClient, array, from, to);
        }
    }

    private void lookAnew(boolean byClient) {
        looking = true;
        excluded = 0;
        clientFirst = byClient;
        drop(true);
        drop(false);
    }

    /// Protocols of which only the name is told start TLS as others do (XMPP, databases).
    private boolean goesOnInTls(byte[] array, int from, int to) {
        return !rawName.isEmpty() && isStream() && WireProtocols.opensTls(array, from, to);
    }

    private void drop(boolean ofClient) {
        Half half = ofClient ? client : server;
        if (half != null) {
            shard.buffered(-half.holds());
            half.release();
        }
    }

    /// A protocol took over. What a server said before it, unasked, and nobody knew stays said: it
    /// may hand over a program first and go on in cipher.
    private void leaveTurns() {
        if (unread && turns != null && turns.isByServerFirst()) {
            tellTurns();
        }
        unread = false;
        forgetTurns();
    }

    private void forgetTurns() {
        if (turns != null) {
            shard.buffered(-turns.keptInAll());
            turns = null;
        }
    }

    /// Asks the protocols, and lets the one that knows itself read.
    private void look(boolean byClient, byte[] array, int from, int to) {
        Half half = half(byClient);
        Half other = half(!byClient);
        boolean firstDatagramHeld = !isStream() && !half.holdsNothing();
        Bytes mine = new Bytes();
        if (half.holdsNothing() || firstDatagramHeld) {
            mine.set(array, from, to);
        } else {
            hold(half, array, from, to);
            half.window(mine);
        }
        Bytes theirs = other.window(new Bytes());
        WireProtocol found = recognise(byClient ? mine : theirs, byClient ? theirs : mine);
        if (found != null) {
            passedOver = (byClient ? serverSpoke : clientSpoke) && other.holdsNothing();
            boolean direct = half.holdsNothing() || firstDatagramHeld;
            begin(found);
            startReading(byClient, direct, array, from, to);
            return;
        }
        boolean enough = mine.length() + theirs.length() > Limits.OPENING;
        if (!looking || enough || shard.isBufferedFull()) {
            listen();
            return;
        }
        if (half.holdsNothing()) {
            hold(half, array, from, to);
        }
    }

    private @Nullable WireProtocol recognise(Bytes fromClient, Bytes fromServer) {
        var opening =
                new Opening(
                        Transport.of(talk.protocol),
                        talk.clientPort,
                        talk.serverPort,
                        fromClient,
                        fromServer,
                        clientFirst,
                        broken);
        List<WireProtocol> protocols = shard.protocols(talk.protocol);
        excluded |= shard.firstBytes(talk.protocol).excluded(fromClient, fromServer);
        boolean maybe = false;
        for (int i = 0; i < protocols.size(); i++) {
            if ((excluded >>> i & 1) != 0) {
                continue;
            }
            switch (ask(protocols.get(i), opening)) {
                case YES -> {
                    return protocols.get(i);
                }
                case NO -> excluded |= 1L << i;
                case MAYBE -> maybe = true;
            }
        }
        looking = maybe;
        return null;
    }

    private Recognition ask(WireProtocol asked, Opening opening) {
        try {
            return asked.recognise(opening);
        } catch (RuntimeException | StackOverflowError bug) {
            shard.bug(asked.name(), bug);
            return Recognition.NO;
        }
    }

    private void begin(WireProtocol found) {
        looking = false;
        used = false;
        told = false;
        protocol = found;
        if (protocolName.isEmpty()) {
            protocolName = found.name();
        }
        talk.inspection.protocol(RuleProtocols.of(found.name()));
        try {
            Dialogue begun = found.begin(this);
            if (begun == Dialogue.NONE) {
                rawName = found.name();
                looks = Limits.LOOKS;
                listen();
                return;
            }
            dialogue = begun;
        } catch (RuntimeException | StackOverflowError bug) {
            shard.bug(found.name(), bug);
        }
    }

    /// Gives the opening to the dialogue that was just begun: who spoke first comes first.
    private void startReading(boolean byClient, boolean direct, byte[] array, int from, int to) {
        boolean othersFirst = clientFirst != byClient;
        if (othersFirst) {
            feedHeld(!byClient);
        }
        if (direct) {
            feedHeld(byClient);
            takeOn(byClient, array, from, to);
        } else {
            feedHeld(byClient);
        }
        if (!othersFirst) {
            feedHeld(!byClient);
        }
    }

    private void takeOn(boolean byClient, byte[] array, int from, int to) {
        if (dialogue != null) {
            feed(byClient, array, from, to);
        } else {
            takeUnread(byClient, array, from, to);
        }
    }

    private void feedHeld(boolean byClient) {
        Half half = half(byClient);
        if (half.holdsNothing() || dialogue == null) {
            return;
        }
        byte[] array = half.array();
        int from = half.from();
        int to = half.to();
        drop(byClient);
        feed(byClient, array, from, to);
    }

    private void listen() {
        looking = false;
        drop(true);
        drop(false);
    }

    private void record(boolean byClient, byte[] array, int from, int to) {
        Turns kept = turns;
        if (kept == null) {
            kept = new Turns();
            turns = kept;
        }
        recorded = true;
        unread |= dialogue == null && !looking;
        talk.mark(Talk.MAY_AWAIT);
        if (shard.isBufferedFull()) {
            shard.bounded("bytes buffered for conversations");
            return;
        }
        int before = kept.keptInAll();
        kept.take(byClient, array, from, to, shard.time());
        shard.buffered(kept.keptInAll() - before);
    }

    private void tellDueTurns() {
        // A second look may take long to decide; what was unknown at the first is told meanwhile.
        boolean undecided = looking && looks == 0;
        if (turns != null && dialogue == null && !undecided && turns.isDue()) {
            tellTurns();
        }
    }

    private void tellTurns() {
        if (turns != null && !turns.isEmpty() && turns.hasNews()) {
            shard.tell(new RawDialogue(seen(), rawName, turns.tell()));
        }
    }

    // Reading.

    private void feed(boolean byClient, byte[] array, int from, int to) {
        if (isStream()) {
            feedStream(byClient, array, from, to);
        } else {
            feedDatagram(byClient, array, from, to);
        }
    }

    private void feedDatagram(boolean byClient, byte[] array, int from, int to) {
        Parsed parsed = ask(byClient, array, from, to);
        switch (parsed) {
            case Parsed.Used(int bytes) -> {
                used = true;
                leaveTurns();
            }
            case Parsed.NeedMore(int atLeast) -> {}
            case Parsed.NotMine() -> disown(byClient, array, from, to);
            case Parsed.Malformed(String kind, String detail) ->
                    malformed(byClient, kind, detail, array, from, to);
            case Parsed.Handover(int bytes, WireProtocol next) -> {
                handOver(next);
                restAnew(byClient, array, from + Math.clamp(bytes, 0, to - from), to);
            }
        }
    }

    private void feedStream(boolean byClient, byte[] array, int from, int to) {
        Half half = half(byClient);
        if (half.holdsNothing()) {
            int at = readOn(byClient, array, from, to);
            if (dialogue != null && at < to) {
                hold(half, array, at, to);
            }
            return;
        }
        hold(half, array, from, to);
        if (half.holds() < half.wanted && half.holds() < Limits.HELD) {
            return;
        }
        byte[] held = half.array();
        int begin = half.from();
        int end = half.to();
        int at = readOn(byClient, held, begin, end);
        if (dialogue == null || half.array() != held || half.to() != end) {
            return;
        }
        shard.buffered(-(at - begin));
        half.used(at - begin);
        if (half.holds() > Limits.HELD || shard.isBufferedFull()) {
            shard.bounded("held bytes of a stream");
            gap(byClient, half.holds());
        }
    }

    /// Lets the dialogue read as far as it can.
    ///
    /// @return where it stopped; meaningful while there is a dialogue
    private int readOn(boolean byClient, byte[] array, int from, int to) {
        Half half = half(byClient);
        int at = from;
        half.wanted = 0;
        while (at < to && dialogue != null) {
            switch (ask(byClient, array, at, to)) {
                case Parsed.Used(int bytes) -> {
                    at += Math.clamp(bytes, 1, to - at);
                    used = true;
                    leaveTurns();
                }
                case Parsed.NeedMore(int atLeast) -> {
                    half.wanted = (int) Math.min(Limits.HELD, (long) to - at + atLeast);
                    return at;
                }
                case Parsed.NotMine() -> {
                    forget(byClient, array);
                    disown(byClient, array, at, to);
                    return to;
                }
                case Parsed.Malformed(String kind, String detail) -> {
                    forget(byClient, array);
                    malformed(byClient, kind, detail, array, at, to);
                    return to;
                }
                case Parsed.Handover(int bytes, WireProtocol next) -> {
                    at += Math.clamp(bytes, 0, to - at);
                    forget(byClient, array);
                    handOver(next);
                    restAnew(byClient, array, at, to);
                    return to;
                }
            }
        }
        return at;
    }

    /// The bytes being read are leaving the hands of a dialogue: they are held no longer.
    private void forget(boolean ofClient, byte[] array) {
        if (half(ofClient).array() == array) {
            drop(ofClient);
        }
    }

    private Parsed ask(boolean byClient, byte[] array, int from, int to) {
        Dialogue reader = dialogue;
        if (reader == null) {
            return Parsed.ALL;
        }
        try {
            return reader.read(side(byClient), shard.window(array, from, to));
        } catch (RuntimeException | StackOverflowError bug) {
            blame(bug);
            return Parsed.ALL;
        }
    }

    /// What the dialogue disowns is looked at by all others.
    private void disown(boolean byClient, byte[] array, int from, int to) {
        int index = shard.protocols(talk.protocol).indexOf(protocol);
        boolean neverUsed = !used;
        endDialogue();
        if (neverUsed && !told) {
            protocolName = "";
        }
        if (looks >= Limits.LOOKS) {
            listen();
            return;
        }
        looks++;
        looking = true;
        excluded = index < 0 ? 0 : 1L << index;
        look(byClient, array, from, to);
    }

    private void malformed(
            boolean byClient, String kind, String detail, byte[] array, int from, int to) {
        String name = protocol == null ? "" : protocol.name();
        odd(side(byClient), name, kind, detail, new Bytes().set(array, from, to));
        endDialogue();
        looks = Limits.LOOKS;
        listen();
    }

    private void handOver(@Nullable WireProtocol to) {
        endDialogue();
        forgetTurns();
        recorded = true;
        spoken = false;
        excluded = 0;
        looks = 0;
        looking = ++handovers <= Limits.HANDOVERS;
        if (!looking) {
            looks = Limits.LOOKS;
            shard.bounded("handovers of a conversation");
            listen();
        } else if (to != null) {
            begin(to);
        }
    }

    private void restAnew(boolean byClient, byte[] array, int from, int to) {
        if (from < to) {
            take(byClient, array, from, to);
            return;
        }
        Half other = half(!byClient);
        if (other.holdsNothing()) {
            return;
        }
        byte[] held = other.array();
        int begin = other.from();
        int end = other.to();
        drop(!byClient);
        take(!byClient, held, begin, end);
    }

    private void endDialogue() {
        Dialogue ending = dialogue;
        dialogue = null;
        talk.mark(Talk.MAY_AWAIT);
        if (ending == null) {
            return;
        }
        try {
            ending.end();
        } catch (RuntimeException | StackOverflowError bug) {
            shard.bug(protocol == null ? "" : protocol.name(), bug);
        }
    }

    /// A dialogue threw: a bug of ours, which must cost no more than this conversation.
    private void blame(Throwable bug) {
        shard.bug(protocol == null ? "" : protocol.name(), bug);
        dialogue = null;
        talk.mark(Talk.MAY_AWAIT);
        looks = Limits.LOOKS;
        listen();
    }

    private void hold(Half half, byte[] array, int from, int to) {
        half.hold(array, from, to);
        shard.buffered(to - from);
    }

    private static Side side(boolean client) {
        return client ? Side.CLIENT : Side.SERVER;
    }

    // What dialogues call.

    @Override
    public ConversationId id() {
        return id;
    }

    @Override
    public boolean midStream() {
        return broken;
    }

    @Override
    public boolean passedOver() {
        return passedOver;
    }

    @Override
    public Seen seen() {
        Seen latest = seen;
        if (latest == null
                || seenPacket != shard.packet()
                || !latest.origin().file().equals(shard.file())) {
            latest = seen(shard.file(), shard.packet(), shard.time());
            seen = latest;
            seenPacket = shard.packet();
        }
        return latest;
    }

    @Override
    public void tell(Observation observation) {
        told = true;
        shard.tell(observation);
    }

    @Override
    public void odd(Side by, String protocol, String kind, String detail, Bytes bytes) {
        if (++oddities > Limits.ODDITIES) {
            shard.bounded("oddities of a conversation");
            return;
        }
        shard.tell(
                new Oddity(
                        seen(),
                        by == Side.CLIENT,
                        protocol,
                        kind,
                        detail,
                        bytes.excerpt(0, bytes.length(), 64)));
    }

    @Override
    public DomainName name(String text) {
        return shard.name(text);
    }

    @Override
    public void expect(Address server, int port, WireProtocol protocol) {
        shard.expect(talk, server, port, protocol);
    }

    @Override
    public void proxies(String name) {
        proxied = name;
    }

    @Override
    public String proxied() {
        return proxied;
    }

    @Override
    public Inspection rules() {
        return talk.inspection;
    }

    @Override
    public void bounded(String bound) {
        shard.bounded(bound);
    }
}
