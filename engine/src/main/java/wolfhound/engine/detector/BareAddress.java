package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.SecureSession;
import wolfhound.model.Sign;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

/// The host speaks HTTP, TLS or a tongue of its own to an outside address for which it never asked
/// a name, though its look-ups can be seen. Soft: VPNs, devices and caches do too.
final class BareAddress implements Detector<BareAddress.Memory> {
    static final Sign UNNAMED =
            Sign.of(
                    "bare-address",
                    Behaviour.CALLBACK,
                    EvidenceClass.NO_DNS,
                    6,
                    "a conversation to a public address that no visible answer named",
                    "T1071.001");

    private static final int MOST_PEERS = 64;

    static final class Memory {
        final Bounded<Address, Boolean> told = new Bounded<>(MOST_PEERS);
    }

    @Override
    public String name() {
        return "bare-address";
    }

    @Override
    public List<Sign> signs() {
        return List.of(UNNAMED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class, SecureSession.class, RawDialogue.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (!Outside.is(observation.seen()) || !isBare(observation, scene)) {
            return;
        }
        Address peer = observation.seen().peer().address();
        if (!memory.told.contains(peer)) {
            memory.told.put(peer, true);
            scene.testify(
                    Claim.of(
                            UNNAMED,
                            observation.seen(),
                            "spoke to "
                                    + observation.seen().peer()
                                    + " without ever asking for a name"));
        }
    }

    private static boolean isBare(Observation observation, Scene scene) {
        return switch (observation) {
            case WebRequest request ->
                    Outside.asksBareAddress(request)
                            && scene.facts(request).client() != WebClient.BROWSER;
            case SecureSession session ->
                    session.serverName().isEmpty()
                            && !session.encryptedHello()
                            && Outside.isUnnamed(session.seen(), scene.host());
            case RawDialogue raw ->
                    raw.name().isEmpty()
                            && raw.seen().transport() == Transport.TCP
                            && !raw.peerOpening().isEmpty()
                            && Outside.isUnnamed(raw.seen(), scene.host());
            default -> false;
        };
    }
}
