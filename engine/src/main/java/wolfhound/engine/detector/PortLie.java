package wolfhound.engine.detector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ChatLine;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Observation;
import wolfhound.model.Oddity;
import wolfhound.model.Peer;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

/// Bytes that are not what their place says: a handshake that claims TLS and does not parse,
/// anything but DNS on port 53, plain HTTP, IRC or an unknown cipher on the port of HTTPS, a cipher
/// on the port of HTTP.
final class PortLie implements Detector<PortLie.Memory> {
    static final Sign FALSE_TLS =
            Sign.of(
                    "false-tls",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    22,
                    "a hello that claims TLS and whose lengths lie",
                    "T1001.003");
    static final Sign FALSE_PORT =
            Sign.of(
                    "false-port",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    18,
                    "a well-known port that carries another protocol to an outside server",
                    "T1571",
                    "T1095");

    /// A protocol that knows itself in the wrong place is a lie. What nobody knows is less of one:
    /// virus scanners speak sealed, and half of what telephones run speaks its own tongue, on the
    /// ports that every network lets through.
    private static final double SEALED = 0.6;

    private static final double UNKNOWN = 0.3;

    private static final Map<Integer, String> OPEN_PORTS =
            Map.of(
                    80, "HTTP", 443, "HTTPS", 53, "DNS", 25, "SMTP", 110, "POP3", 143, "IMAP", 21,
                    "FTP", 22, "SSH");

    /// Where TLS belongs, and a false one passes unseen; elsewhere a broken hello deceives nobody.
    private static final Set<Integer> SECURE_PORTS =
            Set.of(443, 465, 636, 853, 990, 993, 995, 8443);

    private static final int MOST_PEERS = 64;

    static final class Memory {
        final Bounded<Peer, Boolean> told = new Bounded<>(MOST_PEERS);
    }

    @Override
    public String name() {
        return "port-lie";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FALSE_TLS, FALSE_PORT);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Oddity.class, RawDialogue.class, WebRequest.class, ChatLine.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (!Outside.is(observation.seen()) || memory.told.contains(observation.seen().peer())) {
            return;
        }
        claim(observation, scene)
                .ifPresent(claim -> {
                    memory.told.put(observation.seen().peer(), true);
                    scene.testify(claim);
                });
    }

    private static Optional<Claim> claim(Observation observation, Scene scene) {
        int port = observation.seen().peer().port();
        return switch (observation) {
            case Oddity odd
                    when odd.protocol().equals("tls")
                            && odd.byHost()
                            && odd.kind().endsWith("-lies") ->
                    Optional.of(
                            Claim.of(
                                            FALSE_TLS,
                                            odd.seen(),
                                            "claims TLS to "
                                                    + odd.seen().peer()
                                                    + " and sends none: "
                                                    + odd.detail())
                                    .strength(SECURE_PORTS.contains(port) ? 1 : 0.4)
                                    .bytes(odd.bytes()));
            case ChatLine line when line.byHost() && OPEN_PORTS.containsKey(port) ->
                    Optional.of(
                            Claim.of(
                                    FALSE_PORT,
                                    line.seen(),
                                    "speaks IRC on the port of "
                                            + OPEN_PORTS.get(port)
                                            + " of "
                                            + line.seen().peer()));
            case WebRequest request
                    when port == 443
                            && !request.method().equals("CONNECT")
                            && scene.facts(request).client().hides() ->
                    Optional.of(
                            Claim.of(
                                            FALSE_PORT,
                                            request.seen(),
                                            "speaks plain HTTP on the port of HTTPS: "
                                                    + WebCallHome.shortUrl(request))
                                    .strength(0.8)
                                    .about(request.url()));
            case RawDialogue raw when raw.name().isEmpty() -> raw(raw, port);
            default -> Optional.empty();
        };
    }

    private static Optional<Claim> raw(RawDialogue raw, int port) {
        Excerpt said = raw.hostOpening();
        if (!OPEN_PORTS.containsKey(port)
                || said.length() < 8
                || raw.seen().visibility() < 0.9
                || raw.peerOpening().isEmpty()) {
            return Optional.empty();
        }
        boolean udp = raw.seen().transport() == Transport.UDP;
        if (udp && port != 53) {
            return Optional.empty();
        }
        String what =
                said.looksRandom()
                        ? "bytes as random as a cipher's"
                        : said.printable() > 0.9 ? "text" : "an unknown binary protocol";
        return Optional.of(
                Claim.of(
                                FALSE_PORT,
                                raw.seen(),
                                "sends "
                                        + what
                                        + " on the port of "
                                        + OPEN_PORTS.get(port)
                                        + " of "
                                        + raw.seen().peer())
                        .strength(said.looksRandom() ? SEALED : UNKNOWN)
                        .bytes(said));
    }
}
