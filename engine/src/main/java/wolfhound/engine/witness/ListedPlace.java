package wolfhound.engine.witness;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A listed place that turns out to be many people's: other sites live on the server, or others
/// here read it. What a list says of one of them is worth nothing for the rest. A listed page that
/// was asked for is not explained.
final class ListedPlace implements Witness {
    /// As for tenants and readers.
    private static final int SITES = 4;

    private static final int READERS = 2;

    private static final Scope SCOPE = Scope.ofAnyBehaviour(EvidenceClass.INDICATOR);

    @Override
    public String name() {
        return "listed-place";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean ofPlace =
                evidence.from().equals("listed-contact") && !evidence.about().contains("/");
        if (!ofPlace || evidence.peer().isEmpty()) {
            return Optional.empty();
        }
        Address server = evidence.peer().get().address();
        if (server.isPrivate()) {
            return Optional.empty();
        }
        Set<String> others = new HashSet<>();
        for (String name : surroundings.namesOf(server)) {
            if (!evidence.about().endsWith(owner(name)) && Address.parse(name).isEmpty()) {
                others.add(owner(name));
            }
        }
        int readers = surroundings.othersBrowsing(server, host.host());
        if (others.size() < SITES && readers < READERS) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                1,
                "the server carries "
                        + others.size()
                        + " other sites, and "
                        + readers
                        + " other hosts here browse it",
                "the listed page itself, or the listed family's own talk");
    }

    /// Names that differ before the last two labels are one owner's, more often than not.
    private static String owner(String name) {
        int last = name.lastIndexOf('.');
        int before = last < 0 ? -1 : name.lastIndexOf('.', last - 1);
        return before < 0 ? name : name.substring(before + 1);
    }
}
