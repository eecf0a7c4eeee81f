package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.PeerMemory;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

/// A program asked where in the world it had landed, and at once reported in cipher to a stranger:
/// first what the host's public address is, by no browser, and within minutes a first conversation
/// with a server of nobody, or in frames of bare cipher with an address that no name led to. Each
/// half is innocent by itself. Clients of private networks ask for their address as well, and their
/// servers have a name or their maker's certificate.
final class LandedReport implements Detector<LandedReport.Memory> {
    static final Sign LANDED =
            Sign.of(
                    "address-check-then-stranger",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    15,
                    "right after no browser asked for the host's public address, a first conversation"
                            + " in cipher with a server that is nobody's; networks of one's own and"
                            + " recorders may do so",
                    "T1016",
                    "T1573");

    private static final Duration SOON = Duration.ofMinutes(3);

    /// What is left without a certificate to judge by.
    private static final double RAW = 0.8;

    static final class Memory {
        Instant asked = Instant.MIN;
        String whom = "";
        boolean told;
    }

    @Override
    public String name() {
        return "landed-report";
    }

    @Override
    public List<Sign> signs() {
        return List.of(LANDED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class, SecureSession.class, RawDialogue.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (memory.told || !Outside.is(observation.seen())) {
            return;
        }
        switch (observation) {
            case WebRequest request -> {
                boolean program =
                        scene.facts(request).client() != WebClient.BROWSER
                                && scene.facts(request).client() != WebClient.NAMED;
                if (program && scene.knowledge().knows(Topic.IP_CHECK, request.host())) {
                    asked(memory, request.seen(), request.host());
                }
            }
            case SecureSession session -> {
                boolean program = !session.alpn().contains("h2");
                if (program && scene.knowledge().knows(Topic.IP_CHECK, session.serverName())) {
                    asked(memory, session.seen(), session.serverName().text());
                } else if (StrangeCertificate.isNobodys(session)
                        || StrangeCertificate.isStray(session, scene)) {
                    stranger(memory, session.seen(), 1, scene);
                }
            }
            case RawDialogue talk when isSealed(talk, scene) ->
                    stranger(memory, talk.seen(), RAW, scene);
            default -> {}
        }
    }

    private static void asked(Memory memory, Seen seen, String whom) {
        memory.asked = seen.at();
        memory.whom = whom;
    }

    /// Frames of a length and cipher, on a port of no service, with an address that no name led to
    /// or a dynamic one.
    private static boolean isSealed(RawDialogue talk, Scene scene) {
        boolean frames =
                CipheredFrames.isFrame(talk.hostOpening())
                        || OpenLengths.of(talk.turns())
                                .filter(rule -> rule.isBare() && rule.isCiphered(talk.turns()))
                                .isPresent();
        return talk.name().isEmpty()
                && talk.seen().transport() == Transport.TCP
                && !Outside.isServicePort(talk.seen().peer().port())
                && frames
                && (Outside.isUnnamed(talk.seen(), scene.host())
                        || Outside.isDynamic(talk.seen(), scene));
    }

    private static void stranger(Memory memory, Seen seen, double strength, Scene scene) {
        if (memory.asked.equals(Instant.MIN)) {
            return;
        }
        Instant met =
                scene.host().peer(seen.peer().address()).map(PeerMemory::first).orElse(seen.at());
        Duration after = Duration.between(memory.asked, met);
        if (after.isNegative() || after.compareTo(SOON) > 0) {
            return;
        }
        memory.told = true;
        scene.testify(
                Claim.of(
                                LANDED,
                                seen,
                                after.toSeconds()
                                        + " s after a program asked "
                                        + memory.whom
                                        + " for the host's public address, a first conversation in"
                                        + " cipher with "
                                        + seen.peer()
                                        + ", which is nobody's")
                        .began(memory.asked)
                        .strength(strength)
                        .group(Group.Cause.DETECTOR, "address-check-then-stranger"));
    }
}
