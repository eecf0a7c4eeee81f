package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The name leads to a sinkhole: the host asked for it, as filters, crawlers and advertisements
/// make hosts ask. That it also speaks a bot's protocol there is not explained: a sinkhole hears
/// the last words of old bots.
final class Sinkhole implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.RARITY,
                    EvidenceClass.DGA_LIKE);

    @Override
    public String name() {
        return "sinkhole";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        return Lookback.listed(evidence, host, knowledge, Topic.SINKHOLES)
                .flatMap(where ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.5,
                                where
                                        + " is a sinkhole: the name is dead, and asking proves little",
                                "a bot's protocol spoken to the sinkhole"));
    }
}
