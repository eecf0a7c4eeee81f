package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// The host asks for names where the sensor cannot read: a resolver over TLS or HTTPS, a private
/// network, a file of its own that keeps advertisements away. So a missing or other name means
/// little.
final class NamesElsewhere implements Witness {
    private static final Set<String> TUNNELS =
            Set.of(
                    "wireguard",
                    "openvpn",
                    "ipsec",
                    "esp",
                    "ike",
                    "l2tp",
                    "pptp",
                    "gre",
                    "anyconnect");

    /// A conversation that carries nearly everything, and much, is a private network whatever it
    /// speaks.
    private static final double NEARLY_ALL = 0.8;

    private static final long MUCH = 1 << 20;

    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(EvidenceClass.NO_DNS)
                    .and(Behaviour.HIJACK, EvidenceClass.PROTOCOL_LIE, EvidenceClass.TEMPLATE);

    @Override
    public String name() {
        return "names-elsewhere";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean nowhere = evidence.peer().map(peer -> isNowhere(peer.address())).orElse(false);
        if (nowhere) {
            return Reliefs.share(
                    this,
                    evidence,
                    1,
                    "the name leads nowhere on purpose",
                    "a real address for it");
        }
        return where(host, knowledge)
                .flatMap(reason ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.7,
                                reason,
                                "its look-ups where they can be read"));
    }

    private static Optional<String> where(HostMemory host, Knowledge knowledge) {
        for (String protocol : host.protocols()) {
            if (TUNNELS.contains(protocol)) {
                return Optional.of("uses a private network (" + protocol + ")");
            }
        }
        for (var entry : host.secureNames().entrySet()) {
            if (knowledge.knows(Topic.RESOLVERS, entry.getValue())) {
                return Optional.of("asks " + entry.getValue() + " for names under TLS");
            }
        }
        boolean tunnel = host.shareOfLargestTalk() >= NEARLY_ALL && host.largestTalk() >= MUCH;
        return tunnel
                ? Optional.of("one conversation carries nearly all of its bytes")
                : Optional.empty();
    }

    private static boolean isNowhere(Address address) {
        return address.isV4()
                ? address.v4Bits() == 0 || address.v4Bits() >>> 24 == 127
                : address.high() == 0 && address.low() <= 1;
    }
}
