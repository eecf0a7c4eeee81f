package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// An address that belongs to somebody else by now: the host was led there by a name, and speaks
/// there what the name's owner offers. An indicator of a bare address tells of its last tenant.
final class ReassignedAddress implements Witness {
    private static final Scope SCOPE = Scope.ofAnyBehaviour(EvidenceClass.INDICATOR);

    @Override
    public String name() {
        return "reassigned-address";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        Optional<Address> listed = Address.parse(evidence.about());
        if (listed.isEmpty() || host.namesOf(listed.get()).isEmpty()) {
            return Optional.empty();
        }
        int others = surroundings.othersBrowsing(listed.get(), host.host());
        return Reliefs.share(
                this,
                evidence,
                others > 0 ? 0.9 : 0.6,
                listed.get() + " is " + host.namesOf(listed.get()).iterator().next() + " now",
                "the protocol of the family that the address was listed for");
    }
}
