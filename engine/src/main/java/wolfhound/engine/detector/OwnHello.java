package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.SealedTalk;
import wolfhound.model.SealedTalk.Turn;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Sign;

/// How a host deals with a server outside that only vouches for itself: greeted by a client that
/// greets nobody else on this host, on a port of no service, given much and answered little, or
/// giving a program's worth at once. Each alone every special program does: backups, tunnels,
/// devices, somebody's own cloud.
final class OwnHello implements Detector<OwnHello.Memory> {
    static final Sign HELLO =
            Sign.of(
                    "hello-of-its-own",
                    Behaviour.CALLBACK,
                    EvidenceClass.FINGERPRINT,
                    6,
                    "one client on the host deals with one server alone, which nobody vouches for",
                    "T1573.002");
    static final Sign ODD_PORT =
            Sign.of(
                    "secure-odd-port",
                    Behaviour.CALLBACK,
                    EvidenceClass.RARITY,
                    6,
                    "TLS with an unvouched server on a port of no service; devices and tunnels do so",
                    "T1571");

    static final Sign UPLOAD =
            Sign.of(
                    "secure-upload",
                    Behaviour.THEFT,
                    EvidenceClass.DIALECT,
                    12,
                    "much went up and little came down in cipher, to a server that nobody vouches for;"
                            + " backups and cameras do so, and have their makers' certificates",
                    "T1041",
                    "T1573.002");
    static final Sign DOWNLOAD =
            Sign.of(
                    "secure-download",
                    Behaviour.DELIVERY,
                    EvidenceClass.DELIVERY,
                    20,
                    "a program's worth came in cipher from a server that nobody vouches for and whose"
                            + " certificate is nobody's; somebody's own cloud gives as much under its"
                            + " own name",
                    "T1105",
                    "T1573.002");

    static final Sign POLLS =
            Sign.of(
                    "secure-polls",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    12,
                    "the same few bytes asked and answered in cipher, conversation after conversation,"
                            + " with a server that nobody vouches for; agents of devices do so",
                    "T1573.002");

    /// Conversations of one size that are no chance, how large they may be, and by what share their
    /// sizes may differ.
    private static final int LEAST_POLLS = 5;

    private static final long LARGEST_POLL = 8 << 10;
    private static final int ALIKE = 25;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Bytes that are a picture of the screen or a list of passwords, and how many times more than
    /// came down.
    private static final long MUCH_UP = 16 << 10;

    private static final int UP_FOR_DOWN = 8;

    /// Bytes that are a program, and how many times more than were asked with.
    private static final long MUCH_DOWN = 100 << 10;

    private static final int DOWN_FOR_UP = 20;

    /// What is left of it where the certificate has a name that somebody may have.
    private static final double SOMEBODYS = 0.6;

    private static final int MOST_CLIENTS = 64;
    private static final int MOST_TOLD = 4;
    private static final int MOST_SERVERS = 4;

    /// Other clients that must have been seen, or all that the host runs is this one.
    private static final int LEAST_OTHERS = 1;

    static final class Memory {
        final Bounded<String, Set<Address>> clients = new Bounded<>(MOST_CLIENTS);
        final Bounded<Address, Boolean> told = new Bounded<>(MOST_TOLD);
        final Bounded<Address, Boolean> odd = new Bounded<>(MOST_TOLD);

        /// Whether the certificate is in example words or of invented names.
        final Bounded<Peer, Boolean> unvouched = new Bounded<>(MOST_CLIENTS);

        final Bounded<Peer, Polls> polls = new Bounded<>(MOST_TOLD);
        boolean insideTold;
        boolean uploadTold;
        boolean downloadTold;
    }

    /// Conversations of one size with one server.
    private static final class Polls {
        long up;
        long down;
        int count;
        Instant began = Instant.MAX;
    }

    @Override
    public String name() {
        return "own-hello";
    }

    @Override
    public List<Sign> signs() {
        return List.of(HELLO, ODD_PORT, UPLOAD, DOWNLOAD, POLLS);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(SecureSession.class, SealedTalk.class, Flow.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case SecureSession session -> session(memory, session, scene);
            case Flow flow when memory.unvouched.contains(flow.seen().peer()) -> {
                poll(memory, flow, scene);
                Instant began = flow.seen().at().minus(flow.lasted());
                volumes(memory, flow.seen(), began, flow.hostBytes(), flow.peerBytes(), scene);
            }
            case SealedTalk talk when memory.unvouched.contains(talk.seen().peer()) ->
                    talk(memory, talk, scene);
            default -> {}
        }
    }

    /// What a conversation shows before it is over.
    private static void talk(Memory memory, SealedTalk talk, Scene scene) {
        long up = 0;
        long down = 0;
        for (Turn turn : talk.turns()) {
            up += turn.byHost() ? turn.bytes() : 0;
            down += turn.byHost() ? 0 : turn.bytes();
        }
        volumes(memory, talk.seen(), talk.turns().getFirst().at(), up, down, scene);
        pollsInside(memory, talk, scene);
    }

    private static void volumes(
            Memory memory, Seen seen, Instant began, long up, long down, Scene scene) {
        if (up >= MUCH_UP && up / UP_FOR_DOWN > down && !memory.uploadTold) {
            memory.uploadTold = true;
            scene.testify(volume(UPLOAD, seen, began, up, down));
        }
        if (down >= MUCH_DOWN && down / DOWN_FOR_UP > up && !memory.downloadTold) {
            memory.downloadTold = true;
            boolean nobodys = memory.unvouched.get(seen.peer(), p -> false);
            scene.testify(
                    volume(DOWNLOAD, seen, began, up, down).strength(nobodys ? 1 : SOMEBODYS));
        }
    }

    /// A conversation that is kept open, and the same asked and answered in it, pause after pause.
    private static void pollsInside(Memory memory, SealedTalk talk, Scene scene) {
        List<Turn> turns = talk.turns();
        int count = 0;
        int first = 0;
        for (int i = 0; i + 1 < turns.size(); i++) {
            Turn asked = turns.get(i);
            Turn answered = turns.get(i + 1);
            boolean poll =
                    asked.byHost()
                            && !answered.byHost()
                            && asked.bytes() + answered.bytes() <= LARGEST_POLL
                            && (i == 0
                                    || Duration.between(turns.get(i - 1).at(), asked.at())
                                                    .compareTo(PAUSE)
                                            >= 0);
            boolean alike =
                    count > 0
                            && isAlike(turns.get(first).bytes(), asked.bytes())
                            && isAlike(turns.get(first + 1).bytes(), answered.bytes());
            if (poll && !alike) {
                first = i;
            }
            count = poll ? alike ? count + 1 : 1 : count;
            if (poll && count == LEAST_POLLS && !memory.insideTold) {
                memory.insideTold = true;
                scene.testify(
                        polls(
                                talk.seen(),
                                turns.get(first).bytes(),
                                turns.get(first + 1).bytes(),
                                count + " rounds",
                                turns.get(first).at()));
                return;
            }
        }
    }

    private static void poll(Memory memory, Flow flow, Scene scene) {
        boolean small =
                flow.phase().isLast()
                        && flow.hostBytes() > 0
                        && flow.peerBytes() > 0
                        && flow.hostBytes() + flow.peerBytes() <= LARGEST_POLL;
        if (!small) {
            return;
        }
        Polls polls = memory.polls.get(flow.seen().peer(), p -> new Polls());
        if (!isAlike(polls.up, flow.hostBytes()) || !isAlike(polls.down, flow.peerBytes())) {
            polls.up = flow.hostBytes();
            polls.down = flow.peerBytes();
            polls.count = 0;
            polls.began = flow.seen().at().minus(flow.lasted());
        }
        if (++polls.count == LEAST_POLLS) {
            scene.testify(
                    polls(
                            flow.seen(),
                            polls.up,
                            polls.down,
                            polls.count + " conversations",
                            polls.began));
        }
    }

    private static Claim polls(Seen seen, long up, long down, String where, Instant began) {
        return Claim.of(
                        POLLS,
                        seen,
                        "gave about "
                                + up
                                + " bytes and took about "
                                + down
                                + " in each of "
                                + where
                                + " with "
                                + seen.peer()
                                + ", for which nobody vouches")
                .began(began)
                .group(Group.Cause.DETECTOR, "secure-polls");
    }

    private static boolean isAlike(long one, long other) {
        return Math.abs(one - other) * ALIKE <= one;
    }

    private static Claim volume(Sign sign, Seen seen, Instant began, long up, long down) {
        return Claim.of(
                        sign,
                        seen,
                        "gave "
                                + up
                                + " bytes to "
                                + seen.peer()
                                + ", for which nobody vouches, and took "
                                + down)
                .began(began)
                .group(Group.Cause.DETECTOR, sign.id());
    }

    private static void session(Memory memory, SecureSession session, Scene scene) {
        if (!Outside.is(session.seen()) || session.ja3().isEmpty()) {
            return;
        }
        Address server = session.seen().peer().address();
        Set<Address> servers = memory.clients.get(session.ja3(), j -> new HashSet<>(2));
        if (servers.size() < MOST_SERVERS) {
            servers.add(server);
        }
        if (!StrangeCertificate.isUnvouched(session)) {
            return;
        }
        SecureSession.Certificate own = session.certificates().getFirst();
        memory.unvouched.put(
                session.seen().peer(),
                StrangeCertificate.isPlaceholder(own) || StrangeCertificate.isInvented(own));
        oddPort(memory, session, scene);
        boolean alone = servers.size() == 1 && memory.clients.size() > LEAST_OTHERS;
        if (alone && !memory.told.contains(server) && memory.told.size() < MOST_TOLD) {
            memory.told.put(server, true);
            scene.testify(
                    Claim.of(
                            HELLO,
                            session.seen(),
                            session.seen().peer()
                                    + ", for which nobody vouches, is greeted in "
                                    + session.version()
                                    + " by a client that greets nobody else here"));
        }
    }

    private static void oddPort(Memory memory, SecureSession session, Scene scene) {
        Address server = session.seen().peer().address();
        boolean odd =
                !Outside.isServicePort(session.seen().peer().port())
                        && !memory.odd.contains(server)
                        && memory.odd.size() < MOST_TOLD;
        if (odd) {
            memory.odd.put(server, true);
            scene.testify(
                    Claim.of(
                            ODD_PORT,
                            session.seen(),
                            "ciphers with an unvouched server on port "
                                    + session.seen().peer().port()
                                    + " of "
                                    + server));
        }
    }
}
