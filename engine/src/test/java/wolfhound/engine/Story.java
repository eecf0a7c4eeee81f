package wolfhound.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wolfhound.engine.declare.Declarations;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Detectors;
import wolfhound.engine.judge.Weights;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.witness.Witness;
import wolfhound.engine.witness.Witnesses;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.ChatLine;
import wolfhound.model.CommandLine;
import wolfhound.model.ConversationId;
import wolfhound.model.DomainName;
import wolfhound.model.Entropy;
import wolfhound.model.Evidence;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Flow;
import wolfhound.model.Header;
import wolfhound.model.Headers;
import wolfhound.model.Host;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.MailMessage;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.PeerMessage;
import wolfhound.model.Ping;
import wolfhound.model.RawDialogue;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.model.Transport;
import wolfhound.model.Verdict;

/// Tells what one laptop did, second by second, and asks the engine what it makes of it.
public final class Story {
    private static final Host LAPTOP = Host.of("10.0.0.7");

    private final Engine engine;
    private final List<Verdict> changes = new ArrayList<>();
    private Instant now = Instant.parse("2024-03-04T09:00:00Z");
    private Host host = LAPTOP;
    private int port = 50_000;
    private long packet;
    private List<Verdict> verdicts = List.of();

    private Story(
            Knowledge knowledge,
            List<Detector<?>> detectors,
            List<Witness> witnesses,
            Declarations declarations) {
        this.engine =
                new Engine(
                        new EngineSettings(
                                List.of(), Weights.starting(List.of()), knowledge, declarations),
                        changes::add,
                        detectors,
                        witnesses);
    }

    public static Story with(Detector<?>... detectors) {
        return new Story(Knowledge.NONE, List.of(detectors), List.of(), Declarations.NONE);
    }

    public static Story with(
            Knowledge knowledge, List<Detector<?>> detectors, List<Witness> witnesses) {
        return new Story(knowledge, detectors, witnesses, Declarations.NONE);
    }

    /// All detectors and witnesses, and the user's word.
    public static Story declared(String... sentences) {
        return new Story(
                Knowledge.NONE,
                Detectors.all(),
                Witnesses.all(),
                Declarations.parse(List.of(sentences)));
    }

    /// From now on the story is about another host; until [#laptop()].
    public Story other(String address) {
        host = Host.of(address);
        return this;
    }

    public Story laptop() {
        host = LAPTOP;
        return this;
    }

    public Story after(double seconds) {
        now = now.plus(Duration.ofMillis((long) (seconds * 1000)));
        return this;
    }

    public Seen seen(Transport transport, String peer, int peerPort, boolean opened) {
        packet++;
        Address other = Address.of(peer);
        ConversationId id =
                opened
                        ? new ConversationId(transport, host.address(), port, other, peerPort)
                        : new ConversationId(transport, other, peerPort, host.address(), port);
        return new Seen(
                now,
                host,
                port,
                new Peer(other, peerPort),
                opened,
                new Origin("story", packet, id),
                1);
    }

    public Story see(Observation observation) {
        engine.see(observation);
        return this;
    }

    /// The host's own port of the next conversations.
    public Story from(int ownPort) {
        port = ownPort;
        return this;
    }

    public Story named(String hostName, String user) {
        Seen seen = seen(Transport.UDP, "10.0.0.1", 67, true);
        see(new IdentitySeen(seen, host.address(), IdentitySeen.Kind.HOST_NAME, "dhcp", hostName));
        return see(
                new IdentitySeen(seen, host.address(), IdentitySeen.Kind.USER, "kerberos", user));
    }

    public Story flow(
            Transport transport,
            String peer,
            int peerPort,
            Flow.Phase phase,
            String protocol,
            long up,
            long down) {
        return see(
                new Flow(
                        seen(transport, peer, peerPort, true),
                        phase,
                        Duration.ofSeconds(1),
                        protocol,
                        up,
                        down,
                        up == 0 ? 0 : 1 + up / 1400,
                        down == 0 ? 0 : 1 + down / 1400));
    }

    /// A TCP conversation that nobody answered.
    public Story tries(String peer, int peerPort) {
        port++;
        flow(Transport.TCP, peer, peerPort, Flow.Phase.OPENED, "", 0, 0);
        return flow(Transport.TCP, peer, peerPort, Flow.Phase.UNANSWERED, "", 0, 0);
    }

    /// A TCP conversation from beginning to end.
    public Story talks(String peer, int peerPort, String protocol, long up, long down) {
        port++;
        flow(Transport.TCP, peer, peerPort, Flow.Phase.OPENED, "", 0, 0);
        flow(Transport.TCP, peer, peerPort, Flow.Phase.ANSWERED, protocol, up, down);
        return flow(Transport.TCP, peer, peerPort, Flow.Phase.ENDED, protocol, up, down);
    }

    /// A UDP conversation from beginning to end; 0 bytes down for no answer.
    public Story sends(String peer, int peerPort, String protocol, long up, long down) {
        flow(Transport.UDP, peer, peerPort, Flow.Phase.OPENED, protocol, up, 0);
        if (down == 0) {
            return flow(Transport.UDP, peer, peerPort, Flow.Phase.UNANSWERED, protocol, up, 0);
        }
        flow(Transport.UDP, peer, peerPort, Flow.Phase.ANSWERED, protocol, up, down);
        return flow(Transport.UDP, peer, peerPort, Flow.Phase.ENDED, protocol, up, down);
    }

    /// One turn of a dialogue in an unknown protocol.
    public static RawDialogue.Turn turn(boolean byHost, byte[] bytes) {
        return new RawDialogue.Turn(
                Instant.parse("2024-03-04T09:00:00Z"), byHost, Excerpt.of(bytes));
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public Story says(Transport transport, String peer, int peerPort, RawDialogue.Turn... turns) {
        return see(
                new RawDialogue(seen(transport, peer, peerPort, true), "", Arrays.asList(turns)));
    }

    public Story looksUp(String name, String type, NameLookup.Outcome outcome, String... answers) {
        return asks("10.0.0.1", name, type, outcome, answers);
    }

    public Story asks(
            String server, String name, String type, NameLookup.Outcome outcome, String... data) {
        DomainName domain = domain(name);
        List<NameLookup.Answer> answers =
                Arrays.stream(data).map(d -> new NameLookup.Answer(domain, type, 60, d)).toList();
        int size = Arrays.stream(data).mapToInt(d -> d.length() + 12).sum();
        return see(
                new NameLookup(
                        seen(Transport.UDP, server, 53, true),
                        domain,
                        type,
                        NameLookup.Way.DNS,
                        outcome,
                        answers,
                        Duration.ofMillis(20),
                        name.length() + 18,
                        name.length() + 18 + size));
    }

    /// The name with its last two labels as the registered part.
    public static DomainName domain(String name) {
        String[] labels = name.split("\\.");
        int n = labels.length;
        String registered = n < 2 ? name : labels[n - 2] + "." + labels[n - 1];
        return new DomainName(name, registered);
    }

    /// A line of IRC on a conversation with this server.
    public Story chat(
            String server,
            int serverPort,
            boolean byHost,
            String prefix,
            String command,
            String... parameters) {
        String text = parameters.length == 0 ? "" : parameters[parameters.length - 1];
        return see(
                new ChatLine(
                        seen(Transport.TCP, server, serverPort, true),
                        byHost,
                        prefix,
                        command,
                        List.of(parameters),
                        text));
    }

    public static Headers headers(String... namesAndValues) {
        List<Header> fields = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            fields.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    public Story mails(
            String server,
            int serverPort,
            String helo,
            String sender,
            String recipient,
            Headers headers,
            String subject,
            String text,
            MailMessage.Part... parts) {
        List<String> links =
                Arrays.stream(text.split("\\s+")).filter(w -> w.startsWith("http")).toList();
        return see(
                new MailMessage(
                        seen(Transport.TCP, server, serverPort, true),
                        "smtp",
                        helo,
                        sender,
                        List.of(recipient.split(",")),
                        headers,
                        subject,
                        text,
                        links,
                        List.of(parts)));
    }

    public Story transfers(
            String peer,
            int peerPort,
            String carrier,
            boolean toHost,
            String name,
            String from,
            FileKind kind,
            byte[] bytes) {
        return see(
                new FileTransfer(
                        seen(Transport.TCP, peer, peerPort, true),
                        carrier,
                        toHost,
                        name,
                        from,
                        "",
                        kind,
                        bytes.length,
                        true,
                        Integer.toHexString(Arrays.hashCode(bytes)),
                        Entropy.of(bytes, 0, bytes.length),
                        Excerpt.of(bytes),
                        Optional.empty()));
    }

    public Story commands(
            String peer, int peerPort, String protocol, String verb, String argument, int code) {
        return see(
                new CommandLine(
                        seen(Transport.TCP, peer, peerPort, true),
                        protocol,
                        verb,
                        argument,
                        code,
                        ""));
    }

    public Story share(
            ShareAccess.Action action, String path, String newPath, long bytes, double entropy) {
        return see(
                new ShareAccess(
                        seen(Transport.TCP, "10.0.0.20", 445, true),
                        "smb2",
                        action,
                        "\\\\files\\team",
                        path,
                        newPath,
                        bytes,
                        entropy));
    }

    public Story pings(String peer, boolean byHost, int sequence, byte[] payload, boolean same) {
        return see(
                new Ping(
                        seen(Transport.ICMP, peer, 0, true),
                        byHost,
                        byHost ? 8 : 0,
                        0,
                        1,
                        sequence,
                        Excerpt.of(payload),
                        same));
    }

    public Story logsIn(
            String peer, int peerPort, String protocol, String user, Login.Outcome outcome) {
        return see(
                new Login(
                        seen(Transport.TCP, peer, peerPort, true), protocol, user, outcome, true));
    }

    public Story message(String peer, int peerPort, String dialect, String verb) {
        return see(
                new PeerMessage(
                        seen(Transport.UDP, peer, peerPort, true), true, dialect, verb, ""));
    }

    /// On the laptop, at the end.
    public Verdict verdict() {
        if (verdicts.isEmpty()) {
            verdicts = engine.finish();
        }
        return verdicts.stream()
                .filter(verdict -> verdict.hostCase().host().equals(LAPTOP))
                .findFirst()
                .orElseThrow();
    }

    /// What the laptop is in the end: `infected`, `suspect`, `exposed` or `clear`.
    public String ends() {
        return verdict().text();
    }

    /// Hosts that the engine laid to rest so far.
    public long rested() {
        return engine.rested();
    }

    /// The hosts that got a verdict, at the end.
    List<Host> hosts() {
        verdict();
        return verdicts.stream().map(Verdict::host).toList();
    }

    /// Hosts of which the engine remembers everything.
    int awake() {
        return engine.awake();
    }

    RestingHosts resting() {
        return engine.resting();
    }

    public List<Evidence> evidence() {
        return verdict().hostCase().evidence();
    }

    public List<Alibi> alibis() {
        return verdict().hostCase().alibis();
    }

    /// The signs that were given against the laptop, each once, in order.
    public List<String> signs() {
        return evidence().stream().map(item -> item.sign().id()).distinct().toList();
    }

    /// What the strongest evidence of this sign weighs, 0 for none.
    public double weight(String sign) {
        return evidence().stream()
                .filter(evidence -> evidence.sign().id().equals(sign))
                .mapToDouble(evidence -> evidence.weight().decibans())
                .max()
                .orElse(0);
    }
}
