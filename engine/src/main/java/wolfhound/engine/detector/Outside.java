package wolfhound.engine.detector;

import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.DomainName;
import wolfhound.model.Seen;
import wolfhound.model.WebRequest;

/// Where a host's conversation goes: outside, and whether by a name.
final class Outside {
    /// Ports above 1023 on which services are at home.
    private static final Set<Integer> HIGH_SERVICES =
            Set.of(
                    1080, 1194, 1433, 1521, 1701, 1723, 1883, 1935, 2049, 3128, 3268, 3269, 3306,
                    3389, 3478, 3690, 4500, 5060, 5061, 5222, 5223, 5228, 5269, 5349, 5432, 5671,
                    5672, 5900, 5938, 6379, 6667, 6697, 6881, 7680, 8000, 8008, 8080, 8081, 8443,
                    8883, 9418, 11211, 27017);

    private Outside() {}

    /// Is the port one on which some service is at home.
    static boolean isServicePort(int port) {
        return port < 1024 || HIGH_SERVICES.contains(port);
    }

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

    /// The server is one of those that systems and vendors update from, and no answer that the
    /// sensor saw speaks against it: a name alone, in a header, anybody can write.
    static boolean isVouched(WebRequest request, Scene scene) {
        if (!scene.knowledge().knows(Topic.UPDATES, request.host())) {
            return false;
        }
        Set<DomainName> names = scene.host().namesOf(request.seen().peer().address());
        return !scene.host().usesVisibleDns()
                || names.stream().anyMatch(name -> name.text().equals(request.host()));
    }

    /// One of the names that led the host to the peer is of the kind that anybody gets for nothing
    /// and moves at will.
    static boolean isDynamic(Seen seen, Scene scene) {
        for (DomainName name : scene.host().namesOf(seen.peer().address())) {
            if (scene.knowledge().knows(Topic.DYNAMIC_DNS, name)) {
                return true;
            }
        }
        return false;
    }

    /// No answer that the sensor saw gave the host a name for the peer, although the host's
    /// look-ups are visible and have been for a while.
    static boolean isUnnamed(Seen seen, HostMemory host) {
        return host.usesVisibleDns() && host.namesOf(seen.peer().address()).isEmpty();
    }
}
