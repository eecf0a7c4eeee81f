package wolfhound.intel.ground;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import wolfhound.model.Tenure.Kind;

/// What a warning list of the MISP project means for an indicator, by the list's own name: the
/// first line that fits decides.
public final class WarningList {
    /// Lists of popular sites that are longer hold sites that few visit.
    private static final int POPULAR = 10_001;

    /// … of those that count look-ups, as what programs ask for by themselves rises high there.
    private static final int POPULAR_BY_LOOK_UPS = 5_000;

    private WarningList() {}

    private record Meaning(Pattern name, Landmark landmark) {}

    private static Meaning of(String pattern, String what, Landmark.Sense sense, Kind tenure) {
        return new Meaning(
                Pattern.compile(pattern), new Landmark("MISP warning list", what, sense, tenure));
    }

    private static final List<Meaning> MEANINGS =
            List.of(
                    of("sinkhole", "a sinkhole", Landmark.Sense.PLACE, Kind.SINKHOLED),
                    of("parking", "where unused names lead", Landmark.Sense.PLACE, Kind.PARKED),
                    of("blockpage", "a filter's page", Landmark.Sense.PLACE, Kind.SINKHOLED),
                    of(
                            "dynamic dns",
                            "a service for dynamic names",
                            Landmark.Sense.SUFFIX,
                            Kind.DYNAMIC_NAME),
                    of(
                            "rfc ?[0-9]+|multicast|link.?local",
                            "reserved",
                            Landmark.Sense.IMPOSSIBLE,
                            Kind.UNKNOWN),
                    of(
                            "\\bcrl\\b|ocsp|trusted ca|trusted certificates",
                            "an authority's",
                            Landmark.Sense.IMPOSSIBLE,
                            Kind.PUBLIC_SERVICE),
                    of(
                            "\\bhash|eicar|false positive",
                            "a file that everybody has",
                            Landmark.Sense.IMPOSSIBLE,
                            Kind.UNKNOWN),
                    of("tlds", "a public suffix", Landmark.Sense.SUFFIX, Kind.UNKNOWN),
                    of(
                            "akamai|cloudflare ip|fastly|bunny|stackpath|\\bcdn\\b",
                            "the address of a content network",
                            Landmark.Sense.PLACE,
                            Kind.CLOUD_FRONT),
                    of(
                            "aws|azure|gcp|oracle|\\bovh\\b|github ip",
                            "the address of a cloud",
                            Landmark.Sense.PLACE,
                            Kind.REASSIGNABLE),
                    of(
                            "public dns",
                            "a resolver that serves the public",
                            Landmark.Sense.PLACE,
                            Kind.PUBLIC_SERVICE),
                    of(
                            "vpn|private relay|zscaler|proxy",
                            "the address of a private network or relay",
                            Landmark.Sense.PLACE,
                            Kind.PUBLIC_SERVICE),
                    of(
                            "scann|shodan|shadowserver|shadowforce|probethe|check-host|connection.attempt|tenable|cortex",
                            "a known scanner",
                            Landmark.Sense.PLACE,
                            Kind.PUBLIC_SERVICE),
                    of("bank", "a bank", Landmark.Sense.POPULAR, Kind.PUBLIC_SERVICE),
                    of("universit", "a university", Landmark.Sense.POPULAR, Kind.SHARED_SERVER));

    private static final Pattern RANKED =
            Pattern.compile("\\btop\\b|alexa|majestic|tranco|most.used");

    /// Lists of what no conversation shows.
    private static final Pattern UNSEEN =
            Pattern.compile("phone|contact e-mail|appid|application id|applicaiton");

    /// The meaning of the list; empty where nothing in it is ever seen on a network.
    public static Optional<Landmark> meaning(String name, boolean ofAddresses, int size) {
        String small = name.toLowerCase(Locale.ROOT);
        if (UNSEEN.matcher(small).find()) {
            return Optional.empty();
        }
        if (RANKED.matcher(small).find()) {
            int most = small.contains("umbrella") ? POPULAR_BY_LOOK_UPS : POPULAR;
            return Optional.of(
                    size <= most
                            ? Landmark.popular("MISP " + name, "a site that everybody visits")
                            : Landmark.place(
                                    "MISP " + name,
                                    "a site with many visitors",
                                    Kind.SHARED_SERVER));
        }
        for (Meaning meaning : MEANINGS) {
            if (meaning.name().matcher(small).find()) {
                Landmark mark = meaning.landmark();
                return Optional.of(
                        new Landmark("MISP " + name, mark.what(), mark.sense(), mark.tenure()));
            }
        }
        return Optional.of(
                ofAddresses
                        ? Landmark.place(
                                "MISP " + name,
                                "the address of a public service",
                                Kind.PUBLIC_SERVICE)
                        : Landmark.popular("MISP " + name, "a known site"));
    }
}
