package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// Look-ups that carry a question in the name: block lists, reputation, content networks. They
/// carry no stream down.
final class SignallingDns implements Witness {
    private static final int COMMON = 3;

    private static final Scope SCOPE =
            Scope.of(
                            Behaviour.TUNNEL,
                            EvidenceClass.PROTOCOL_LIE,
                            EvidenceClass.TEMPLATE,
                            EvidenceClass.DIALECT)
                    .and(Behaviour.CALLBACK, EvidenceClass.DGA_LIKE);

    @Override
    public String name() {
        return "signalling-dns";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (evidence.about().isEmpty()) { // a tunnel in something other than names
            return Optional.empty();
        }
        if (knowledge.knows(Topic.SIGNALLING_DNS, evidence.about())) {
            return Reliefs.share(
                    this,
                    evidence,
                    1,
                    evidence.about() + " takes questions in the name",
                    "answers that carry a stream");
        }
        int others = surroundings.othersLookingUp(evidence.about(), host.host());
        if (others < COMMON) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.6,
                "at least " + others + " other hosts here ask below " + evidence.about(),
                "the others' look-ups being of another make");
    }
}
