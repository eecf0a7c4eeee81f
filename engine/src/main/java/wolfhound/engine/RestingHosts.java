package wolfhound.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wolfhound.model.Address;

/// The hosts that have been silent for hours: what each of them is and whom it knows in a few
/// hundred bytes, and its case where it has one. Those that nothing stands against are forgotten
/// when they are too many, silent longest first, and counted.
final class RestingHosts {
    /// Hosts that nothing stands against which are kept.
    static final int MOST_INNOCENT = 64_000;

    /// One host at rest.
    ///
    /// @param memory as [wolfhound.engine.memory.HostMemory#packed()] gave it
    /// @param opened conversations that it opened
    /// @param open what stands against it, as [CaseAtRest] packs it; none for an innocent host
    record AtRest(byte[] memory, long opened, byte @Nullable [] open) {}

    private final int mostInnocent;
    private final LinkedHashMap<Address, AtRest> innocent = new LinkedHashMap<>();
    private final Map<Address, AtRest> accused = new LinkedHashMap<>();
    private long forgotten;

    RestingHosts(int mostInnocent) {
        this.mostInnocent = mostInnocent;
    }

    void lay(Address address, AtRest host) {
        if (host.open != null) {
            accused.put(address, host);
            return;
        }
        innocent.putLast(address, host);
        if (innocent.size() > mostInnocent) {
            innocent.pollFirstEntry();
            forgotten++;
        }
    }

    /// @return the host, which rests no longer, or null where it did not
    @Nullable AtRest wake(Address address) {
        AtRest host = innocent.remove(address);
        return host == null ? accused.remove(address) : host;
    }

    List<Address> addresses() {
        List<Address> all = new ArrayList<>(innocent.keySet());
        all.addAll(accused.keySet());
        return all;
    }

    long mostOpened() {
        long most = 0;
        for (Map<Address, AtRest> hosts : List.of(innocent, accused)) {
            for (AtRest host : hosts.values()) {
                most = Math.max(most, host.opened);
            }
        }
        return most;
    }

    int accused() {
        return accused.size();
    }

    /// Innocent hosts that are kept no longer.
    long forgotten() {
        return forgotten;
    }

    /// Hosts that are kept.
    int count() {
        return innocent.size() + accused.size();
    }

    /// Bytes of what is remembered of them and of their cases.
    long bytes() {
        long bytes = 0;
        for (Map<Address, AtRest> hosts : List.of(innocent, accused)) {
            for (AtRest host : hosts.values()) {
                bytes += host.memory.length + (host.open == null ? 0 : host.open.length);
            }
        }
        return bytes;
    }
}
