package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.model.Observation;
import wolfhound.model.Sign;

/// Watches one host for one behaviour. Everything it remembers of the host is in `S`, so the engine
/// can keep, move and replay it; the detector itself has no state. What it remembers is bounded.
///
/// @param <S> its memory of one host
public interface Detector<S> {
    /// Unique, kebab case, as shown to the user: `slow-beacon`.
    String name();

    /// The kinds of evidence that it can give.
    List<Sign> signs();

    /// The kinds of observation that it wants to see.
    Set<Class<? extends Observation>> watches();

    /// An empty memory.
    S fresh();

    /// One observation of the host, told from the host's point of view.
    void see(S memory, Observation observation, Scene scene);
}
