package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;

/// A router or gateway that answers for others: replies that differ from what was asked inside are
/// a device's fault more often than a tunnel.
final class AnsweringRouter implements Witness {
    /// A fault of padding is small; whoever answers with more, answers something.
    private static final int PADDING = 64;

    @Override
    public String name() {
        return "answering-router";
    }

    @Override
    public Optional<Alibi> hear(
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
