package wolfhound.engine.detector;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.DomainName;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.SealedTalk;
import wolfhound.model.SealedTalk.Turn;
import wolfhound.model.SecureSession;
import wolfhound.model.Sign;

/// A remote control inside TLS, told by who speaks when. What is asked for is answered: on the web,
/// in mail, of queues and telephones. A remote control reports what machine it sits on to a server
/// that has nothing to say yet, and keeps itself awake until somebody gives an order; then the
/// server is the one that speaks first.
///
/// It is looked for where nobody vouches for the server, or where nobody can see who does and no
/// name, or one that is free for everybody, led to it. Senders of logs report unanswered as well,
/// and are never told anything.
final class SealedControl implements Detector<SealedControl.Memory> {
    static final Sign REPORT =
            Sign.of(
                    "sealed-report",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    24,
                    "in cipher to a server that nobody vouches for: the first that is said is left"
                            + " without an answer, and the talk goes on; no service does so",
                    "T1573.002",
                    "T1082");
    static final Sign LEADS =
            Sign.of(
                    "sealed-orders",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    15,
                    "in cipher, silence after silence the server that was called speaks first, briefly,"
                            + " and the host answers at once; devices that are kept awake do so too",
                    "T1573.002",
                    "T1095");

    /// What is unanswered for so long is not answered slowly.
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /// An inventory is longer.
    private static final long LEAST_REPORT = 64;

    /// An order of maintenance: shorter in cipher than any answer of the web.
    private static final long BRIEF = 112;

    /// An order and an answer.
    private static final long SHORT = 1024;

    private static final int ENOUGH = 3;

    /// What two rounds are worth.
    private static final double TWO = 0.7;

    /// What is left where the certificate is in cipher as well, or was agreed on before.
    private static final double UNSEEN = 0.8;

    private static final int MOST_PEERS = 32;

    static final class Memory {
        final Bounded<Peer, Boolean> unvouched = new Bounded<>(MOST_PEERS);
        final Bounded<Peer, Boolean> reported = new Bounded<>(MOST_PEERS);
        final Bounded<Peer, Integer> rounds = new Bounded<>(MOST_PEERS);
    }

    @Override
    public String name() {
        return "sealed-control";
    }

    @Override
    public List<Sign> signs() {
        return List.of(REPORT, LEADS);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(SealedTalk.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        SealedTalk talk = (SealedTalk) observation;
        if (!Outside.is(talk.seen()) || talk.seen().visibility() <= 0.9) {
            return;
        }
        Peer peer = talk.seen().peer();
        if (StrangeCertificate.isUnvouched(talk.session())) {
            memory.unvouched.put(peer, true);
        }
        boolean unvouched = memory.unvouched.contains(peer);
        if (!unvouched && !isUnseen(talk, scene)) {
            return;
        }
        boolean report = isReport(talk.turns());
        double share = unvouched ? 1 : UNSEEN;
        if (report && !memory.reported.contains(peer)) {
            memory.reported.put(peer, true);
            report(talk, share, scene);
        }
        int rounds = Math.min(ENOUGH, rounds(talk.turns(), unvouched ? SHORT : BRIEF));
        boolean leads = rounds >= 2 && (unvouched && !isOfPeers(talk) || report);
        if (leads && rounds > memory.rounds.get(peer, p -> 0)) {
            memory.rounds.put(peer, rounds);
            leads(talk, rounds, share, scene);
        }
    }

    /// Networks of peers and of anonymity speak whenever they like; their certificates say who they
    /// are, and it is the peer that greets.
    private static boolean isOfPeers(SealedTalk talk) {
        return !talk.turns().getFirst().byHost()
                || talk.session().certificates().stream().anyMatch(SecureRing::isRelay);
    }

    /// Nobody can see who vouches for the server, and it is anybody's: no name led to it, or a
    /// dynamic one.
    private static boolean isUnseen(SealedTalk talk, Scene scene) {
        SecureSession session = talk.session();
        if (!session.certificates().isEmpty() || session.encryptedHello()) {
            return false;
        }
        DomainName name = session.serverName();
        return name.isEmpty()
                ? Outside.isUnnamed(talk.seen(), scene.host())
                        || Outside.isDynamic(talk.seen(), scene)
                : scene.knowledge().knows(Topic.DYNAMIC_DNS, name);
    }

    private static void report(SealedTalk talk, double share, Scene scene) {
        Turn first = talk.turns().getFirst();
        scene.testify(
                Claim.of(
                                REPORT,
                                talk.seen(),
                                "told "
                                        + talk.seen().peer()
                                        + " "
                                        + first.bytes()
                                        + " bytes in cipher, got no answer for "
                                        + Duration.between(first.at(), talk.turns().get(1).at())
                                                .toSeconds()
                                        + " s, and stayed in touch")
                        .began(first.at())
                        .about(talk.session().serverName().text())
                        .group(Group.Cause.DETECTOR, "sealed-report")
                        .strength(share));
    }

    private static void leads(SealedTalk talk, int rounds, double share, Scene scene) {
        scene.testify(
                Claim.of(
                                LEADS,
                                talk.seen(),
                                talk.seen().peer()
                                        + " broke the silence "
                                        + rounds
                                        + " times in cipher, and the host that had called it answered"
                                        + " at once")
                        .began(talk.turns().getFirst().at())
                        .about(talk.session().serverName().text())
                        .group(Group.Cause.DETECTOR, "sealed-orders")
                        .strength(share * (rounds >= ENOUGH ? 1 : TWO)));
    }

    /// The host spoke first and at some length; then it was the host again, or the server with less
    /// than any answer and the host at once; and the server is there.
    private static boolean isReport(List<Turn> turns) {
        if (turns.size() < 3 || !turns.getFirst().byHost()) {
            return false;
        }
        Turn first = turns.getFirst();
        Turn second = turns.get(1);
        boolean unanswered =
                first.bytes() >= LEAST_REPORT
                        && Duration.between(first.at(), second.at()).compareTo(SILENCE) >= 0;
        boolean goesOn = second.byHost() || second.bytes() <= BRIEF && isAnswered(turns, 1);
        return unanswered && goesOn && turns.stream().anyMatch(turn -> !turn.byHost());
    }

    /// How many times the server broke a silence, with no more than so much, and was answered.
    private static int rounds(List<Turn> turns, long most) {
        int rounds = 0;
        for (int i = 1; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            boolean breaks =
                    !turn.byHost()
                            && turn.bytes() <= most
                            && Duration.between(turns.get(i - 1).at(), turn.at()).compareTo(SILENCE)
                                    >= 0;
            rounds += breaks && isAnswered(turns, i) ? 1 : 0;
        }
        return rounds;
    }

    private static boolean isAnswered(List<Turn> turns, int at) {
        if (at + 1 >= turns.size() || !turns.get(at + 1).byHost()) {
            return false;
        }
        Turn answer = turns.get(at + 1);
        return answer.bytes() <= SHORT
                && Duration.between(turns.get(at).at(), answer.at()).compareTo(AT_ONCE) <= 0;
    }
}
