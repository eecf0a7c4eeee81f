package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A program looks a name up, goes straight to the address it was given, and asks there for the
/// pages of somebody else, whom it never looked up: the request is dressed up for whoever reads
/// along.
///
/// Who wants a site looks the site up. Many sites share an address, and a name may have been looked
/// up before the watch began; so the address must have been met for the first time, within seconds
/// of the answer that gave it under the other name, and nobody may have asked there under that
/// name. Developers who try out a server so use tools that say what they are.
final class FalseHost implements Detector<FalseHost.Memory> {
    static final Sign FALSE =
            Sign.of(
                    "false-host",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    22,
                    "asked for the pages of a well-known site at an address just looked up under"
                            + " another name, by a program that hides its own",
                    "T1001.003",
                    "T1090.004");

    private static final Duration STRAIGHT = Duration.ofSeconds(5);
    private static final int MOST_NAMES = 2048;
    private static final int MOST_ADDRESSES = 256;
    private static final int MOST_TOLD = 2;

    static final class Memory {
        final Bounded<String, Boolean> asked = new Bounded<>(MOST_NAMES);
        final Bounded<Address, Given> given = new Bounded<>(MOST_ADDRESSES);
        final Bounded<Address, Boolean> shared = new Bounded<>(MOST_ADDRESSES);
        final Set<String> told = new HashSet<>();
    }

    /// @param name what was asked when an answer first gave the address
    private record Given(Instant at, String name) {}

    @Override
    public String name() {
        return "false-host";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FALSE);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(NameLookup.class, WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case NameLookup lookup -> learn(memory, lookup);
            case WebRequest request when Outside.is(request.seen()) ->
                    compare(memory, request, scene);
            default -> {}
        }
    }

    private static void learn(Memory memory, NameLookup lookup) {
        String name = lookup.name().text();
        memory.asked.put(site(name), true);
        for (NameLookup.Answer answer : lookup.answers()) {
            // What the name is another name for was asked with it.
            memory.asked.put(site(answer.name().text()), true);
            if (answer.type().equals("CNAME")) {
                memory.asked.put(site(answer.data()), true);
            }
            Address.parse(answer.data())
                    .ifPresent(address ->
                            memory.given.get(address, a -> new Given(lookup.seen().at(), name)));
        }
    }

    private static String site(String name) {
        return WebLure.registered(name.toLowerCase(Locale.ROOT));
    }

    private static void compare(Memory memory, WebRequest request, Scene scene) {
        String host = request.host();
        WebClient client = scene.facts(request).client();
        Address address = request.seen().peer().address();
        if (memory.asked.contains(site(host))) {
            memory.shared.put(address, true);
            return;
        }
        boolean dressed = client.hides() || client == WebClient.COMPONENT;
        Given given = memory.given.get(address);
        if (!dressed
                || given == null
                || host.indexOf('.') < 0
                || request.hostIsAddress()
                || request.target().contains("://")
                || request.headers().has("Via")
                || memory.shared.contains(address)
                || memory.told.size() >= MOST_TOLD
                || !isStraight(given, request, scene)
                || !memory.told.add(host)) {
            return;
        }
        boolean known = scene.knowledge().knows(Topic.POPULAR, host);
        scene.testify(
                Claim.of(
                                FALSE,
                                request.seen(),
                                "looked up "
                                        + given.name()
                                        + ", went to the address, and asked there for «"
                                        + host
                                        + "», which it never looked up, by "
                                        + client.words())
                        .began(given.at())
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, "false-host")
                        .strength(known ? 1 : 0.8));
    }

    /// The answer was asked for this conversation's sake: nobody had dealt with the address before.
    private static boolean isStraight(Given given, WebRequest request, Scene scene) {
        Instant first =
                scene.host()
                        .peer(request.seen().peer().address())
                        .map(peer -> peer.first())
                        .orElse(request.seen().at());
        return !first.isBefore(given.at()) && first.isBefore(given.at().plus(STRAIGHT));
    }
}
