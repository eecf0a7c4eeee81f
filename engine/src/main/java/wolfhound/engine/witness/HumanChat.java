package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The host chats on a public network, which offers odd ports to pass firewalls. Orders, made-up
/// names and reports are not what people say.
final class HumanChat implements Witness {
    private static final Scope SCOPE = Scope.of(Behaviour.CALLBACK, EvidenceClass.PROTOCOL_LIE);

    @Override
    public String name() {
        return "human-chat";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        for (DomainName name : host.namesOf(evidence.peer().get().address())) {
            if (knowledge.knows(Topic.CHAT, name)) {
                return Reliefs.share(
                        this,
                        evidence,
                        1,
                        name + " is a public chat network",
                        "an order in the channel and its effect");
            }
        }
        return Optional.empty();
    }
}
