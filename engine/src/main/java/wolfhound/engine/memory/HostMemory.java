package wolfhound.engine.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.declare.Declarations;
import wolfhound.engine.declare.RoleDeclaration;
import wolfhound.engine.inventory.Catalogue;
import wolfhound.engine.inventory.Inventory;
import wolfhound.model.Address;
import wolfhound.model.Block;
import wolfhound.model.Contact;
import wolfhound.model.DomainName;
import wolfhound.model.FileTransfer;
import wolfhound.model.Flow;
import wolfhound.model.Host;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.MailMessage;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.PeerMessage;
import wolfhound.model.ProxyRequest;
import wolfhound.model.RoleGuess;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// What is remembered of one host beside its detectors' memories: names, roles, software, peers,
/// answers, the last pages and files. Bounded throughout.
public final class HostMemory {
    private static final int MOST_PEERS = 4096;
    private static final int MOST_ANSWERS = 4096;
    private static final int MOST_IDENTITIES = 32;
    private static final int MOST_SOFTWARE = 128;
    private static final int MOST_PAGES = 128;
    private static final int MOST_FILES = 64;
    private static final int MOST_PORTS = 256;
    private static final int MOST_SECURE_NAMES = 512;
    private static final int MOST_SUBJECTS = 64;

    /// Bytes of a conversation that moved a file or a call.
    private static final long BULK = 1 << 20;

    private final Host host;
    final Inventory inventory;
    private final Declarations declarations;
    final Map<IdentitySeen.Kind, Set<String>> identities = new EnumMap<>(IdentitySeen.Kind.class);
    final Set<String> software = new LinkedHashSet<>();
    final Bounded<Address, PeerMemory> peers = new Bounded<>(MOST_PEERS);
    final Bounded<Address, Set<DomainName>> answers = new Bounded<>(MOST_ANSWERS);
    final Deque<WebExchange> pages = new ArrayDeque<>();
    final Deque<FileTransfer> files = new ArrayDeque<>();
    final Map<Integer, FewHosts> served = new LinkedHashMap<>();
    final FewHosts askers = new FewHosts();
    final FewHosts mailers = new FewHosts();
    final FewHosts proxied = new FewHosts();
    final Set<String> blockLists = new LinkedHashSet<>();
    final Set<String> peerDialects = new LinkedHashSet<>(2);
    final Set<String> protocols = new LinkedHashSet<>();
    final Bounded<Address, DomainName> secureNames = new Bounded<>(MOST_SECURE_NAMES);
    final Set<String> certificateSubjects = new LinkedHashSet<>(2);
    final Set<String> browserAgents = new LinkedHashSet<>();
    final Set<String> mailDomains = new LinkedHashSet<>(2);
    int bulkStrangers;
    long speaksForOthers;
    long largestTalk;
    long allTalk;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    long lookups;
    long opened;
    long pagesBrowsed;
    double visibilitySum;
    long visibilityCount;
    private long looks;

    public HostMemory(Host host) {
        this(host, new Catalogue(), Declarations.NONE);
    }

    /// @param catalogue what products texts name, shared by all hosts
    /// @param declarations the user's word about hosts
    public HostMemory(Host host, Catalogue catalogue, Declarations declarations) {
        this.host = host;
        this.inventory = new Inventory(catalogue);
        this.declarations = declarations;
    }

    public Host host() {
        return host;
    }

    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }

    /// What the host is called, who uses it, where it belongs: as announced by itself or its
    /// servers.
    public Set<String> identities(IdentitySeen.Kind kind) {
        return Collections.unmodifiableSet(identities.getOrDefault(kind, Set.of()));
    }

    /// User agents and other programs that said their name, as sent.
    public Set<String> software() {
        return Collections.unmodifiableSet(software);
    }

    /// What the host runs and gave away, as far as it said so itself.
    public Inventory inventory() {
        return inventory;
    }

    public Optional<PeerMemory> peer(Address address) {
        return Optional.ofNullable(peers.get(address));
    }

    /// Names for which answers gave this address to the host, latest kept; empty for none.
    public Set<DomainName> namesOf(Address address) {
        Set<DomainName> names = answers.get(address);
        return names == null ? Set.of() : Collections.unmodifiableSet(names);
    }

    /// Whether the host's look-ups of names are visible here at all: without, a missing name means
    /// nothing.
    public boolean usesVisibleDns() {
        return lookups > 0;
    }

    public long lookups() {
        return lookups;
    }

    /// Conversations that the host opened.
    public long opened() {
        return opened;
    }

    /// Pages fetched as people do: with languages and referring pages.
    public long pagesBrowsed() {
        return pagesBrowsed;
    }

    /// The last web exchanges that the host began, latest first.
    public Iterable<WebExchange> pages() {
        looks++;
        return Collections.unmodifiableCollection(pages);
    }

    /// The last files that the host received, latest first.
    public Iterable<FileTransfer> files() {
        looks++;
        return Collections.unmodifiableCollection(files);
    }

    /// How often the last pages and files were looked at: what a rest loses.
    public long looks() {
        return looks;
    }

    /// Hosts (up to 32) that opened conversations to this port of the host and were answered.
    public int clientsOn(int port) {
        FewHosts clients = served.get(port);
        return clients == null ? 0 : clients.count();
    }

    /// Ports on which the host answered somebody.
    public Set<Integer> servedPorts() {
        return Collections.unmodifiableSet(served.keySet());
    }

    /// Hosts (up to 32) whose look-ups this host answered.
    public int askers() {
        return askers.count();
    }

    /// Hosts (up to 32) that handed mail to this host.
    public int mailers() {
        return mailers.count();
    }

    /// Hosts (up to 32) that this host connected onwards.
    public int proxied() {
        return proxied.count();
    }

    /// Dialects of file sharing and its like that the host spoke.
    public Set<String> peerDialects() {
        return Collections.unmodifiableSet(peerDialects);
    }

    /// Conversations with strangers outside, known by address alone, that moved much: files, calls.
    public int bulkStrangers() {
        return bulkStrangers;
    }

    /// Block lists that the host asked (registered names), up to 32.
    public Set<String> blockLists() {
        return Collections.unmodifiableSet(blockLists);
    }

    /// The protocols of the conversations that the host opened and that were answered, by name.
    public Set<String> protocols() {
        return Collections.unmodifiableSet(protocols);
    }

    /// The names that the host asked for under TLS, by address; latest of each, used longest ago
    /// first.
    public Map<Address, DomainName> secureNames() {
        return Collections.unmodifiableMap(secureNames.entries());
    }

    /// The subjects of self-made certificates that the host was shown, up to 64.
    public Set<String> certificateSubjects() {
        return Collections.unmodifiableSet(certificateSubjects);
    }

    /// The programs that fetched pages as people do, by user agent, up to 32.
    public Set<String> browserAgents() {
        return Collections.unmodifiableSet(browserAgents);
    }

    /// Registered names of those whom the host sent mail to, up to 32.
    public Set<String> mailDomains() {
        return Collections.unmodifiableSet(mailDomains);
    }

    /// Requests of the host that say that they are passed on for somebody else.
    public long speaksForOthers() {
        return speaksForOthers;
    }

    /// The share of all bytes that its largest conversation outside carried, 0 to 1.
    public double shareOfLargestTalk() {
        return allTalk == 0 ? 0 : (double) largestTalk / allTalk;
    }

    /// Bytes of the largest conversation with somebody outside.
    public long largestTalk() {
        return largestTalk;
    }

    /// Mean visibility of the host's conversations, 0 to 1.
    public double visibility() {
        return visibilityCount == 0 ? 1 : visibilitySum / visibilityCount;
    }

    /// What the host is by the user's word, or else seems to be, most likely first.
    public List<RoleGuess> roles() {
        return Roles.of(this);
    }

    /// What the user declared of its role.
    public List<RoleDeclaration> declaredRoles() {
        return declarations.rolesOf(host, identities(IdentitySeen.Kind.HOST_NAME));
    }

    /// The containments that the user says are in place for it, earliest first.
    public List<Block> blocks() {
        return declarations.blocksOf(host, identities(IdentitySeen.Kind.HOST_NAME));
    }

    /// What the host is and whom it knows, in few bytes, for the engine while the host is silent;
    /// the last pages and files are forgotten.
    public byte[] packed() {
        return MemoryAtRest.pack(this);
    }

    /// The memory of a host that speaks again.
    ///
    /// @param packed what [#packed] gave
    public static HostMemory unpacked(
            Host host, Catalogue catalogue, Declarations declarations, byte[] packed) {
        HostMemory memory = new HostMemory(host, catalogue, declarations);
        MemoryAtRest.unpack(packed, memory);
        return memory;
    }

    /// Takes an observation in, told from this host's point of view; for the engine.
    public void add(Observation observation) {
        Seen seen = observation.seen();
        if (seen.at().isBefore(first)) {
            first = seen.at();
        }
        if (seen.at().isAfter(last)) {
            last = seen.at();
        }
        if (observation instanceof Flow flow) { // most are
            addFlow(flow);
            return;
        }
        switch (observation) {
            case NameLookup lookup -> addLookup(lookup);
            case WebRequest request -> addRequest(request);
            case WebExchange exchange -> addExchange(exchange);
            case FileTransfer file -> addFile(file);
            case IdentitySeen identity -> addIdentity(identity);
            case SoftwareSeen seenSoftware -> addSoftware(seenSoftware);
            case Login login -> addLogin(login);
            case MailMessage mail -> addMail(mail);
            case ProxyRequest proxy -> addProxied(proxy.seen());
            case PeerMessage message when message.byHost() -> addDialect(message.dialect());
            case SecureSession session -> addSession(session);
            default -> {}
        }
    }

    private void addFlow(Flow flow) {
        PeerMemory peer = peerOf(flow.seen());
        peer.last = flow.seen().at();
        boolean opener = flow.seen().hostOpened();
        switch (flow.phase()) {
            case OPENED -> {
                if (opener) {
                    opened++;
                    peer.named |=
                            peer.opened == 0 && answers.contains(flow.seen().peer().address());
                    peer.opened++;
                } else {
                    peer.received++;
                }
            }
            case ANSWERED -> {
                peer.lastAnswered = flow.seen().at();
                if (opener) {
                    peer.answered++;
                    peer.answersAfterBlock += isBlocked(flow) ? 1 : 0;
                    addProtocol(flow.protocol());
                } else {
                    serve(flow.seen());
                }
            }
            case GOING_ON -> peer.lastAnswered = flow.seen().at();
            case REFUSED, UNANSWERED -> {
                if (opener) {
                    peer.failed++;
                    peer.triesAfterBlock += isBlocked(flow) ? 1 : 0;
                }
                addSums(flow, peer);
            }
            case ENDED, RESET, EVICTED -> addSums(flow, peer);
        }
    }

    private boolean isBlocked(Flow flow) {
        Address peer = flow.seen().peer().address();
        return declarations.hasBlocks()
                && blocks().stream()
                        .anyMatch(block ->
                                block.covers(peer) && !flow.seen().at().isBefore(block.at()));
    }

    /// How it got on with this peer, where it is remembered.
    public Optional<Contact> contact(Address address) {
        return peer(address)
                .map(peer ->
                        new Contact(
                                address,
                                peer.first,
                                peer.last,
                                Optional.ofNullable(peer.lastAnswered),
                                peer.triesAfterBlock,
                                peer.answersAfterBlock));
    }

    private void addProtocol(String protocol) {
        if (!protocol.isEmpty() && protocols.size() < MOST_IDENTITIES) {
            protocols.add(protocol);
        }
    }

    private void addSession(SecureSession session) {
        if (!session.seen().hostOpened()) {
            return;
        }
        Address peer = session.seen().peer().address();
        if (!session.serverName().isEmpty()) {
            secureNames.put(peer, session.serverName());
        }
        if (!session.certificates().isEmpty()
                && session.certificates().getFirst().isSelfIssued()
                && certificateSubjects.size() < MOST_SUBJECTS) {
            certificateSubjects.add(session.certificates().getFirst().subject());
        }
    }

    private PeerMemory peerOf(Seen seen) {
        Address address = seen.peer().address();
        PeerMemory peer = peers.get(address);
        if (peer == null) {
            peer = new PeerMemory(seen.at());
            peers.put(address, peer);
        }
        return peer;
    }

    private void addDialect(String dialect) {
        if (peerDialects.size() < MOST_IDENTITIES) {
            peerDialects.add(dialect);
        }
    }

    private void addSums(Flow flow, PeerMemory peer) {
        boolean bulk =
                flow.hostBytes() + flow.peerBytes() >= BULK
                        && flow.seen().peer().port() >= 1024
                        && !flow.seen().peer().address().isPrivate()
                        && !answers.contains(flow.seen().peer().address());
        bulkStrangers += bulk ? 1 : 0;
        long bytes = flow.hostBytes() + flow.peerBytes();
        allTalk += bytes;
        if (!flow.seen().peer().address().isPrivate()) {
            largestTalk = Math.max(largestTalk, bytes);
        }
        if (flow.seen().hostOpened() && flow.peerBytes() > 0) {
            addProtocol(flow.protocol());
        }
        peer.hostBytes += flow.hostBytes();
        peer.peerBytes += flow.peerBytes();
        visibilitySum += flow.seen().visibility();
        visibilityCount++;
    }

    private void serve(Seen seen) {
        if (served.size() < MOST_PORTS || served.containsKey(seen.hostPort())) {
            served.computeIfAbsent(seen.hostPort(), p -> new FewHosts())
                    .add(new Host(seen.peer().address()));
        }
    }

    private void addLookup(NameLookup lookup) {
        if (!lookup.seen().hostOpened()) {
            if (lookup.way() == NameLookup.Way.DNS
                    && lookup.outcome() != NameLookup.Outcome.UNANSWERED) {
                askers.add(new Host(lookup.seen().peer().address()));
            }
            return;
        }
        if (lookup.way() == NameLookup.Way.DNS) {
            lookups++;
        }
        for (NameLookup.Answer answer : lookup.answers()) {
            if (answer.type().equals("A") || answer.type().equals("AAAA")) {
                Address.parse(answer.data())
                        .ifPresent(address -> addAnswer(address, lookup.name()));
            }
        }
        if (BlockListQuestion.is(lookup) && blockLists.size() < MOST_IDENTITIES) {
            blockLists.add(lookup.name().registered());
        }
    }

    private void addAnswer(Address address, DomainName name) {
        Set<DomainName> names = answers.get(address, a -> new LinkedHashSet<>(2));
        if (names.size() < MOST_IDENTITIES) {
            names.add(name);
        }
    }

    private void addRequest(WebRequest request) {
        if (!request.seen().hostOpened() && request.target().startsWith("http://")) {
            addProxied(request.seen());
        }
        boolean passedOn =
                request.headers().has("Via")
                        || request.headers().has("X-Forwarded-For")
                        || request.headers().has("Forwarded");
        if (request.seen().hostOpened() && passedOn) {
            speaksForOthers++;
        }
        String flash = request.headers().first("X-Flash-Version");
        if (request.seen().hostOpened() && !flash.isEmpty()) {
            inventory.hear("X-Flash-Version: " + flash, "http", request.seen().at());
        }
    }

    private void addExchange(WebExchange exchange) {
        if (!exchange.seen().hostOpened()) {
            return;
        }
        keep(pages, exchange, MOST_PAGES);
        if (exchange.request().headers().has("Accept-Language")
                && exchange.request().headers().has("Referer")) {
            pagesBrowsed++;
            if (browserAgents.size() < MOST_IDENTITIES) {
                browserAgents.add(exchange.request().userAgent());
            }
        }
    }

    private void addFile(FileTransfer file) {
        if (file.toHost()) {
            keep(files, file, MOST_FILES);
        }
    }

    private static <T> void keep(Deque<T> latestFirst, T item, int most) {
        latestFirst.addFirst(item);
        if (latestFirst.size() > most) {
            latestFirst.removeLast();
        }
    }

    private void addIdentity(IdentitySeen identity) {
        if (identity.of().equals(host.address())) {
            addIdentity(identity.kind(), identity.value());
            if (identity.kind() == IdentitySeen.Kind.OPERATING_SYSTEM) {
                inventory.hear(identity.value(), identity.where(), identity.seen().at());
            }
        }
    }

    private void addIdentity(IdentitySeen.Kind kind, String value) {
        Set<String> values = identities.computeIfAbsent(kind, k -> new LinkedHashSet<>());
        if (values.size() < MOST_IDENTITIES && !value.isBlank()) {
            values.add(value);
        }
    }

    private void addSoftware(SoftwareSeen seen) {
        if (!seen.byHost()) {
            return;
        }
        inventory.hear(seen.text(), seen.where(), seen.seen().at());
        if (software.size() < MOST_SOFTWARE) {
            software.add(seen.text());
        }
    }

    private void addLogin(Login login) {
        inventory.hear(login);
        if (login.seen().hostOpened()
                && login.outcome() == Login.Outcome.ACCEPTED
                && !login.user().isEmpty()) {
            addIdentity(IdentitySeen.Kind.USER, login.user());
        }
    }

    private void addMail(MailMessage mail) {
        if (!mail.protocol().equals("smtp")) {
            return;
        }
        if (!mail.seen().hostOpened()) {
            mailers.add(new Host(mail.seen().peer().address()));
            return;
        }
        for (String recipient : mail.recipients()) {
            if (mailDomains.size() < MOST_IDENTITIES) {
                mailDomains.add(
                        recipient.substring(recipient.indexOf('@') + 1).toLowerCase(Locale.ROOT));
            }
        }
    }

    private void addProxied(Seen seen) {
        if (!seen.hostOpened()) {
            proxied.add(new Host(seen.peer().address()));
        }
    }
}
