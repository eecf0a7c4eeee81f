package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;

/// Knows one innocent explanation and offers it for the evidence that it could have caused, and for
/// no other: no blanket whitelists. Has no state; what it needs to know of the host is in the
/// memory. Asked when evidence comes, and again as more is known.
public interface Witness {
    /// Unique, kebab case, as shown to the user: `mail-gateway`.
    String name();

    /// What the explanation can cause; of anything else the witness is not asked.
    Scope scope();

    /// The alibi for evidence in scope, where what is remembered speaks for it.
    Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge);

    /// Whether its silence means that the cause is not at work: all that it asks of the memory is
    /// kept for good. An alibi that such a witness gave falls when it is silent later; that of
    /// others stays, because the page that it rested on may only be forgotten.
    default boolean withdraws() {
        return false;
    }

    /// Whether the explanation of this evidence cannot be true beside the other, which nobody
    /// explained.
    default boolean isBrokenBy(Evidence explained, Evidence other) {
        return false;
    }

    /// The alibi, or nothing: out of scope, or not so.
    default Optional<Alibi> hear(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        return scope().covers(evidence)
                ? explain(evidence, host, surroundings, knowledge)
                : Optional.empty();
    }
}
