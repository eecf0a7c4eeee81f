package wolfhound.engine.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import wolfhound.engine.detector.Claim;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Scene;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.SecureSession;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;

/// A detector that accuses of everything at once: each web exchange, session, dialogue and look-up
/// is evidence of a call home of every class and of every other behaviour. What a witness answers
/// of it shows the whole of what it excuses.
final class Accuser implements Detector<Accuser.Memory> {
    private static final double WEIGHT = 10;

    private static final List<Sign> SIGNS = everything();

    static final class Memory {}

    /// A call home of every class, and the worst of every other behaviour.
    private static List<Sign> everything() {
        List<Sign> signs = new ArrayList<>();
        for (EvidenceClass kind : EvidenceClass.values()) {
            signs.add(sign(Behaviour.CALLBACK, kind));
        }
        signs.add(sign(Behaviour.EXPOSURE, EvidenceClass.EXPOSURE));
        signs.add(sign(Behaviour.DELIVERY, EvidenceClass.DELIVERY));
        signs.add(sign(Behaviour.COMMAND, EvidenceClass.TEMPLATE));
        signs.add(sign(Behaviour.COMMAND, EvidenceClass.CAUSALITY));
        signs.add(sign(Behaviour.THEFT, EvidenceClass.OWN_SECRET));
        signs.add(sign(Behaviour.SPAM, EvidenceClass.EFFECT));
        signs.add(sign(Behaviour.SCAN, EvidenceClass.EFFECT));
        signs.add(sign(Behaviour.ENCRYPTION, EvidenceClass.EFFECT));
        signs.add(sign(Behaviour.PEER_TO_PEER, EvidenceClass.DIALECT));
        signs.add(sign(Behaviour.TUNNEL, EvidenceClass.TEMPLATE));
        signs.add(sign(Behaviour.HIJACK, EvidenceClass.PROTOCOL_LIE));
        signs.add(sign(Behaviour.MINING, EvidenceClass.TEMPLATE));
        return List.copyOf(signs);
    }

    private static Sign sign(Behaviour behaviour, EvidenceClass kind) {
        return Sign.of(
                (behaviour + "-" + kind).toLowerCase(java.util.Locale.ROOT),
                behaviour,
                kind,
                WEIGHT,
                "everything");
    }

    @Override
    public String name() {
        return "accuser";
    }

    @Override
    public List<Sign> signs() {
        return SIGNS;
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebExchange.class, SecureSession.class, RawDialogue.class, NameLookup.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        for (Sign sign : signs()) {
            scene.testify(
                    Claim.of(sign, observation.seen(), "it is there").about(about(observation)));
        }
    }

    private static String about(Observation observation) {
        return switch (observation) {
            case WebExchange web -> web.request().url();
            case SecureSession session -> session.serverName().text();
            case NameLookup lookup -> lookup.name().registered();
            default -> "";
        };
    }

    /// The conduct that a piece of evidence stands for.
    static Function<Evidence, String> conduct() {
        return item -> item.behaviour() + " " + item.kind();
    }
}
