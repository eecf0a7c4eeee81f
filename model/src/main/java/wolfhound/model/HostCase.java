package wolfhound.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/// Everything said about one host, in the order in which it was said, with what is needed to judge
/// it again.
///
/// @param names that the host gave or was given
/// @param roles inferred, most likely first; their confidences add up to 1
/// @param visibility of the host's conversations on the whole, 0 to 1
/// @param unfiled evidence that was counted and not kept, because its group was full
/// @param circumstances what is known of the host beside
public record HostCase(
        Host host,
        SortedSet<String> names,
        List<RoleGuess> roles,
        double visibility,
        Instant firstSeen,
        Instant lastSeen,
        List<Testimony> testimonies,
        long unfiled,
        Circumstances circumstances) {

    /// A case of a host of which nothing else is known.
    public HostCase(
            Host host,
            SortedSet<String> names,
            List<RoleGuess> roles,
            double visibility,
            Instant firstSeen,
            Instant lastSeen,
            List<Testimony> testimonies,
            long unfiled) {
        this(
                host,
                names,
                roles,
                visibility,
                firstSeen,
                lastSeen,
                testimonies,
                unfiled,
                Circumstances.NONE);
    }

    public List<Evidence> evidence() {
        return all(Evidence.class);
    }

    public List<Alibi> alibis() {
        return all(Alibi.class);
    }

    private <T> List<T> all(Class<T> kind) {
        List<T> all = new ArrayList<>(testimonies.size());
        for (Testimony testimony : testimonies) {
            if (kind.isInstance(testimony)) {
                all.add(kind.cast(testimony));
            }
        }
        return Collections.unmodifiableList(all);
    }
}
