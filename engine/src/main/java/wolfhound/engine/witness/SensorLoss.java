package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The sensor did not see all: what looks broken, unanswered or unnamed may have been whole.
final class SensorLoss implements Witness {
    private static final double GOOD = 0.9;

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.PROTOCOL_LIE,
                    EvidenceClass.EFFECT,
                    EvidenceClass.DIALECT,
                    EvidenceClass.NO_DNS,
                    EvidenceClass.RARITY);

    @Override
    public String name() {
        return "sensor-loss";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        double visibility = Math.min(evidence.visibility(), host.visibility());
        boolean blind = evidence.kind() == EvidenceClass.NO_DNS && !host.usesVisibleDns();
        if (visibility >= GOOD && !blind) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                blind ? 0.5 : (GOOD - visibility) / GOOD,
                blind
                        ? "none of its look-ups of names can be seen here"
                        : "only " + Math.round(visibility * 100) + " % of its traffic was seen",
                "the same where everything is seen");
    }
}
