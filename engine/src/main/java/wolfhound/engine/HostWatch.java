package wolfhound.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wolfhound.engine.declare.RoleDeclaration;
import wolfhound.engine.memory.HostMemory;
import wolfhound.model.Address;
import wolfhound.model.Block;
import wolfhound.model.Circumstances;
import wolfhound.model.Contact;
import wolfhound.model.Evidence;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.IdentitySeen;

/// All that is kept of one host: its detectors' memories, its own memory and its case. The unit
/// that is stored, moved and replayed.
final class HostWatch {
    /// Silence after which a host may forget what its detectors waited for.
    static final Duration IDLE = Duration.ofHours(6);

    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(1);

    final HostMemory memory;
    final @Nullable Object[] detectorMemories;
    final OpenCase open;
    private Instant nextPass = Instant.MIN;

    HostWatch(HostMemory memory, OpenCase open, int detectors) {
        this.memory = memory;
        this.open = open;
        this.detectorMemories = new Object[detectors];
    }

    Host host() {
        return memory.host();
    }

    /// Is it time to tell the detectors that time has passed.
    boolean passIsDue(Instant now) {
        if (now.isBefore(nextPass)) {
            return false;
        }
        boolean first = nextPass.equals(Instant.MIN);
        nextPass = now.plus(BETWEEN_PASSES);
        return !first;
    }

    /// Has it said nothing since then.
    boolean isSilentSince(Instant then) {
        return memory.last().isBefore(then);
    }

    /// What remains of it while it rests: what detectors waited for and the last pages do not.
    RestingHosts.AtRest atRest(CaseAtRest cases) {
        return new RestingHosts.AtRest(
                memory.packed(),
                memory.opened(),
                open.evidence().isEmpty() ? null : cases.pack(open));
    }

    /// The case as it stands: evidence in the order of time, each followed by its alibis in the
    /// order of their names.
    HostCase toCase() {
        List<Evidence> ordered = open.ordered();
        return toCase(ordered, circumstances(ordered));
    }

    /// The case without what no weight depends on: new evidence is weighed far more often than a
    /// verdict is told.
    HostCase toWeigh() {
        return toCase(open.ordered(), Circumstances.of(memory.blocks()));
    }

    private HostCase toCase(List<Evidence> ordered, Circumstances circumstances) {
        return new HostCase(
                host(),
                names(),
                memory.roles(),
                Math.round(memory.visibility() * 1000) / 1000.0,
                memory.first(),
                memory.last(),
                Collections.unmodifiableList(open.testimonies(ordered)),
                open.unfiled(),
                circumstances);
    }

    private Circumstances circumstances(List<Evidence> ordered) {
        List<RoleDeclaration> declared = memory.declaredRoles();
        boolean meant =
                declared.stream()
                        .anyMatch(word ->
                                !word.role().label().isEmpty()
                                        && ordered.stream()
                                                .allMatch(item -> word.holds(item.at())));
        List<Block> blocks = memory.blocks();
        return new Circumstances(
                memory.inventory().software(memory.last()),
                memory.inventory().clearTextLogins(),
                sorted(memory.identities(IdentitySeen.Kind.USER)),
                memory.inventory().unlisted(),
                declared.stream().map(word -> word.against(ordered)).toList(),
                meant ? label(declared) : "",
                blocks,
                contacts(ordered, blocks));
    }

    private static String label(List<RoleDeclaration> declared) {
        return declared.stream()
                .map(word -> word.role().label())
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// With everybody whom the case is about, in the order of their addresses.
    private List<Contact> contacts(List<Evidence> ordered, List<Block> blocks) {
        SortedSet<Address> peers = new TreeSet<>();
        ordered.forEach(item -> item.peer().ifPresent(peer -> peers.add(peer.address())));
        blocks.forEach(block -> block.peer().ifPresent(peers::add));
        return peers.stream().flatMap(peer -> memory.contact(peer).stream()).toList();
    }

    private SortedSet<String> names() {
        return sorted(memory.identities(IdentitySeen.Kind.HOST_NAME));
    }

    private static SortedSet<String> sorted(Set<String> texts) {
        return texts.isEmpty() // as of most hosts
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(texts));
    }
}
