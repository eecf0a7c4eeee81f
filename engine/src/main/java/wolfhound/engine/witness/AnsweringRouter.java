package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// A router or gateway that answers for others: replies that differ from what was asked inside are
/// a device's fault more often than a tunnel.
final class AnsweringRouter implements Witness {
    /// A fault of padding is small; whoever answers with more, answers something.
    private static final int PADDING = 64;

    private static final Scope SCOPE = Scope.of(Behaviour.TUNNEL, EvidenceClass.PROTOCOL_LIE);

    @Override
    public String name() {
        return "answering-router";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        boolean inside =
                evidence.sign().id().equals("ping-answers-differ")
                        && evidence.peer().isPresent()
                        && evidence.bytes().length() < PADDING
                        && evidence.peer().get().address().isPrivate();
        if (!inside) {
            return Optional.empty();
        }
        return Reliefs.share(
                this,
                evidence,
                0.5,
                "the echoes stay inside the network",
                "another protocol inside the echoes");
    }
}
