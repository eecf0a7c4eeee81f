package wolfhound.engine.detector;

import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.WebRequest;

/// What a detector may look at beside the observation, and where it gives evidence.
public interface Scene {
    /// What is remembered of the host under watch, before the present observation was added.
    HostMemory host();

    /// What all home hosts together were seen doing, before the present observation was added.
    Surroundings surroundings();

    Knowledge knowledge();

    /// What is found out of a request, shared by all who ask for it.
    RequestFacts facts(WebRequest request);

    void testify(Claim claim);
}
