package wolfhound.engine.memory;

import java.util.LinkedHashSet;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Flow;
import wolfhound.model.Host;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.RuleFacts;
import wolfhound.model.WebExchange;

/// What all home hosts together were seen doing: who else deals with a peer, what else lives there,
/// what else looks alike. Bounded; forgets what was used longest ago.
public final class Surroundings {
    private static final int MOST_PEERS = 50_000;
    private static final int MOST_NAMES = 50_000;
    private static final int MOST_KEYS = 50_000;
    private static final int MOST_NAMES_OF_A_PEER = 64;

    private final Bounded<Address, Place> places = new Bounded<>(MOST_PEERS);
    private final Bounded<String, FewHosts> names = new Bounded<>(MOST_NAMES);
    private final Bounded<String, FewHosts> crowds = new Bounded<>(MOST_KEYS);
    private final FewHosts everyone = new FewHosts();

    /// One address outside.
    private static final class Place {
        final FewHosts users = new FewHosts();
        final FewHosts browsers = new FewHosts();
        final Set<String> names = new LinkedHashSet<>(2);
    }

    /// … other than this one.
    public int othersWith(Address address, Host host) {
        Place place = places.get(address);
        return place == null ? 0 : place.users.without(host);
    }

    /// Home hosts other than this one that browsed pages at the address as people do (with a
    /// Referer, pages and pictures).
    public int othersBrowsing(Address address, Host host) {
        Place place = places.get(address);
        return place == null ? 0 : place.browsers.without(host);
    }

    /// Names that answers gave for the address, and that requests asked it for; up to 64.
    public Set<String> namesOf(Address address) {
        Place place = places.get(address);
        return place == null ? Set.of() : place.names;
    }

    /// Home hosts other than this one that looked the registered name up, up to 32.
    public int othersLookingUp(String registered, Host host) {
        FewHosts hosts = names.get(registered);
        return hosts == null ? 0 : hosts.without(host);
    }

    /// Home hosts other than this one that showed the same rare thing (a request template, a
    /// fingerprint), see [#note].
    public int othersShowing(String key, Host host) {
        FewHosts hosts = crowds.get(key);
        return hosts == null ? 0 : hosts.without(host);
    }

    /// What [#note] is told where a rule matched.
    public static final String RULE = "rule ";

    public static String rule(RuleFacts rule) {
        return RULE + rule.generator() + ":" + rule.id();
    }

    /// Home hosts that opened a conversation, up to 32.
    public int hosts() {
        return everyone.count();
    }

    /// Remembers that the host showed this thing.
    public void note(String key, Host host) {
        crowds.get(key, k -> new FewHosts()).add(host);
    }

    /// Takes an observation of a home host in; for the engine.
    public void add(Observation observation) {
        Host host = observation.seen().host();
        if (observation instanceof Flow flow) { // most are
            if (flow.phase() == Flow.Phase.OPENED && flow.seen().hostOpened()) {
                everyone.add(host);
                place(flow.seen().peer().address()).users.add(host);
            }
            return;
        }
        switch (observation) {
            case NameLookup lookup when lookup.seen().hostOpened() -> addLookup(lookup, host);
            case WebExchange web when web.seen().hostOpened() -> addPage(web, host);
            default -> {}
        }
    }

    private void addLookup(NameLookup lookup, Host host) {
        names.get(lookup.name().registered(), n -> new FewHosts()).add(host);
        for (NameLookup.Answer answer : lookup.answers()) {
            if (answer.type().equals("A") || answer.type().equals("AAAA")) {
                Address.parse(answer.data())
                        .ifPresent(address -> addName(place(address), lookup.name().text()));
            }
        }
    }

    private void addPage(WebExchange web, Host host) {
        Place place = place(web.seen().peer().address());
        if (!web.request().host().isEmpty()) {
            addName(place, web.request().host());
        }
        boolean browsed =
                web.request().headers().has("Referer")
                        && web.request().headers().has("Accept-Language")
                        && web.status() >= 200
                        && web.status() < 400;
        if (browsed) {
            place.browsers.add(host);
        }
    }

    private static void addName(Place place, String name) {
        if (place.names.size() < MOST_NAMES_OF_A_PEER) {
            place.names.add(name);
        }
    }

    private Place place(Address address) {
        return places.get(address, a -> new Place());
    }
}
