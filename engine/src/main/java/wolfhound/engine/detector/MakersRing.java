package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.SecureSession.Certificate;
import wolfhound.model.Sign;

/// One hand made the certificates of several servers without a name: each has one of its own, and
/// all are in a tool's example words, of invented names, or of an authority that is called like a
/// server. That there is a ring is another finding ([SecureRing]), which networks of peers and of
/// anonymity share; their certificates bear their program's name or none at all. Laboratories show
/// example words, at addresses of their own; makers' products show one certificate or their name. A
/// gateway and its substitute may both have been left as they came: two must differ.
final class MakersRing implements Detector<MakersRing.Memory> {
    static final Sign ONE_HAND =
            Sign.of(
                    "certificates-of-one-hand",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    22,
                    "three bare addresses, each with a certificate of its own and none of anybody:"
                            + " invented or example names",
                    "T1573.002",
                    "T1587.003",
                    "T1008");

    private static final Duration WITHIN = Duration.ofMinutes(30);
    private static final int MOST_SERVERS = 8;
    private static final int ENOUGH = 3;

    /// What two servers are worth.
    private static final double TWO = 0.7;

    static final class Memory {
        final Map<Address, String> certificates = new HashMap<>();
        final Set<String> subjects = new HashSet<>();
        Instant first = Instant.MAX;
        double told;
    }

    @Override
    public String name() {
        return "makers-ring";
    }

    @Override
    public List<Sign> signs() {
        return List.of(ONE_HAND);
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
                        && session.dialect().equals("tls")
                        && session.serverName().isEmpty()
                        && session.outcome() == SecureSession.Outcome.ESTABLISHED
                        && Outside.isUnnamed(session.seen(), scene.host());
        if (!bare || session.certificates().size() != 1) {
            return;
        }
        Certificate own = session.certificates().getFirst();
        boolean nobodys =
                StrangeCertificate.isPlaceholder(own)
                        || StrangeCertificate.isInvented(own)
                        || StrangeCertificate.isOfAServer(own);
        if (!nobodys || SecureRing.isRelay(own)) {
            return;
        }
        Instant at = session.seen().at();
        if (memory.certificates.isEmpty() || memory.first.plus(WITHIN).isBefore(at)) {
            memory.certificates.clear();
            memory.subjects.clear();
            memory.first = at;
        }
        boolean fresh =
                memory.certificates.size() < MOST_SERVERS
                        && !memory.certificates.containsKey(session.seen().peer().address())
                        && !memory.certificates.containsValue(own.sha256());
        if (!fresh) {
            return;
        }
        memory.certificates.put(session.seen().peer().address(), own.sha256());
        memory.subjects.add(own.subject());
        double strength = strength(memory);
        if (strength > memory.told) {
            memory.told = strength;
            scene.testify(
                    Claim.of(
                                    ONE_HAND,
                                    session.seen(),
                                    memory.certificates.size()
                                            + " servers that no name led to each show a certificate of"
                                            + " their own that is nobody's, the last \""
                                            + StrangeCertificate.subjectOf(session)
                                            + "\"")
                            .began(memory.first)
                            .noPeer()
                            .strength(strength));
        }
    }

    private static double strength(Memory memory) {
        int servers = memory.certificates.size();
        if (servers >= ENOUGH) {
            return 1;
        }
        return servers == 2 && memory.subjects.size() == 2 ? TWO : 0;
    }
}
