package wolfhound.app.audit;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Indicator;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Sighting;

/// What one hunt had to do with lists, as it was seen.
final class Sighted {
    /// A host met an entry.
    static final class Meeting {
        final Instant at;
        final Indicator entry;
        final Sighting.Where where;
        final String met;
        final Origin origin;
        long times = 1;

        Meeting(Sighting sighting) {
            this.at = sighting.seen().at();
            this.entry = sighting.indicator();
            this.where = sighting.where();
            this.met = sighting.met();
            this.origin = sighting.seen().origin();
        }
    }

    /// A conversation that a block would have lost, or some requests of one.
    static final class Lost {
        final Address host;
        final Peer peer;
        final Origin origin;

        /// Who lists it, each with the entries.
        final Map<String, Set<Indicator>> lists = new LinkedHashMap<>();

        /// Whether all of it is lost, as against listed pages.
        boolean whole;

        long requests;
        long pages;

        /// Names that it was held under; the address where it had none.
        final Set<String> sites = new HashSet<>();

        /// The requests that are lost where not all are, by their packet.
        final Set<Long> lostRequests = new HashSet<>();

        Lost(Address host, Peer peer, Origin origin) {
            this.host = host;
            this.peer = peer;
            this.origin = origin;
        }
    }

    /// A listed name that a host asked for.
    record LookUp(Address host, Indicator entry, String name) {}

    /// How often, and where first.
    static final class Asked {
        final Origin origin;
        long times = 1;

        Asked(Origin origin) {
            this.origin = origin;
        }
    }

    private Sighted() {}
}
