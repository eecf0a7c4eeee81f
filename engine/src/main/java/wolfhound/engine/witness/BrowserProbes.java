package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A browser that is in use: it asks for its connection, fetches names ahead, and opens what nobody
/// reads. It explains look-ups and checks, and nothing that was said.
final class BrowserProbes implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.EXPOSURE, EvidenceClass.INDICATOR, EvidenceClass.RARITY);

    @Override
    public String name() {
        return "browser-probes";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean probe =
                evidence.sign().id().equals("connectivity-check")
                        || evidence.kind() == EvidenceClass.INDICATOR
                        || evidence.kind() == EvidenceClass.EXPOSURE
                                && !evidence.sign().id().contains("content");
        if (!probe || host.pagesBrowsed() < 3) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.5,
                "a person browses on it (" + host.pagesBrowsed() + " pages)",
                "a request of no browser to the same place");
    }
}
