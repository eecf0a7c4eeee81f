package wolfhound.engine.detector;

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
import wolfhound.model.SecureSession;
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
        return Set.of(SecureSession.class, Flow.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case SecureSession session -> session(memory, session, scene);
            case Flow flow when memory.unvouched.contains(flow.seen().peer()) ->
                    flow(memory, flow, scene);
            default -> {}
        }
    }

    private static void flow(Memory memory, Flow flow, Scene scene) {
        poll(memory, flow, scene);
        boolean up =
                flow.hostBytes() >= MUCH_UP && flow.hostBytes() / UP_FOR_DOWN > flow.peerBytes();
        boolean down =
                flow.peerBytes() >= MUCH_DOWN && flow.peerBytes() / DOWN_FOR_UP > flow.hostBytes();
        if (up && !memory.uploadTold) {
            memory.uploadTold = true;
            scene.testify(volume(UPLOAD, flow));
        }
        if (down && !memory.downloadTold) {
            memory.downloadTold = true;
            boolean nobodys = memory.unvouched.get(flow.seen().peer(), p -> false);
            scene.testify(volume(DOWNLOAD, flow).strength(nobodys ? 1 : SOMEBODYS));
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
                    Claim.of(
                                    POLLS,
                                    flow.seen(),
                                    "gave about "
                                            + polls.up
                                            + " bytes and took about "
                                            + polls.down
                                            + " in each of "
                                            + polls.count
                                            + " conversations with "
                                            + flow.seen().peer()
                                            + ", for which nobody vouches")
                            .began(polls.began)
                            .group(Group.Cause.DETECTOR, "secure-polls"));
        }
    }

    private static boolean isAlike(long one, long other) {
        return Math.abs(one - other) * ALIKE <= one;
    }

    private static Claim volume(Sign sign, Flow flow) {
        return Claim.of(
                        sign,
                        flow.seen(),
                        "gave "
                                + flow.hostBytes()
                                + " bytes to "
                                + flow.seen().peer()
                                + ", for which nobody vouches, and took "
                                + flow.peerBytes())
                .began(flow.seen().at().minus(flow.lasted()))
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
