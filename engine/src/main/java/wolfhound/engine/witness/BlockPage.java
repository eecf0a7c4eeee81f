package wolfhound.engine.witness;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A filter, a captive portal or a helpful resolver answered in another's place: many unrelated
/// names lead to one address, or to a filter's. What came back is the filter's, and that the host
/// was to be led elsewhere is all that is known.
final class BlockPage implements Witness {
    /// Unrelated names answered with one address that is inside the network: no content network is.
    private static final int NAMES_INSIDE = 3;

    /// … with one address anywhere, by answers that should have been "no such name".
    private static final int NAMES_ANYWHERE = 6;

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                            EvidenceClass.EXPOSURE,
                            EvidenceClass.INDICATOR,
                            EvidenceClass.RARITY,
                            EvidenceClass.DGA_LIKE)
                    .and(Behaviour.HIJACK, EvidenceClass.values());

    @Override
    public String name() {
        return "block-page";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        Optional<String> filter = Lookback.listed(evidence, host, knowledge, Topic.BLOCK_PAGES);
        if (filter.isPresent()) {
            return Reliefs.share(
                    this, evidence, 0.9, filter.get() + " is a filter's page", "a way round it");
        }
        if (evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        Address address = evidence.peer().get().address();
        Set<String> names = new HashSet<>();
        for (DomainName name : host.namesOf(address)) {
            names.add(name.registered());
        }
        boolean portal = names.size() >= NAMES_INSIDE && address.isPrivate();
        boolean helpful =
                evidence.kind() == EvidenceClass.DGA_LIKE && names.size() >= NAMES_ANYWHERE;
        if (!portal && !helpful) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.8,
                address + " answers for " + names.size() + " unrelated names: a portal or filter",
                "the same answers from another resolver");
    }
}
