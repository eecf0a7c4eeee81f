package wolfhound.sources.logs;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wolfhound.model.DomainName;
import wolfhound.model.Observation;

/// Takes what lines tell, in any order, and passes it on in the order of time.
public interface Teller {
    void tell(Observation observation);

    /// As above, of a fact that other lines may complete: it is made when its turn comes.
    ///
    /// @param fact null where nothing is to be told after all
    void tell(Instant at, Supplier<@Nullable Observation> fact);

    /// A name with its registered part.
    DomainName name(String text);

    /// One more conversation.
    void conversation();
}
