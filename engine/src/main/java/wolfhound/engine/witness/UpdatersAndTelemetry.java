package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// Updates, telemetry and watches of vendors: regular, alike, without a page before them. They do
/// not lie about protocols, and do not carry passwords.
final class UpdatersAndTelemetry implements Witness {
    private static final Set<EvidenceClass> BY_PROGRAM =
            Set.of(
                    EvidenceClass.PERIODICITY,
                    EvidenceClass.RARITY,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.NO_DNS);

    /// So many others of this network keep the same company: it is something that is installed
    /// here.
    private static final int COMMON = 5;

    private static final Scope SCOPE =
            Scope.of(
                    Behaviour.CALLBACK,
                    EvidenceClass.PERIODICITY,
                    EvidenceClass.RARITY,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.NO_DNS)
            .and(Behaviour.EXPOSURE, EvidenceClass.RARITY, EvidenceClass.EXPOSURE);

    @Override
    public String name() {
        return "updaters-and-telemetry";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (!BY_PROGRAM.contains(evidence.kind()) || evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        for (DomainName name : host.namesOf(evidence.peer().get().address())) {
            if (knowledge.knows(Topic.UPDATES, name)) {
                return Reliefs.share(
                        this,
                        evidence,
                        1,
                        name + " serves updates or telemetry",
                        "content of the host's own in what is sent there");
            }
        }
        int others = surroundings.othersWith(evidence.peer().get().address(), host.host());
        if (others < COMMON) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.7,
                "at least " + others + " other hosts here deal with the same server",
                "the others showing the same template: then all are infected");
    }
}
