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
import wolfhound.model.DomainName;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A content network, cloud or hoster: many tenants behind one address, who share its fame and its
/// certificate. It explains what rests on the address, and nothing that was said to one tenant.
final class ManyTenants implements Witness {
    /// Registered names at one address from which on it has many tenants; a company has two or
    /// three at its own.
    private static final int MANY = 4;

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(
                    EvidenceClass.INDICATOR,
                    EvidenceClass.RARITY,
                    EvidenceClass.FINGERPRINT,
                    EvidenceClass.NO_DNS);

    @Override
    public String name() {
        return "many-tenants";
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
        Address address = evidence.peer().get().address();
        Optional<String> cloud = Lookback.listed(evidence, host, knowledge, Topic.SHARED_HOSTING);
        if (cloud.isPresent()) {
            return Reliefs.share(
                    this,
                    evidence,
                    0.7,
                    cloud.get() + " has many tenants",
                    "what was said to one of them");
        }
        Set<String> tenants = new HashSet<>();
        for (DomainName name : host.namesOf(address)) {
            tenants.add(name.registered());
        }
        int names = Math.max(tenants.size(), registered(surroundings.namesOf(address)));
        if (names < MANY) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.6,
                "at least " + names + " unrelated names live at " + address,
                "what was said to one of them");
    }

    /// Names that differ before the last two labels are one owner's, more often than not.
    private static int registered(Set<String> names) {
        Set<String> ends = new HashSet<>();
        for (String name : names) {
            String[] labels = name.split("\\.");
            int n = labels.length;
            if (n >= 2 && Address.parse(name).isEmpty()) {
                ends.add(labels[n - 2] + "." + labels[n - 1]);
            }
        }
        return ends.size();
    }
}
