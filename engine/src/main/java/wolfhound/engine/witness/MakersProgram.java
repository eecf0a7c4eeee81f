package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A program or device that talks to its own maker: virus scanners post ciphers, radios and games
/// post without a browser, updaters fetch programs and tell which machine they run on. Believed
/// only of a maker's own servers, to which a visible answer led; nobody else can put a server
/// there. Never of secrets that are taken, or of orders that are obeyed.
final class MakersProgram implements Witness {
    private static final Scope SCOPE =
            Scope.of(
                            Behaviour.CALLBACK,
                            EvidenceClass.TEMPLATE,
                            EvidenceClass.DIALECT,
                            EvidenceClass.PROTOCOL_LIE,
                            EvidenceClass.OWN_SECRET,
                            EvidenceClass.DGA_LIKE,
                            EvidenceClass.CAUSALITY)
                    .and(Behaviour.DELIVERY, EvidenceClass.DELIVERY)
                    .and(
                            Behaviour.TUNNEL,
                            EvidenceClass.PROTOCOL_LIE,
                            EvidenceClass.TEMPLATE,
                            EvidenceClass.DIALECT);

    @Override
    public String name() {
        return "makers-program";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean byName = evidence.behaviour() == Behaviour.TUNNEL;
        Optional<String> maker =
                byName
                        ? Optional.of(evidence.about())
                                .filter(name -> Lookback.isMakers(name, knowledge))
                        : Lookback.maker(evidence, host, knowledge);
        return maker.flatMap(name ->
                Reliefs.share(
                        this,
                        evidence,
                        0.9,
                        name + " is its maker's own, and the address was looked up for it",
                        "the same conduct towards a server of nobody's"));
    }
}
