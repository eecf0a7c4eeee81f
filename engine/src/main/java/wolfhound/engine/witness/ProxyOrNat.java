package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Role;

/// The host speaks for many: what is only rare, regular or a fingerprint may be the sum of several
/// innocent machines behind it. Content and effects stay: somebody behind it does them. A crowd
/// excuses that one of its many conversations looks odd. It does not excuse each further view of
/// the one conversation that content picked out already.
final class ProxyOrNat implements Witness {
    private static final Set<EvidenceClass> OF_MANY =
            Set.of(
                    EvidenceClass.RARITY,
                    EvidenceClass.PERIODICITY,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.NO_DNS,
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.DGA_LIKE);

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.RARITY,
                    EvidenceClass.PERIODICITY,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.NO_DNS,
                    EvidenceClass.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    EvidenceClass.DGA_LIKE);

    @Override
    public String name() {
        return "proxy-or-nat";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public boolean isBrokenBy(Evidence explained, Evidence other) {
        return other.kind().isHard()
                && explained.peer().isPresent()
                && explained.peer().equals(other.peer());
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        double role = Reliefs.confidence(host, Role.PROXY_OR_NAT);
        if (role < 0.6 || !OF_MANY.contains(evidence.kind())) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                role,
                "speaks for several machines, by their systems or their requests",
                "the same conduct while only one machine is behind it");
    }
}
