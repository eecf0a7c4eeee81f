package wolfhound.model;

import java.util.Optional;
import java.util.stream.Stream;

/// Keeps cases, so that a host can be explained and judged again later.
public interface CaseStore {
    void keep(HostCase hostCase);

    Optional<HostCase> find(Host host);

    Stream<HostCase> all();
}
