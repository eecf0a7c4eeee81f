package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A name for a changing address: cameras, storage at home, games and private networks are reached
/// so. That the peer has one explains that it is rare and that its address is a home's.
final class DynamicName implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.RARITY,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.PERIODICITY);

    @Override
    public String name() {
        return "dynamic-name";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        return Lookback.listed(evidence, host, knowledge, Topic.DYNAMIC_DNS)
                .flatMap(name ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.5,
                                name + " is a name as cameras and storage at home have",
                                "what is said there, if it is a remote control's"));
    }
}
