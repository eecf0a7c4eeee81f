package wolfhound.engine.witness;

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
/// is evidence of every behaviour and class. What a witness answers of it shows the whole of what
/// it excuses.
final class Accuser implements Detector<Accuser.Memory> {
    private static final double WEIGHT = 10;

    static final class Memory {}

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
        return java.util.Arrays.stream(Behaviour.values())
                .flatMap(b -> java.util.Arrays.stream(EvidenceClass.values()).map(k -> sign(b, k)))
                .toList();
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
