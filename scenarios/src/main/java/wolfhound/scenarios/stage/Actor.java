package wolfhound.scenarios.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.wire.Dhcp;
import wolfhound.scenarios.wire.DnsMessage;
import wolfhound.scenarios.wire.Frames;
import wolfhound.scenarios.wire.Mac;

/// A machine that acts, with its own clock: each act starts where the one before ended. What runs
/// at the same time on the same machine is an actor [#inBackground()].
public final class Actor {
    private static final long MICRO = 1_000;
    private static final long NO_ANSWER = 3_000_000_000L;
    private static final int DNS = 53;

    private final Stage stage;
    private final Machine machine;
    private long now;

    Actor(Stage stage, Machine machine, long now) {
        this.stage = stage;
        this.machine = machine;
        this.now = now;
    }

    public Stage stage() {
        return stage;
    }

    public Machine machine() {
        return machine;
    }

    // ---- The truth

    public Actor isInfected(Behaviour... what) {
        machine.isExpected(Expectation.INFECTED, what);
        return this;
    }

    /// Infected, and good at hiding it.
    public Actor isLikelyInfected(Behaviour... what) {
        machine.isExpected(Expectation.LIKELY, what);
        return this;
    }

    /// Infected, in a way that nobody can prove from the wire.
    public Actor isAtMostSuspect(Behaviour... what) {
        machine.isExpected(Expectation.SUSPECT, what);
        return this;
    }

    /// Innocent, although it touched something bad.
    public Actor isAtMostExposed() {
        machine.isExpected(Expectation.EXPOSED);
        return this;
    }

    // ---- Time

    /// As long as that, more or less a fifth.
    public Actor pauses(double seconds) {
        double jittered = seconds * (0.8 + 0.4 * stage.random().nextDouble());
        now += (long) (jittered * 1e9);
        return this;
    }

    /// To the microsecond, as machines do.
    public Actor pausesExactly(Duration pause) {
        now += pause.toNanos();
        return this;
    }

    /// The same machine doing something else meanwhile.
    public Actor inBackground() {
        return new Actor(stage, machine, now);
    }

    /// Goes on when the other is where it is now.
    public Actor waitsFor(Actor other) {
        now = Math.max(now, other.now);
        return this;
    }

    public Instant clock() {
        return stage.start().plusNanos(now);
    }

    long now() {
        return now;
    }

    void passes(long nanos) {
        now += nanos;
    }

    // ---- On its own network

    /// Comes up: asks for an address and tells its name (DHCP), finds the router (ARP).
    public Actor joins() {
        int transaction = stage.random().nextInt();
        Dhcp.Client client =
                new Dhcp.Client(
                        machine.mac(),
                        machine.hostName(),
                        machine.platform().vendor(),
                        machine.platform().wanted());
        Machine router = stage.router();
        int own = machine.address().v4Bits();
        broadcast(Dhcp.fromClient(Dhcp.DISCOVER, transaction, client, OptionalInt.empty()));
        offer(Dhcp.OFFER, transaction, router);
        broadcast(Dhcp.fromClient(Dhcp.REQUEST, transaction, client, OptionalInt.of(own)));
        offer(Dhcp.ACKNOWLEDGE, transaction, router);
        finds(router);
        return this;
    }

    private void broadcast(byte[] message) {
        Address everyone = Address.v4(0xFFFF_FFFF);
        Frames.Way way =
                new Frames.Way(
                        machine.mac(),
                        Mac.BROADCAST,
                        Address.v4(0),
                        everyone,
                        machine.timeToLive(),
                        machine.nextIdentification());
        stage.emit(now, Frames.udp(way, 68, 67, message));
        now += 900 * MICRO;
    }

    private void offer(int type, int transaction, Machine router) {
        byte[] message =
                Dhcp.fromServer(
                        type, transaction, machine.mac(), machine.address(), router.address());
        stage.emit(now, Frames.udp(way(router, machine), 67, 68, message));
        now += 700 * MICRO;
    }

    /// Asks who has the address of a neighbour, and is told (ARP).
    public Actor finds(Machine neighbour) {
        stage.emit(
                now,
                Frames.arp(true, machine.mac(), machine.address(), Mac.NONE, neighbour.address()));
        now += neighbour.roundTripNanos();
        stage.emit(
                now,
                Frames.arp(
                        false,
                        neighbour.mac(),
                        neighbour.address(),
                        machine.mac(),
                        machine.address()));
        now += 50 * MICRO;
        return this;
    }

    /// Asks who has an address of its own network, in vain (ARP).
    public Actor findsNobody(Machine nobody) {
        Mac own = machine.mac();
        stage.emit(now, Frames.arp(true, own, machine.address(), Mac.NONE, nobody.address()));
        now += 50 * MICRO;
        return this;
    }

    // ---- Names

    /// Asks the network's resolver for the addresses of a name, and gets what the internet has.
    public Actor looksUp(String domain) {
        List<Machine> hosts = stage.resolve(domain);
        Question question = asks(domain, DnsMessage.A);
        if (hosts.isEmpty()) {
            return question.thereIsNone();
        }
        machine.remembers(domain);
        long timeToLive = stage.between(30, 3_600);
        return question.isAnswered(
                hosts.stream()
                        .map(host -> DnsMessage.Answer.address(host.address(), timeToLive))
                        .toArray(DnsMessage.Answer[]::new));
    }

    /// Looks the name up, unless it did so before.
    public Actor knows(String domain) {
        return machine.remembers(domain) ? this : looksUp(domain);
    }

    /// Asks a question of the network's resolver; the story says what comes back.
    public Question asks(String name, int type) {
        return asks(stage.resolver(), name, type);
    }

    public Question asks(Machine resolver, String name, int type) {
        return new Question(resolver, name, type);
    }

    /// A question on its way.
    public final class Question {
        private final Machine resolver;
        private final String name;
        private final int type;
        private final int id = stage.random().nextInt(1 << 16);
        private final int port = machine.nextPort();

        private Question(Machine resolver, String name, int type) {
            this.resolver = resolver;
            this.name = name;
            this.type = type;
            sends(resolver, port, DNS, DnsMessage.question(id, name, type, false));
        }

        public Actor isAnswered(DnsMessage.Answer... answers) {
            return reply(DnsMessage.NO_ERROR, List.of(answers));
        }

        public Actor thereIsNone() {
            return reply(DnsMessage.NAME_ERROR, List.of());
        }

        private Actor reply(int code, List<DnsMessage.Answer> answers) {
            now += resolver.roundTripNanos() + stage.between(1, 25) * 1_000 * MICRO;
            receives(resolver, DNS, port, DnsMessage.answer(id, name, type, code, answers));
            now += 80 * MICRO;
            return Actor.this;
        }
    }

    // ---- Datagrams

    /// Sends one datagram of UDP.
    public Actor sends(Machine to, int fromPort, int toPort, byte[] payload) {
        stage.emit(now, Frames.udp(way(machine, to), fromPort, toPort, payload));
        now += 20 * MICRO;
        return this;
    }

    /// One comes in, a round trip after the clock.
    public Actor hears(Machine from, int fromPort, int toPort, byte[] payload) {
        now += from.roundTripNanos();
        return receives(from, fromPort, toPort, payload);
    }

    private Actor receives(Machine from, int fromPort, int toPort, byte[] payload) {
        stage.emit(now, Frames.udp(way(from, machine), fromPort, toPort, payload));
        return this;
    }

    /// Sends a datagram that the other's system refuses (ICMP port unreachable).
    public Actor sendsInVain(Machine to, int fromPort, int toPort, byte[] payload) {
        byte[] frame = Frames.udp(way(machine, to), fromPort, toPort, payload);
        stage.emit(now, frame);
        stage.emit(now + to.roundTripNanos(), Frames.unreachable(way(to, machine), 3, frame));
        now += 20 * MICRO;
        return this;
    }

    /// An echo request and, where there is an answer, the echo.
    public Actor pings(Machine to, int identifier, int sequence, byte[] request, byte[] answer) {
        stage.emit(now, Frames.echo(way(machine, to), true, identifier, sequence, request));
        now += to.roundTripNanos();
        stage.emit(now, Frames.echo(way(to, machine), false, identifier, sequence, answer));
        now += 50 * MICRO;
        return this;
    }

    /// Sets the clock of the network (NTP, RFC 5905).
    public Actor setsClock(Machine server) {
        int port = machine.nextPort();
        sends(server, port, 123, Datagrams.timeQuestion(stage, clock()));
        return hears(server, 123, port, Datagrams.timeAnswer(stage, clock()));
    }

    // ---- Conversations

    /// Opens a TCP conversation that is accepted.
    public Talk connects(Machine to, int port) {
        return Talk.accepted(this, to, port);
    }

    /// Knocks at a port and is refused.
    public Actor isRefused(Machine to, int port) {
        Talk.refused(this, to, port);
        return this;
    }

    /// Knocks at a port where nobody answers; does not wait.
    public Actor knocksInVain(Machine to, int port) {
        Talk.unanswered(this, to, port, stage.random().nextInt());
        return this;
    }

    /// Knocks with a sequence number of its own choice, as hand-made packets do.
    public Actor knocksInVain(Machine to, int port, int sequence) {
        Talk.unanswered(this, to, port, sequence);
        return this;
    }

    /// Waits as long as a connection attempt takes to fail.
    public Actor givesUp() {
        now += NO_ANSWER;
        return this;
    }

    /// Does something `times` times.
    public Actor repeats(int times, Consumer<Actor> act) {
        for (int i = 0; i < times; i++) {
            act.accept(this);
        }
        return this;
    }

    Frames.Way way(Machine from, Machine to) {
        return new Frames.Way(
                from.mac(),
                to.mac(),
                from.address(),
                to.address(),
                from.timeToLive(),
                from.nextIdentification());
    }
}
