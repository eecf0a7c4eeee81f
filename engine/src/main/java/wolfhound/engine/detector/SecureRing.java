package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.Sign;

/// One host opens encrypted conversations to several outside addresses that it never looked up, and
/// each shows a certificate that it made itself: the ring of relays of a banker or loader. Virtual
/// private networks have one such server, anonymity networks and file sharing many of a kind that
/// is told by its own names. Where the certificate is ciphered too (TLS 1.3), or the server
/// refuses, the same conduct of one client that asks for no name weighs less, and more servers are
/// needed.
final class SecureRing implements Detector<SecureRing.Memory> {
    static final Sign RING =
            Sign.of(
                    "self-made-ring",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "three or more unnamed addresses on several ports, each with a certificate of its own making",
                    "T1573.002",
                    "T1008",
                    "T1571");

    private static final Duration WITHIN = Duration.ofMinutes(30);
    private static final int MOST_PEERS = 32;
    private static final int LEAST_UNSEEN = 4;

    static final class Memory {
        final Set<Peer> peers = new LinkedHashSet<>();
        final Set<Integer> ports = new LinkedHashSet<>();
        final Set<Peer> unseen = new LinkedHashSet<>();
        final Set<Integer> unseenPorts = new LinkedHashSet<>();
        String client = "";
        Instant unseenFirst = Instant.MAX;
        boolean unseenTold;
        Instant first = Instant.MAX;
        double told;
        boolean generated;
    }

    @Override
    public String name() {
        return "secure-ring";
    }

    @Override
    public List<Sign> signs() {
        return List.of(RING);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(SecureSession.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        SecureSession session = (SecureSession) observation;
        boolean bare =
                Outside.is(session.seen())
                        && session.serverName().isEmpty()
                        && Outside.isUnnamed(session.seen(), scene.host());
        if (!bare) {
            return;
        }
        if (session.certificates().isEmpty()) {
            unseen(memory, session, scene);
            return;
        }
        if (!isOfARing(session)) {
            return;
        }
        if (memory.first.equals(Instant.MAX)
                || memory.first.plus(WITHIN).isBefore(session.seen().at())) {
            memory.peers.clear();
            memory.ports.clear();
            memory.first = session.seen().at();
            memory.told = 0;
            memory.generated = false;
        }
        if (memory.peers.size() < MOST_PEERS) {
            memory.peers.add(session.seen().peer());
            memory.ports.add(session.seen().peer().port());
        }
        memory.generated |= StrangeCertificate.isInvented(session.certificates().getFirst());
        double strength = strength(memory);
        if (strength > memory.told) {
            memory.told = strength;
            scene.testify(
                    Claim.of(
                                    RING,
                                    session.seen(),
                                    "opened encrypted conversations to "
                                            + memory.peers.size()
                                            + " addresses that it never looked up, each with a certificate of its own making: "
                                            + memory.peers)
                            .began(memory.first)
                            .noPeer()
                            .strength(strength));
        }
    }

    /// A bare server whose certificate nobody can see. One client must do it: who calls and shares
    /// files greets in many ways.
    private static void unseen(Memory memory, SecureSession session, Scene scene) {
        if (!session.dialect().equals("tls") || session.encryptedHello()) {
            return;
        }
        boolean over =
                !memory.unseen.isEmpty()
                        && memory.unseenFirst.plus(WITHIN).isBefore(session.seen().at());
        if (over || !session.ja3().equals(memory.client)) {
            memory.client = session.ja3();
            memory.unseen.clear();
            memory.unseenPorts.clear();
        }
        if (memory.unseen.isEmpty()) {
            memory.unseenFirst = session.seen().at();
        }
        if (memory.unseen.size() < MOST_PEERS) {
            memory.unseen.add(session.seen().peer());
            memory.unseenPorts.add(session.seen().peer().port());
        }
        boolean ring = memory.unseen.size() >= LEAST_UNSEEN && memory.unseenPorts.size() >= 2;
        if (ring && !memory.unseenTold) {
            memory.unseenTold = true;
            scene.testify(
                    Claim.of(
                                    RING,
                                    session.seen(),
                                    "one client opened encrypted conversations to "
                                            + memory.unseen.size()
                                            + " addresses that it never looked up, and asked none for a name: "
                                            + memory.unseen)
                            .began(memory.unseenFirst)
                            .noPeer()
                            .strength(0.7));
        }
    }

    /// Three on any ports, or two on different ones with a certificate of invented names among
    /// them, are a ring; two on different ports may be chance.
    private static double strength(Memory memory) {
        if (memory.peers.size() >= 3) {
            return memory.ports.size() >= 2 || !memory.ports.contains(443) ? 1 : 0.8;
        }
        return memory.ports.size() < 2 ? 0 : memory.generated ? 1 : 0.8;
    }

    /// Self-made, asked for by no name, and not of an anonymity or file-sharing network, whose
    /// certificates say so.
    private static boolean isOfARing(SecureSession session) {
        Certificate own = session.certificates().getFirst();
        boolean alone = session.certificates().size() == 1;
        return alone
                && (own.isSelfIssued()
                        || StrangeCertificate.isInvented(own)
                        || StrangeCertificate.isOfAServer(own))
                && !isRelay(own);
    }

    /// Relays of the anonymity network Tor: subject and issuer are different made-up `www.….com`
    /// and `www.….net` names (tor-spec, §2).
    static boolean isRelay(Certificate own) {
        String subject = own.subjectPart("CN");
        String issuer = own.issuerPart("CN");
        return !subject.equals(issuer) && subject.startsWith("www.") && issuer.startsWith("www.")
                || subject.contains("gnutella");
    }
}
