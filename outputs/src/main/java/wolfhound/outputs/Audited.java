package wolfhound.outputs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wolfhound.model.Indicator;
import wolfhound.model.Origin;

/// What lists would have done to the traffic: whom they would have condemned and whom they would
/// have missed, when they would have told, and what blocking them would have cost.
///
/// @param captures that were read, each a network of its own
/// @param packets in all of them
/// @param byLabels whether labels say who is infected, as against our verdicts
/// @param infected hosts that are, by the labels or by us
/// @param others hosts that are not
/// @param total all lists taken together
/// @param lists each list by itself, most harmful first; empty where there is one only
/// @param condemned hosts that somebody who believes in a list would condemn, those that are clean
///   first
/// @param missed infected hosts that no list named
/// @param entries of the lists that were met, most harmful first
/// @param knocks conversations that a listed place opened; who is knocked at is not thereby
///   infected
/// @param bounds tables that were full, with what found no room
public record Audited(
        int captures,
        long packets,
        boolean byLabels,
        int infected,
        int others,
        ListRow total,
        List<ListRow> lists,
        List<Condemned> condemned,
        List<Missed> missed,
        List<Entry> entries,
        long knocks,
        Map<String, Long> bounds) {

    /// The name of the row of all lists, where there are several.
    public static final String ALL_LISTS = "all lists";

    /// One list, or all of them.
    ///
    /// @param entries that it has
    /// @param met entries that were met
    /// @param condemned hosts by our verdict on them: `infected`, `suspect`, `exposed`, `clear`
    /// @param rightly condemned hosts that are infected
    /// @param wrongly condemned hosts that are not
    /// @param missed infected hosts that it does not name
    /// @param alone infected hosts that it names and that we do not convict
    /// @param earlier infected hosts that it names before our verdict; the others of those that
    ///   both name come later
    /// @param later …
    /// @param innocent what blocking it would have lost that was innocent
    /// @param undecided … of infected hosts, where nothing shows what it was
    /// @param stopped … that was bad
    /// @param narrow of the innocent conversations those that the containments of our verdicts
    ///   would have lost too
    public record ListRow(
            String name,
            long entries,
            long met,
            Map<String, Integer> condemned,
            int rightly,
            int wrongly,
            int missed,
            int alone,
            int earlier,
            int later,
            Loss innocent,
            Loss undecided,
            Loss stopped,
            long narrow) {
        public int hosts() {
            return rightly + wrongly;
        }
    }

    /// What a block takes away.
    ///
    /// @param pages that people would have read
    /// @param sites names, or addresses without one, that would have been out of reach
    /// @param hosts of the own network that would have lost something
    public record Loss(
            long lookUps, long conversations, long requests, long pages, long sites, long hosts) {
        public static final Loss NONE = new Loss(0, 0, 0, 0, 0, 0);

        public boolean isNone() {
            return lookUps == 0 && conversations == 0;
        }

        public Loss plus(Loss other) {
            return new Loss(
                    lookUps + other.lookUps,
                    conversations + other.conversations,
                    requests + other.requests,
                    pages + other.pages,
                    sites + other.sites,
                    hosts + other.hosts);
        }
    }

    /// A host that a list would have condemned.
    ///
    /// @param isInfected by the labels or by us
    /// @param ours our verdict on it
    /// @param decided when we told, where we convict it
    /// @param told when the list would have told
    /// @param how it met the entry, as `asked for the name`
    /// @param met what was in the traffic
    /// @param sightings of this list on this host
    /// @param because why we decided as we did, in one sentence
    public record Condemned(
            String list,
            String capture,
            String host,
            boolean isInfected,
            String ours,
            Optional<Instant> decided,
            Instant told,
            Indicator entry,
            String how,
            String met,
            long sightings,
            String because,
            Origin origin) {}

    /// An infected host that no list named.
    ///
    /// @param ours our verdict on it; empty where the label names nobody and we convict nobody
    /// @param origin where it shows, where we saw it
    public record Missed(
            String capture, String host, String ours, String because, Optional<Origin> origin) {}

    /// An entry that was met.
    ///
    /// @param rightly infected hosts that it names
    /// @param wrongly hosts that it names and that are not
    /// @param others names that were met at the same place and are not the entry's
    public record Entry(
            Indicator indicator,
            int rightly,
            int wrongly,
            long others,
            Loss innocent,
            Origin origin) {}
}
