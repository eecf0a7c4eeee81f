package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The name is for sale: it leads to a page of advertisements that thousands of dead names share.
/// Lists are full of such names.
final class ParkedName implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.RARITY,
                    EvidenceClass.DGA_LIKE);

    @Override
    public String name() {
        return "parked-name";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        return Lookback.listed(evidence, host, knowledge, Topic.PARKING)
                .flatMap(where ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.9,
                                where + " holds names that nobody uses",
                                "a call home that goes on although nobody answers it"));
    }
}
