package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;

/// The host asks names for others: all that its look-ups show may be a client's. What it contacts
/// itself, and what it says there, is its own.
final class Resolver implements Witness {
    private static final Set<String> BY_LOOKUP =
            Set.of("generated-names", "dns-as-channel", "dns-coded-stream", "mail-own-routing");

    @Override
    public String name() {
        return "resolver";
    }

    @Override
    public Optional<Alibi> hear(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (!BY_LOOKUP.contains(evidence.sign().id()) || host.askers() == 0) {
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
