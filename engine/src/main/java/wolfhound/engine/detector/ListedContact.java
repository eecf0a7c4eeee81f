package wolfhound.engine.detector;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Indicator;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.Sighting;
import wolfhound.model.Sign;

/// What others listed, met in what the host did: soft evidence, as contact is never proof.
///
/// What a sighting is worth follows from the list (how sure, how old), from the tenure (who holds
/// the place, by lists and by the traffic: what else lives there, who else here reads it), and from
/// what was asked for: the listed page itself is more than a visit to its server, and a visit is
/// more than a look-up, which filters, previews and browsers make of any name that they see.
/// Innocent programs meet lists all day: of the names that a walk through popular sites asks for,
/// nearly one in a hundred is on a public list.
///
/// All that one list says is one cause: a list that is wrong is wrong often.
final class ListedContact implements Detector<ListedContact.Memory> {
    static final Sign LISTED =
            Sign.of(
                    "listed-contact",
                    Behaviour.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    10,
                    "somebody listed what the host dealt with; times what is left of the list's"
                            + " word",
                    "T1071");

    static final Sign FINGERPRINT =
            Sign.of(
                    "listed-fingerprint",
                    Behaviour.EXPOSURE,
                    EvidenceClass.FINGERPRINT,
                    4,
                    "the handshake looks as somebody listed it: it names a library and whoever uses"
                            + " it");

    /// Unrelated names at an address from which on it is shared, as for the witness of tenants.
    static final int SITES = 4;

    /// Others here who read pages there, from which on it is a site.
    static final int READERS = 2;

    private static final int MOST_TOLD = 256;

    static final class Memory {
        private final Bounded<String, Double> told = new Bounded<>(MOST_TOLD);
    }

    @Override
    public String name() {
        return "listed-contact";
    }

    @Override
    public List<Sign> signs() {
        return List.of(LISTED, FINGERPRINT);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Sighting.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        Sighting sighting = (Sighting) observation;
        Indicator indicator = sighting.indicator();
        boolean print = isPrint(indicator);
        // A listed machine of the host's own is somebody else's worry; its own handshake is not.
        if (!sighting.ofPeer() && !print || print && !isOwn(sighting)) {
            return;
        }
        Traffic traffic = Traffic.at(sighting, scene.surroundings());
        double worth = worth(sighting, traffic);
        String fact = indicator.from() + " " + indicator.label() + " " + indicator.value();
        Double told = memory.told.get(fact);
        if (told != null && told >= worth) {
            return;
        }
        memory.told.put(fact, worth);
        scene.testify(claim(sighting, traffic, worth, print ? FINGERPRINT : LISTED));
    }

    private static boolean isPrint(Indicator indicator) {
        return switch (indicator.kind()) {
            case JA3, JA3S, JA4 -> true;
            default -> false;
        };
    }

    /// Whether the fingerprint is that of the host's handshake, or of a server that it called.
    private static boolean isOwn(Sighting sighting) {
        return sighting.seen().hostOpened();
    }

    private static Claim claim(Sighting sighting, Traffic traffic, double worth, Sign sign) {
        Indicator indicator = sighting.indicator();
        Claim claim =
                Claim.of(sign, sighting.seen(), sentence(sighting, traffic, worth * decibans(sign)))
                        .about(about(sighting))
                        .group(Group.Cause.SOURCE, "list " + indicator.from())
                        .strength(worth);
        switch (sighting.where()) {
            case LOOK_UP, ANSWER, MAIL ->
                    sighting.server()
                            .ifPresentOrElse(
                                    server -> claim.peer(new Peer(server, 0)), claim::noPeer);
            default -> {}
        }
        if (!indicator.label().isEmpty()) {
            claim.family(indicator.label().toLowerCase(Locale.ROOT), 0.3);
        }
        return claim;
    }

    private static double decibans(Sign sign) {
        return sign.starting().decibans();
    }

    private static String about(Sighting sighting) {
        return switch (sighting.indicator().kind()) {
            case ADDRESS, ENDPOINT, NETWORK ->
                    sighting.server().map(Address::toString).orElse(sighting.met());
            default -> sighting.met();
        };
    }

    // ---- what it is worth

    private static double worth(Sighting sighting, Traffic traffic) {
        Indicator indicator = sighting.indicator();
        double shared = traffic.isShared() && isOfPlace(indicator) ? 0 : 1;
        return indicator.worth(sighting.seen().at()) * asked(sighting) * shared;
    }

    /// By what was asked of the place.
    private static double asked(Sighting sighting) {
        if (!sighting.itself()) {
            return 0.1;
        }
        if (!sighting.seen().hostOpened()) {
            return 0.1; // a stranger called; scanners call everybody
        }
        return switch (sighting.where()) {
            case LOOK_UP -> 0.4;
            case ANSWER, MAIL -> 0.2;
            case CONVERSATION -> 0.7;
            case HANDSHAKE -> 0.8;
            case REQUEST ->
                    switch (sighting.indicator().kind()) {
                        case URL -> 1;
                        case PATH -> 0.3; // as many servers have such a page
                        default -> 0.8;
                    };
            case FILE -> 1;
        };
    }

    /// Does it stand for a place, as against a page or a file on it.
    private static boolean isOfPlace(Indicator indicator) {
        return switch (indicator.kind()) {
            case ADDRESS, ENDPOINT, NETWORK, HOST_NAME, DOMAIN -> true;
            default -> false;
        };
    }

    /// What else lives where the indicator was met, and who else here reads it.
    private record Traffic(int sites, int readers) {
        static Traffic at(Sighting sighting, Surroundings surroundings) {
            Optional<Address> server = sighting.server();
            if (server.isEmpty() || server.get().isPrivate()) {
                return new Traffic(0, 0);
            }
            Set<String> others = new HashSet<>();
            for (String name : surroundings.namesOf(server.get())) {
                String owner = WebLure.registered(name);
                boolean own =
                        sighting.met().endsWith(owner)
                                || sighting.indicator().value().startsWith(name)
                                || Address.parse(name).isPresent();
                if (!own) {
                    others.add(owner);
                }
            }
            return new Traffic(
                    others.size(),
                    surroundings.othersBrowsing(server.get(), sighting.seen().host()));
        }

        boolean isShared() {
            return sites >= SITES || readers >= READERS;
        }

        String text() {
            String sites = sites() == 1 ? "1 other site" : sites() + " other sites";
            String readers =
                    readers() == 1
                            ? "1 other host here browses it"
                            : readers() + " other hosts here browse it";
            return sites() > 0 && readers() > 0
                    ? "the server carries " + sites + ", " + readers
                    : sites() > 0 ? "the server carries " + sites : readers() > 0 ? readers : "";
        }
    }

    // ---- in words

    private static String sentence(Sighting sighting, Traffic traffic, double decibans) {
        Indicator indicator = sighting.indicator();
        StringBuilder text = new StringBuilder();
        boolean calls = !sighting.seen().hostOpened() && sighting.ofPeer();
        text.append(calls ? "was called by" : sighting.where().text())
                .append(' ')
                .append(sighting.met());
        boolean port = indicator.kind() == Indicator.Kind.ENDPOINT;
        String around = (port ? ", of which " : ", on whose server ") + indicator.value() + " is";
        text.append(sighting.itself() ? "," : around)
                .append(" listed by ")
                .append(indicator.from());
        indicator
                .since()
                .ifPresent(since ->
                        text.append(" on ").append(since.atZone(ZoneOffset.UTC).toLocalDate()));
        if (!indicator.label().isEmpty()) {
            text.append(" as ").append(indicator.label());
        }
        if (indicator.isOver(sighting.seen().at())) {
            text.append(", taken back since");
        }
        if (!indicator.tenure().because().isEmpty()) {
            text.append("; ").append(indicator.tenure());
        }
        if (!traffic.text().isEmpty()) {
            text.append("; ").append(traffic.text());
        }
        double rounded = Math.round(decibans * 10) / 10.0;
        return text.append(": worth ")
                .append(rounded == 0 ? "0" : rounded < 0.1 ? "0.1" : String.valueOf(rounded))
                .toString();
    }
}
