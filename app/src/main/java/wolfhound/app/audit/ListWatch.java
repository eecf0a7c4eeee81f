package wolfhound.app.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wolfhound.app.audit.Sighted.Asked;
import wolfhound.app.audit.Sighted.LookUp;
import wolfhound.app.audit.Sighted.Lost;
import wolfhound.app.audit.Sighted.Meeting;
import wolfhound.model.Address;
import wolfhound.model.ConversationId;
import wolfhound.model.FileKind;
import wolfhound.model.Flow;
import wolfhound.model.Indicator;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Sighting;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// Looks on at one hunt: who met which entry first and where, and what a block of the lists would
/// have taken away. Judges nothing; the verdicts come at the end.
///
/// ## What a block takes away
///
/// - of a listed address, network or port: the conversation;
/// - of a listed name: its look-up, and with it the conversations with the addresses that were
///   answered; a conversation or request that names it;
/// - of a listed page: that request.
public final class ListWatch {
    private static final int MOST_CONVERSATIONS = 500_000;
    private static final int MOST_MEETINGS = 500_000;
    private static final int MOST_LOOK_UPS = 500_000;
    private static final int MOST_LED = 100_000;
    private static final int MOST_OF_A_CONVERSATION = 64;
    private static final String NO_ROOM = "lists: ";

    /// A host under a list.
    record Under(String list, Address host) {}

    private record Led(Address host, Address to) {}

    private final Map<Under, Meeting> meetings = new LinkedHashMap<>();
    private final Map<ConversationId, Lost> lost = new LinkedHashMap<>();
    private final Map<LookUp, Asked> lookUps = new LinkedHashMap<>();

    /// Addresses that listed names led a host to.
    private final Map<Led, LookUp> led = new HashMap<>();

    private final Map<String, Long> bounds = new TreeMap<>();
    private long knocks;

    /// @param observation as the source told it
    /// @param sightings that were made of it
    public void see(Observation observation, List<Sighting> sightings) {
        for (Sighting sighting : sightings) {
            meet(observation, sighting);
        }
        switch (observation) {
            case Flow flow when flow.phase() == Flow.Phase.OPENED -> follow(flow.seen());
            case WebRequest request when !lost.isEmpty() -> request(request);
            case WebExchange exchange when !lost.isEmpty() -> page(exchange);
            default -> {}
        }
    }

    private void meet(Observation observation, Sighting sighting) {
        if (!sighting.itself() || sighting.where() == Sighting.Where.ANSWER) {
            return; // no list is read so: that of a page says nothing of its server
        }
        if (!sighting.ofServer()) {
            knocks += sighting.where() == Sighting.Where.CONVERSATION ? 1 : 0;
            return;
        }
        Seen seen = sighting.seen();
        Address host = opener(seen);
        Under under = new Under(sighting.indicator().from(), host);
        Meeting known = meetings.get(under);
        if (known != null) {
            known.times++;
        } else if (hasRoom(meetings, MOST_MEETINGS, "hosts under a list")) {
            meetings.put(under, new Meeting(sighting));
        }
        if (observation instanceof NameLookup lookUp) {
            lookedUp(host, lookUp, sighting);
        } else {
            lose(seen, sighting, observation);
        }
    }

    private static Address opener(Seen seen) {
        return seen.hostOpened() ? seen.host().address() : seen.peer().address();
    }

    private static Peer opened(Seen seen) {
        return seen.hostOpened() ? seen.peer() : new Peer(seen.host().address(), seen.hostPort());
    }

    private void lookedUp(Address host, NameLookup lookUp, Sighting sighting) {
        LookUp key = new LookUp(host, sighting.indicator(), lookUp.name().text());
        Asked known = lookUps.get(key);
        if (known != null) {
            known.times++;
        } else if (hasRoom(lookUps, MOST_LOOK_UPS, "look-ups")) {
            lookUps.put(key, new Asked(sighting.seen().origin()));
        }
        for (NameLookup.Answer answer : lookUp.answers()) {
            boolean address = answer.type().equals("A") || answer.type().equals("AAAA");
            if (address && hasRoom(led, MOST_LED, "answers")) {
                Address.parse(answer.data()).ifPresent(to -> led.put(new Led(host, to), key));
            }
        }
    }

    /// Where a listed name led, there is no conversation without the look-up.
    private void follow(Seen seen) {
        if (led.isEmpty()) {
            return;
        }
        LookUp lookUp = led.get(new Led(opener(seen), opened(seen).address()));
        if (lookUp != null) {
            Lost one = lost(seen);
            if (one != null) {
                one.whole = true;
                one.sites.add(lookUp.name());
                add(one, lookUp.entry());
            }
        }
    }

    private void lose(Seen seen, Sighting sighting, Observation observation) {
        Lost one = lost(seen);
        if (one == null) {
            return;
        }
        Indicator entry = sighting.indicator();
        add(one, entry);
        switch (entry.kind()) {
            case ADDRESS, ENDPOINT, NETWORK -> one.whole = true;
            default -> {
                // of a conversation with many sites (a proxy's) only what is listed is lost
                if (observation instanceof WebRequest) {
                    one.lostRequests.add(seen.origin().packet());
                } else {
                    one.whole |=
                            sighting.where() == Sighting.Where.HANDSHAKE
                                    || sighting.where() == Sighting.Where.REQUEST;
                }
            }
        }
    }

    private static void add(Lost one, Indicator entry) {
        var entries =
                one.lists.computeIfAbsent(entry.from(), from -> new java.util.LinkedHashSet<>());
        if (entries.size() < MOST_OF_A_CONVERSATION) {
            entries.add(entry);
        }
    }

    private @Nullable Lost lost(Seen seen) {
        Lost known = lost.get(seen.conversation());
        if (known != null || !hasRoom(lost, MOST_CONVERSATIONS, "conversations")) {
            return known;
        }
        Lost fresh = new Lost(opener(seen), opened(seen), seen.origin());
        lost.put(seen.conversation(), fresh);
        return fresh;
    }

    private void request(WebRequest request) {
        Lost one = lost.get(request.seen().conversation());
        if (one == null) {
            return;
        }
        boolean itself = one.lostRequests.contains(request.seen().origin().packet());
        if (one.whole || itself) {
            one.requests++;
            if (one.sites.size() < MOST_OF_A_CONVERSATION) {
                one.sites.add(request.host());
            }
        }
    }

    private void page(WebExchange exchange) {
        Lost one = lost.get(exchange.seen().conversation());
        if (one == null) {
            return;
        }
        long packet = exchange.request().seen().origin().packet();
        boolean page = exchange.status() == 200 && exchange.body().kind() == FileKind.HTML;
        if (page && (one.whole || one.lostRequests.contains(packet))) {
            one.pages++;
        }
    }

    private boolean hasRoom(Map<?, ?> table, int most, String what) {
        if (table.size() < most) {
            return true;
        }
        bounds.merge(NO_ROOM + what + " beyond the bound", 1L, Long::sum);
        return false;
    }

    Map<Under, Meeting> meetings() {
        return meetings;
    }

    Map<ConversationId, Lost> lost() {
        return lost;
    }

    Map<LookUp, Asked> lookUps() {
        return lookUps;
    }

    Map<String, Long> bounds() {
        return bounds;
    }

    long knocks() {
        return knocks;
    }
}
