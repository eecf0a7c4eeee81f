package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A program, not a person, asks a public service what the host's own address is, or whether the
/// Internet is there: what bots do first, and dynamic-DNS clients and installers too. Soft.
final class AddressCheck implements Detector<AddressCheck.Memory> {
    static final Sign OWN_ADDRESS =
            Sign.of(
                    "own-address-check",
                    Behaviour.EXPOSURE,
                    EvidenceClass.RARITY,
                    6,
                    "no browser asked for the host's public address",
                    "T1016");
    static final Sign CONNECTED =
            Sign.of(
                    "connectivity-check",
                    Behaviour.EXPOSURE,
                    EvidenceClass.RARITY,
                    4,
                    "a program with a browser's name and none of its fields asked a popular page whether the Internet is there",
                    "T1016.001");

    static final Sign DYNAMIC =
            Sign.of(
                    "dynamic-name",
                    Behaviour.EXPOSURE,
                    EvidenceClass.RARITY,
                    4,
                    "a program that hides its name asked a name of a dynamic-DNS service",
                    "T1568");

    static final class Memory {
        boolean toldDynamic;
        boolean toldAddress;
        boolean toldConnected;
    }

    @Override
    public String name() {
        return "own-address-check";
    }

    @Override
    public List<Sign> signs() {
        return List.of(OWN_ADDRESS, CONNECTED, DYNAMIC);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class, SecureSession.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case WebRequest request -> web(memory, request, scene);
            case SecureSession session -> session(memory, session, scene);
            default -> {}
        }
    }

    private static void web(Memory memory, WebRequest request, Scene scene) {
        WebClient client = scene.facts(request).client();
        boolean people = client == WebClient.BROWSER && request.headers().has("Accept-Language");
        if (!Outside.is(request.seen()) || people) {
            return;
        }
        if (!memory.toldAddress && scene.knowledge().knows(Topic.IP_CHECK, request.host())) {
            memory.toldAddress = true;
            scene.testify(
                    Claim.of(
                                    OWN_ADDRESS,
                                    request.seen(),
                                    client.words()
                                            + " asked "
                                            + request.host()
                                            + " what the host's public address is")
                            .about(request.url())
                            .strength(client == WebClient.NAMED ? 0.6 : 1));
        }
        if (!memory.toldDynamic
                && client.hides()
                && scene.knowledge().knows(Topic.DYNAMIC_DNS, request.host())) {
            memory.toldDynamic = true;
            scene.testify(
                    Claim.of(
                                    DYNAMIC,
                                    request.seen(),
                                    client.words() + " asked the dynamic name " + request.host())
                            .about(request.url()));
        }
        boolean popular = scene.knowledge().knows(Topic.CONNECTIVITY_CHECK, request.host());
        if (!memory.toldConnected && popular && client == WebClient.MASKED) {
            memory.toldConnected = true;
            scene.testify(
                    Claim.of(
                                    CONNECTED,
                                    request.seen(),
                                    client.words()
                                            + " asked "
                                            + WebCallHome.shortUrl(request)
                                            + ", as bots do to see whether they are connected")
                            .about(request.url()));
        }
    }

    private static void session(Memory memory, SecureSession session, Scene scene) {
        if (!memory.toldAddress
                && Outside.is(session.seen())
                && !session.alpn().contains("h2")
                && scene.knowledge().knows(Topic.IP_CHECK, session.serverName())) {
            memory.toldAddress = true;
            scene.testify(
                    Claim.of(
                                    OWN_ADDRESS,
                                    session.seen(),
                                    "a program without a browser's handshake asked "
                                            + session.serverName()
                                            + " what the host's public address is")
                            .about(session.serverName().text())
                            .strength(0.8));
        }
    }
}
