package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;

/// A public service on which anybody can put content: millions use it, and some thieves. So that a
/// host deals with it says nothing, neither for nor against it; what it says there does.
final class PublicService implements Witness {
    private static final Scope SCOPE = Scope.contact();

    @Override
    public String name() {
        return "public-service";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        // Behind a dynamic name stands somebody's own machine, and no service.
        return Lookback.listed(evidence, host, knowledge, Topic.PUBLIC_CONTENT)
                .filter(service -> !knowledge.knows(Topic.DYNAMIC_DNS, service))
                .flatMap(service ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.8,
                                service + " is a public service",
                                "orders taken from it, or secrets brought to it"));
    }
}
