package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The host works for the defence: it fetches lists of bad names and asks for them. It explains
/// look-ups and contacts, never what an infected machine says.
final class SensorItself implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.INDICATOR, EvidenceClass.DGA_LIKE, EvidenceClass.RARITY);

    @Override
    public String name() {
        return "the-sensor-itself";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean contact =
                evidence.kind() == EvidenceClass.INDICATOR
                        || evidence.kind() == EvidenceClass.DGA_LIKE
                        || evidence.kind() == EvidenceClass.RARITY;
        if (!contact) {
            return Optional.empty();
        }
        return Reliefs.software(
                        host,
                        "wolfhound",
                        "maltrail",
                        "suricata",
                        "zeek",
                        "misp",
                        "slips",
                        "rspamd",
                        "spamassassin",
                        "crowdsec")
                .flatMap(program ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.9,
                                "runs " + program + ", which asks for bad names itself",
                                "anything said beyond a question"));
    }
}
