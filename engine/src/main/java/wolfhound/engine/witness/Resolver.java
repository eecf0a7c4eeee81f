package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The host asks names for others: all that its look-ups show may be a client's. What it contacts
/// itself, and what it says there, is its own.
final class Resolver implements Witness {
    private static final Scope SCOPE =
            Scope.of(Behaviour.CALLBACK, EvidenceClass.DGA_LIKE, EvidenceClass.INDICATOR)
                    .and(
                            Behaviour.TUNNEL,
                            EvidenceClass.PROTOCOL_LIE,
                            EvidenceClass.TEMPLATE,
                            EvidenceClass.DIALECT)
                    .and(Behaviour.SPAM, EvidenceClass.DIALECT)
                    .and(Behaviour.EXPOSURE, EvidenceClass.INDICATOR);

    @Override
    public String name() {
        return "resolver";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        // A tunnel in names is about a name; one in echoes is not, and no client's question.
        boolean otherTunnel =
                evidence.behaviour() == Behaviour.TUNNEL && evidence.about().isEmpty();
        if (host.askers() == 0 || otherTunnel) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                host.askers() >= 2 ? 1 : 0.7,
                "answers look-ups of at least " + host.askers() + " others, who may be behind it",
                "the same questions while none of its clients asked them");
    }
}
