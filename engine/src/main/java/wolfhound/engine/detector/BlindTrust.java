package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.Sign;

/// A program comes back, again and again, to a server that was asked for by name and answers with a
/// self-made certificate of another name, in a tool's example words or invented ones; or to one
/// that no name led to and that shows such a certificate. Browsers warn at the first, and offer
/// newer protocols in their greeting; a maker's program is given the certificate it is to expect,
/// under its maker's name. A small maker's agent that checks nothing does come back like this, so
/// beside it must stand what it was given or took. At an address without a name example words are
/// those of a recorder or a laboratory as well, and the name of a server that of an office's
/// gateway: both weigh less.
final class BlindTrust implements Detector<BlindTrust.Memory> {
    static final Sign RETURNS =
            Sign.of(
                    "secure-returns",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    20,
                    "back for the fourth time to a server of one name that shows the self-made example"
                            + " certificate of another; agents that check nothing do so too",
                    "T1573.002",
                    "T1587.003");

    /// What a program opens in one breath is one visit.
    private static final Duration APART = Duration.ofMillis(300);

    /// The share that each visit from the second on makes of the weight.
    private static final List<Double> SHARES = List.of(0.6, 0.8, 1.0);

    /// What is left for example words at an address without a name.
    private static final double EXAMPLE = 0.75;

    private static final int MOST_PEERS = 16;

    static final class Memory {
        final Bounded<Peer, Visits> visits = new Bounded<>(MOST_PEERS);
    }

    private static final class Visits {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        String shows = "";
        double share;
        int count;
    }

    @Override
    public String name() {
        return "blind-trust";
    }

    @Override
    public List<Sign> signs() {
        return List.of(RETURNS);
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
        Peer peer = session.seen().peer();
        boolean named = !session.serverName().isEmpty();
        boolean trusted =
                Outside.is(session.seen())
                        && session.alpn().isEmpty()
                        && (named || Outside.isUnnamed(session.seen(), scene.host()))
                        && session.dialect().equals("tls");
        if (!trusted) {
            return;
        }
        // What is resumed shows no certificate: it goes on under the one that was shown before.
        boolean resumed =
                session.outcome() == SecureSession.Outcome.RESUMED && memory.visits.contains(peer);
        boolean opened =
                named
                        ? session.outcome() == SecureSession.Outcome.ESTABLISHED
                                && isOfNobody(session)
                        : StrangeCertificate.isNobodys(session)
                                || StrangeCertificate.isStray(session, scene);
        if (resumed || opened) {
            visit(memory.visits.get(peer, p -> new Visits()), session, scene);
        }
    }

    private static boolean isOfNobody(SecureSession session) {
        if (session.certificates().isEmpty()) {
            return false;
        }
        Certificate own = session.certificates().getFirst();
        return own.isSelfIssued()
                && StrangeCertificate.isUnvouched(session)
                && (StrangeCertificate.isPlaceholder(own) || StrangeCertificate.isInvented(own));
    }

    private static void visit(Visits visits, SecureSession session, Scene scene) {
        Instant at = session.seen().at();
        if (visits.count > 0 && Duration.between(visits.last, at).compareTo(APART) < 0) {
            return;
        }
        if (visits.count == 0) {
            visits.first = at;
            visits.shows = StrangeCertificate.subjectOf(session);
            boolean example =
                    session.serverName().isEmpty()
                            && !StrangeCertificate.isInvented(session.certificates().getFirst());
            visits.share = example ? EXAMPLE : 1;
        }
        visits.last = at;
        visits.count++;
        if (visits.count < 2 || visits.count > SHARES.size() + 1) {
            return;
        }
        scene.testify(
                Claim.of(
                                RETURNS,
                                session.seen(),
                                (session.serverName().isEmpty() ? "called " : "asked ")
                                        + session.seen().peer()
                                        + (session.serverName().isEmpty()
                                                ? ", to which no name led, "
                                                : " for " + session.serverName() + " ")
                                        + visits.count
                                        + " times, was shown the certificate \""
                                        + visits.shows
                                        + "\" and went on, with no browser's greeting")
                        .began(visits.first)
                        .about(session.serverName().text())
                        .strength(SHARES.get(visits.count - 2) * visits.share));
    }
}
