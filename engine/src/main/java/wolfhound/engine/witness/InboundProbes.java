package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.PeerMemory;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// Strangers who knock: research scanners, search engines of devices, worms. Whoever is asked in a
/// bad dialect, and answers as servers and honeypots do, called nobody home.
final class InboundProbes implements Witness {
    private static final Scope SCOPE =
            Scope.ofAnyBehaviour(EvidenceClass.EXPOSURE, EvidenceClass.INDICATOR)
                    .and(
                            Behaviour.CALLBACK,
                            EvidenceClass.TEMPLATE,
                            EvidenceClass.DIALECT,
                            EvidenceClass.PROTOCOL_LIE,
                            EvidenceClass.RULE,
                            EvidenceClass.FINGERPRINT,
                            EvidenceClass.NO_DNS,
                            EvidenceClass.RARITY,
                            EvidenceClass.PERIODICITY)
                    .and(Behaviour.DELIVERY, EvidenceClass.DELIVERY, EvidenceClass.RULE);

    @Override
    public String name() {
        return "inbound-probes";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        Optional<PeerMemory> peer = evidence.peer().flatMap(other -> host.peer(other.address()));
        boolean onlyAsked =
                peer.isPresent() && peer.get().received() > 0 && peer.get().opened() == 0;
        if (!onlyAsked) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.9,
                evidence.peer().orElseThrow().address()
                        + " began every conversation with it: who is called has not called home",
                "a conversation with it that the host begins");
    }
}
