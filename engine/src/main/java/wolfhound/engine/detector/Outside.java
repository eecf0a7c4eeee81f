package wolfhound.engine.detector;

import wolfhound.engine.memory.HostMemory;
import wolfhound.model.Address;
import wolfhound.model.Seen;
import wolfhound.model.WebRequest;

/// Where a host's conversation goes: outside, and whether by a name.
final class Outside {
    private Outside() {}

    /// The host opened it to a public address.
    static boolean is(Seen seen) {
        return seen.hostOpened() && isPublic(seen.peer().address());
    }

    static boolean isPublic(Address address) {
        return address.isUnicast() && !address.isPrivate();
    }

    /// The request asks a bare public address instead of a name.
    static boolean asksBareAddress(WebRequest request) {
        return Address.parse(request.host()).filter(Outside::isPublic).isPresent();
    }

    /// No answer that the sensor saw gave the host a name for the peer, although the host's
    /// look-ups are visible and have been for a while.
    static boolean isUnnamed(Seen seen, HostMemory host) {
        return host.usesVisibleDns() && host.namesOf(seen.peer().address()).isEmpty();
    }
}
