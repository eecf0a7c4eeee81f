package wolfhound.model;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/// Everything said about one host, in the order in which it was said, with what is needed to judge
/// it again.
///
/// @param names that the host gave or was given
/// @param roles inferred, most likely first; their confidences add up to 1
/// @param visibility of the host's conversations on the whole, 0 to 1
/// @param unfiled evidence that was counted and not kept, because its group was full
public record HostCase(
        Host host,
        SortedSet<String> names,
        List<RoleGuess> roles,
        double visibility,
        Instant firstSeen,
        Instant lastSeen,
        List<Testimony> testimonies,
        long unfiled) {

    public List<Evidence> evidence() {
        return testimonies.stream()
                .filter(Evidence.class::isInstance)
                .map(Evidence.class::cast)
                .toList();
    }

    public List<Alibi> alibis() {
        return testimonies.stream().filter(Alibi.class::isInstance).map(Alibi.class::cast).toList();
    }
}
