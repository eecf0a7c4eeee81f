package wolfhound.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wolfhound.engine.declare.RoleDeclaration;
import wolfhound.engine.memory.HostMemory;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Block;
import wolfhound.model.Circumstances;
import wolfhound.model.Contact;
import wolfhound.model.Evidence;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Testimony;

/// All that is kept of one host: its detectors' memories, its own memory and its case. The unit
/// that is stored, moved and replayed.
final class HostWatch {
    /// Pieces of evidence of one sign and group that are kept; the next would count less than a
    /// hundredth.
    private static final int MOST_OF_A_GROUP = 6;

    /// Pieces of evidence kept of one host.
    private static final int MOST_EVIDENCE = 256;

    /// Silence after which a host without evidence may forget what its detectors waited for.
    private static final Duration IDLE = Duration.ofHours(6);

    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(1);

    final HostMemory memory;
    final @Nullable Object[] detectorMemories;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Evidence, Map<String, Alibi>> alibis = new HashMap<>();
    private final Map<String, Integer> filed = new HashMap<>();
    private Instant nextPass = Instant.MIN;
    private long unfiled;
    private Instant restedAfter = Instant.MAX;
    String verdict = "clear";

    HostWatch(HostMemory memory, int detectors) {
        this.memory = memory;
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

    /// Has it something to forget, and been silent for long.
    boolean isIdle(Instant now) {
        return evidence.isEmpty()
                && !memory.last().equals(restedAfter)
                && Duration.between(memory.last(), now).compareTo(IDLE) > 0;
    }

    /// Forgets what detectors waited for and the last pages; what the host is and whom it knows
    /// stays.
    ///
    /// @return false where evidence turned up meanwhile
    boolean rest() {
        if (!evidence.isEmpty()) {
            return false;
        }
        Arrays.fill(detectorMemories, null);
        memory.rest();
        restedAfter = memory.last();
        return true;
    }

    /// @return whether it was filed; evidence beyond the bounds is only counted
    boolean file(Evidence item) {
        Group group = item.group();
        String family = item.family().map(Family::name).orElse("");
        int ofGroup = filed.merge(item.sign().id() + " " + group + family, 1, Integer::sum);
        if (ofGroup > MOST_OF_A_GROUP || evidence.size() >= MOST_EVIDENCE) {
            unfiled++;
            return false;
        }
        evidence.add(item);
        return true;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    void answer(Alibi alibi) {
        alibis.computeIfAbsent(alibi.answers(), e -> new HashMap<>()).put(alibi.from(), alibi);
    }

    /// The case as it stands: evidence in the order of time, each followed by its alibis in the
    /// order of their names.
    HostCase toCase() {
        List<Evidence> ordered = ordered();
        return toCase(ordered, circumstances(ordered));
    }

    /// The case without what no weight depends on: new evidence is weighed far more often than a
    /// verdict is told.
    HostCase toWeigh() {
        return toCase(ordered(), Circumstances.of(memory.blocks()));
    }

    private List<Evidence> ordered() {
        List<Evidence> ordered = new ArrayList<>(evidence);
        ordered.sort(
                java.util.Comparator.comparing(Evidence::at)
                        .thenComparing(item -> item.sign().id())
                        .thenComparing(item -> item.group().toString())
                        .thenComparing(Evidence::because));
        return ordered;
    }

    private HostCase toCase(List<Evidence> ordered, Circumstances circumstances) {
        List<Testimony> testimonies = new ArrayList<>();
        for (Evidence item : ordered) {
            testimonies.add(item);
            alibis.getOrDefault(item, Map.of()).values().stream()
                    .sorted(java.util.Comparator.comparing(Alibi::from))
                    .forEach(testimonies::add);
        }
        return new HostCase(
                host(),
                names(),
                memory.roles(),
                Math.round(memory.visibility() * 1000) / 1000.0,
                memory.first(),
                memory.last(),
                Collections.unmodifiableList(testimonies),
                unfiled,
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
                Collections.unmodifiableSortedSet(
                        new TreeSet<>(memory.identities(IdentitySeen.Kind.USER))),
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
        return Collections.unmodifiableSortedSet(
                new TreeSet<>(memory.identities(IdentitySeen.Kind.HOST_NAME)));
    }
}
