package wolfhound.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wolfhound.engine.detector.Claim;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.detector.RequestFacts;
import wolfhound.engine.detector.Scene;
import wolfhound.engine.detector.WaitingDetector;
import wolfhound.engine.inventory.Catalogue;
import wolfhound.engine.inventory.Secrets;
import wolfhound.engine.judge.Judge;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.witness.Witness;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.Group;
import wolfhound.model.Host;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Verdict;
import wolfhound.model.WebRequest;

/// Watches every home host: shows it its observations, asks the witnesses about the evidence, and
/// the judge about the case. Observations come one at a time in the order of the source; the same
/// observations give the same verdicts.
public final class Engine {
    /// Hosts awake or accused at once; beyond it new ones are only counted. What the launcher's
    /// heap was seen to hold (`bench/README.md`).
    static final int MOST_HOSTS = 64_000;

    /// Where home is inferred: hosts that open at least this share of what the busiest opens are
    /// home.
    private static final double HOME_SHARE = 0.2;

    /// Watched hosts from one look for hosts to lay to rest to the next.
    private static final int BETWEEN_RESTS = 1024;

    private static final List<String> FROM_BEST =
            List.of("clear", "exposed", "suspect", "infected");

    private final EngineSettings settings;
    private final @Nullable Consumer<Verdict> changes;
    private final List<Detector<Object>> detectors;

    /// The numbers of those that are told that time has passed.
    private final int[] waiting;

    private final List<Witness> witnesses;
    private final Map<Class<?>, int[]> interests = new IdentityHashMap<>();
    private final Map<Address, HostWatch> watches = new HashMap<>();
    private final RestingHosts resting = new RestingHosts(RestingHosts.MOST_INNOCENT);
    private final CaseAtRest casesAtRest;
    private final Surroundings surroundings = new Surroundings();
    private final Catalogue catalogue = new Catalogue();
    private final Stage scene = new Stage();
    private @Nullable HostWatch latest;

    /// Whether any host is watched whose address is not private.
    private boolean strangersWatched;

    private boolean privateSeen;
    private long unwatched;
    private long met;
    private long rested;
    private Instant now = Instant.MIN;

    /// An engine whose verdicts are asked for at the end alone, so that it need not reason them out
    /// before.
    public Engine(EngineSettings settings) {
        this(settings, null, Detectors.all(), Witnesses.all());
    }

    /// @param changes told whenever the verdict on a host gets worse, at once
    public Engine(EngineSettings settings, Consumer<Verdict> changes) {
        this(settings, changes, Detectors.all(), Witnesses.all());
    }

    /// As above, with only these detectors and witnesses.
    ///
    /// @param changes null where nobody wants to know before the end
    @SuppressWarnings("unchecked")
    public Engine(
            EngineSettings settings,
            @Nullable Consumer<Verdict> changes,
            List<Detector<?>> detectors,
            List<Witness> witnesses) {
        this.settings = settings;
        this.changes = changes;
        this.detectors = detectors.stream().map(d -> (Detector<Object>) d).toList();
        this.waiting =
                IntStream.range(0, detectors.size())
                        .filter(i -> detectors.get(i) instanceof WaitingDetector)
                        .toArray();
        this.witnesses = witnesses;
        this.casesAtRest = new CaseAtRest(witnesses);
    }

    /// One observation, told from the point of view of the client.
    public void see(Observation observation) {
        Seen seen = observation.seen();
        now = seen.at();
        Address client = seen.host().address();
        Address server = seen.peer().address();
        if (observation instanceof IdentitySeen identity
                && !identity.of().equals(client)
                && !identity.of().equals(server)) {
            HostWatch third = watchOf(identity.of());
            if (third != null) {
                third.memory.add(observation);
            }
        }
        HostWatch ofClient = watchOf(client);
        if (ofClient != null) {
            show(ofClient, observation);
        }
        if (!client.equals(server)) {
            HostWatch ofServer = watchOf(server);
            if (ofServer != null) {
                show(ofServer, observation.as(seen.flipped()));
            }
        }
    }

    private @Nullable HostWatch watchOf(Address address) {
        if (latest != null && latest.host().address().equals(address)) {
            return latest; // as often as not
        }
        boolean stranger = !address.isPrivate();
        if (stranger && !strangersWatched && !isCandidate(address)) {
            return null;
        }
        HostWatch watch = watches.get(address);
        if (watch != null) {
            latest = watch;
            return watch;
        }
        if (!isCandidate(address)) {
            return null;
        }
        HostWatch fresh = wake(address);
        if (fresh == null) {
            if (watches.size() + resting.accused() >= MOST_HOSTS) {
                unwatched++;
                return null;
            }
            if (met % BETWEEN_RESTS == BETWEEN_RESTS - 1) {
                layToRest();
            }
            met++;
            fresh = new HostWatch(memoryOf(new Host(address)), new OpenCase(), detectors.size());
        }
        watches.put(address, fresh);
        strangersWatched |= stranger;
        latest = fresh;
        return fresh;
    }

    private @Nullable HostWatch wake(Address address) {
        RestingHosts.AtRest atRest = resting.wake(address);
        if (atRest == null) {
            return null;
        }
        Host host = new Host(address);
        HostMemory memory =
                HostMemory.unpacked(host, catalogue, settings.declarations(), atRest.memory());
        OpenCase open =
                atRest.open() == null ? new OpenCase() : casesAtRest.unpack(atRest.open(), host);
        return new HostWatch(memory, open, detectors.size());
    }

    private HostMemory memoryOf(Host host) {
        return new HostMemory(host, catalogue, settings.declarations());
    }

    /// Lets the hosts forget that fell silent long ago, so that memory follows the hosts that speak
    /// and not all that ever did.
    private void layToRest() {
        Instant idle = now.minus(HostWatch.IDLE);
        for (HostWatch watch : List.copyOf(watches.values())) {
            if (!watch.isSilentSince(idle)) {
                continue;
            }
            hearAll(watch);
            watches.remove(watch.host().address());
            resting.lay(watch.host().address(), watch.atRest(casesAtRest));
            rested++;
        }
        latest = null;
    }

    /// Home, or possibly home while nothing private was seen.
    private boolean isCandidate(Address address) {
        if (!address.isUnicast()) {
            return false;
        }
        if (!settings.homeNetworks().isEmpty()) {
            return settings.homeNetworks().stream().anyMatch(network -> network.contains(address));
        }
        boolean isPrivate = address.isPrivate();
        privateSeen |= isPrivate && !isLinkLocal(address);
        return isPrivate || !privateSeen;
    }

    /// Link-local addresses are home, but say nothing on where home is.
    private static boolean isLinkLocal(Address address) {
        return address.isV4()
                ? (address.v4Bits() >>> 16) == 0xA9FE
                : (address.high() >>> 54) == 0x3FA;
    }

    private void show(HostWatch watch, Observation observation) {
        Instant now = observation.seen().at();
        if (watch.passIsDue(now)) {
            pass(watch, now);
        }
        for (int i : interestedIn(observation.getClass())) {
            scene.enter(watch, i);
            detectors.get(i).see(memory(watch, i), observation, scene);
        }
        watch.memory.add(observation);
        surroundings.add(observation);
    }

    private int[] interestedIn(Class<?> kind) {
        int[] known = interests.get(kind);
        if (known != null) {
            return known;
        }
        int[] interested =
                IntStream.range(0, detectors.size())
                        .filter(i -> detectors.get(i).watches().contains(kind))
                        .toArray();
        interests.put(kind, interested);
        return interested;
    }

    private Object memory(HostWatch watch, int detector) {
        Object memory = watch.detectorMemories[detector];
        if (memory == null) {
            memory = detectors.get(detector).fresh();
            watch.detectorMemories[detector] = memory;
        }
        return memory;
    }

    private void pass(HostWatch watch, Instant now) {
        for (int i : waiting) {
            Object memory = watch.detectorMemories[i];
            if (memory != null && detectors.get(i) instanceof WaitingDetector<Object> detector) {
                scene.enter(watch, i);
                detector.pass(memory, now, scene);
            }
        }
    }

    /// What waited is told, and the case is heard once more.
    private void hearAll(HostWatch watch) {
        pass(watch, watch.memory.last());
        List<Evidence> evidence = watch.open.evidence();
        for (int i = 0; i < evidence.size(); i++) {
            if (watch.open.isFromBeforeRest(i)) {
                hearAgain(watch, evidence.get(i));
            } else {
                hear(watch, evidence.get(i));
            }
        }
    }

    /// The end of the input: what waited is told, every case is heard once more, and every home
    /// host gets its verdict, by address.
    public List<Verdict> finish() {
        for (HostWatch watch : List.copyOf(watches.values())) {
            hearAll(watch);
        }
        long opened = homeInferred() ? mostOpened() : 0;
        List<Address> addresses = new ArrayList<>(watches.keySet());
        addresses.addAll(resting.addresses());
        addresses.sort(Comparator.naturalOrder());
        List<Verdict> verdicts = new ArrayList<>();
        for (Address address : addresses) {
            HostWatch watch = watches.remove(address);
            if (watch == null) {
                watch = Objects.requireNonNull(wake(address));
                hearAll(watch);
            }
            if (isHome(watch, opened)) {
                verdicts.add(Judge.judge(watch.toCase()));
            }
        }
        return verdicts;
    }

    /// Hosts of which everything is remembered.
    int awake() {
        return watches.size();
    }

    /// The others, see [RestingHosts].
    RestingHosts resting() {
        return resting;
    }

    /// Whether home had to be inferred from who opens most conversations.
    public boolean homeInferred() {
        return settings.homeNetworks().isEmpty() && !privateSeen;
    }

    /// Hosts that were laid to rest, some of them more than once.
    public long rested() {
        return rested;
    }

    /// Hosts at rest that nothing stood against and that were too many to be kept.
    public long forgotten() {
        return resting.forgotten();
    }

    /// Hosts that were not watched because the bound bit.
    public long unwatched() {
        return unwatched;
    }

    private boolean isHome(HostWatch watch, long mostOpened) {
        if (!homeInferred()) {
            return !settings.homeNetworks().isEmpty() || watch.host().address().isPrivate();
        }
        long opened = watch.memory.opened();
        return opened > 0 && opened >= mostOpened * HOME_SHARE;
    }

    private long mostOpened() {
        long most = resting.mostOpened();
        for (HostWatch watch : watches.values()) {
            most = Math.max(most, watch.memory.opened());
        }
        return most;
    }

    private void accuse(HostWatch watch, Detector<Object> detector, Claim claim) {
        Evidence item = evidence(watch, detector, claim);
        if (!watch.open.file(item)) {
            return;
        }
        hear(watch, item);
        if (watch.open.verdict.equals("infected")) {
            return; // nothing is worse, and it latches: the whole case is weighed at the end
        }
        if (isWorse(Judge.nameAt(watch.toWeigh(), item.at()), watch.open.verdict)) {
            String name = Judge.name(watch.toWeigh());
            if (isWorse(name, watch.open.verdict)) {
                watch.open.verdict = name;
                if (changes != null) {
                    changes.accept(Judge.judge(watch.toCase()));
                }
            }
        }
    }

    private static boolean isWorse(String name, String than) {
        return FROM_BEST.indexOf(name) > FROM_BEST.indexOf(than);
    }

    private void hear(HostWatch watch, Evidence item) {
        for (Witness witness : witnesses) {
            Optional<Alibi> alibi =
                    witness.hear(item, watch.memory, surroundings, settings.knowledge());
            watch.open.answer(item, witness, alibi);
        }
    }

    /// Hears witnesses about evidence from before a rest: they see all that they saw, but for the
    /// pages and files.
    private void hearAgain(HostWatch watch, Evidence item) {
        for (Witness witness : witnesses) {
            long looks = watch.memory.looks();
            Optional<Alibi> alibi =
                    witness.hear(item, watch.memory, surroundings, settings.knowledge());
            boolean looked = watch.memory.looks() > looks;
            if (looked) {
                watch.open.confirm(item, witness, alibi);
            } else {
                watch.open.answer(item, witness, alibi);
            }
        }
    }

    private Evidence evidence(HostWatch watch, Detector<Object> detector, Claim claim) {
        double visibility = claim.seen().visibility();
        return new Evidence(
                detector.name(),
                claim.sign(),
                watch.host(),
                claim.seen().at(),
                claim.began(),
                claim.peer(),
                claim.about(),
                settings.weights().of(claim.sign()).times(claim.strength() * visibility),
                visibility,
                claim.group().orElseGet(() -> group(detector, claim)),
                Secrets.covered(claim.because()),
                claim.exhibits(),
                claim.family(),
                Secrets.covered(claim.bytes()),
                claim.peer()
                        .map(Peer::address)
                        .map(a -> surroundings.othersWith(a, watch.host()))
                        .orElse(0));
    }

    /// Hard evidence repeats by who says it, soft evidence by whom it is about.
    private static Group group(Detector<Object> detector, Claim claim) {
        boolean byPeer = !claim.sign().kind().isHard() && claim.peer().isPresent();
        return byPeer
                ? new Group(Group.Cause.PEER, claim.peer().get().address().toString())
                : new Group(Group.Cause.DETECTOR, detector.name());
    }

    /// The scene of the detector that is being shown something.
    private final class Stage implements Scene {
        private HostWatch watch =
                new HostWatch(new HostMemory(new Host(new Address(0, 0))), new OpenCase(), 0);
        private int detector;
        private @Nullable RequestFacts facts;

        void enter(HostWatch watch, int detector) {
            this.watch = watch;
            this.detector = detector;
        }

        @Override
        public HostMemory host() {
            return watch.memory;
        }

        @Override
        public Surroundings surroundings() {
            return surroundings;
        }

        @Override
        public Knowledge knowledge() {
            return settings.knowledge();
        }

        @Override
        public RequestFacts facts(WebRequest request) {
            if (facts == null || !facts.areOf(request)) {
                facts = new RequestFacts(request);
            }
            return facts;
        }

        @Override
        public void testify(Claim claim) {
            accuse(watch, detectors.get(detector), claim);
        }
    }
}
