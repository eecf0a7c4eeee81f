package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The sensor did not see all: what looks broken, unanswered or unnamed may have been whole. A loss
/// takes words away and invents none: work handed in at a pool, files enciphered, a stream in names
/// or echoes, an order in a chat were there, however much beside them was missed.
final class SensorLoss implements Witness {
    private static final double GOOD = 0.9;

    private static final Scope SCOPE =
            Scope.of(
                            Behaviour.CALLBACK,
                            EvidenceClass.PROTOCOL_LIE,
                            EvidenceClass.DIALECT,
                            EvidenceClass.NO_DNS,
                            EvidenceClass.RARITY)
                    .and(Behaviour.PEER_TO_PEER, EvidenceClass.DIALECT, EvidenceClass.NO_DNS)
                    .and(
                            Behaviour.SCAN,
                            EvidenceClass.EFFECT,
                            EvidenceClass.DIALECT,
                            EvidenceClass.RARITY)
                    .and(
                            Behaviour.SPAM,
                            EvidenceClass.EFFECT,
                            EvidenceClass.DIALECT,
                            EvidenceClass.RARITY)
                    .and(Behaviour.COMMAND, EvidenceClass.EFFECT)
                    .and(Behaviour.DELIVERY, EvidenceClass.DIALECT)
                    .and(Behaviour.THEFT, EvidenceClass.DIALECT)
                    .and(Behaviour.HIJACK, EvidenceClass.PROTOCOL_LIE)
                    .and(Behaviour.EXPOSURE, EvidenceClass.RARITY);

    @Override
    public String name() {
        return "sensor-loss";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    /// Whether look-ups are visible, and how much was missed, is never forgotten.
    @Override
    public boolean withdraws() {
        return true;
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
