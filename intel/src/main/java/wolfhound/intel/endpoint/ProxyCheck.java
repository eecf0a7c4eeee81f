package wolfhound.intel.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.intel.endpoint.ProtectedNames.Kind;
import wolfhound.intel.endpoint.ProtectedNames.Protection;
import wolfhound.intel.endpoint.ProxyFinding.Purpose;
import wolfhound.model.Address;

/// Says of a proxy script whether it serves its owner or somebody else.
///
/// ## The rules
///
/// - A company sends all that is not its own through a proxy of its own.
/// - Who wants passwords sends a few sites through a proxy of his, and leaves the rest alone, so
///   that nobody notices. So it is the choice that tells: banks, mail, defences and updates through
///   a stranger go; other chosen sites through a stranger are asked (people get round borders so).
/// - All through a stranger is asked: companies rent such proxies.
/// - Sites that lead nowhere are blocked, as advertisers are; defences and updates are not
///   advertisers.
/// - A script that hides what it says is asked for that alone.
public final class ProxyCheck {
    /// Endings tried for patterns that leave theirs out, as `*bank*`.
    private static final List<String> ENDINGS =
            List.of(
                    "", ".com", ".com.br", ".net", ".org", ".de", ".co.uk", ".es", ".fr", ".it",
                    ".nl", ".pl", ".ru", ".com.au", ".gov.br");

    /// Patterns looked up of one choice.
    private static final int MOST_LOOKED_UP = 50_000;

    private static final int TOLD = 50;

    private final ProtectedNames protectedNames;
    private final List<ProxyFinding> findings = new ArrayList<>();

    private ProxyCheck(ProtectedNames protectedNames) {
        this.protectedNames = protectedNames;
    }

    /// What is to be said of a script, also of what may stay, in its order.
    public static List<ProxyFinding> of(ProxyScript script, ProtectedNames protectedNames) {
        ProxyCheck check = new ProxyCheck(protectedNames);
        ScriptSense sense = script.sense();
        sense.choices().forEach(check::choice);
        if (!sense.veils().isEmpty()) {
            check.say(
                    Purpose.VEILED,
                    0,
                    List.of(),
                    List.of(),
                    "the script hides what it says: " + String.join(", ", sense.veils()));
        }
        if (sense.unread() > 0) {
            check.say(
                    Purpose.UNREAD,
                    sense.firstUnread(),
                    List.of(),
                    List.of(),
                    (sense.unread() == 1 ? "an answer" : sense.unread() + " answers")
                            + " cannot be told without running it");
        }
        return List.copyOf(check.findings);
    }

    /// What is to be said of the place that a script is fetched from, where only that is known.
    ///
    /// @return empty where the text is no URL of the web
    public static Optional<ProxyFinding> ofUrl(String url) {
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
            return Optional.of(ofPlace(url, scheme, host));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static ProxyFinding ofPlace(String url, String scheme, String host) {
        List<String> place = List.of(url);
        return switch (Way.of(host)) {
            case NOWHERE, HERE ->
                    new ProxyFinding(
                            Purpose.KEPT_HERE,
                            0,
                            List.of(),
                            place,
                            "a program on this machine hands out the script: right only where you"
                                    + " know which");
            case INSIDE ->
                    new ProxyFinding(
                            Purpose.COMPANY,
                            0,
                            List.of(),
                            place,
                            "the script comes from the own network; fetch it and check the file");
            case ADDRESS, NAME ->
                    new ProxyFinding(
                            Purpose.STRANGER,
                            0,
                            List.of(),
                            place,
                            "the script comes from outside"
                                    + (scheme.equals("http")
                                            ? ", in the clear, so that anybody on the way can"
                                                    + " change it"
                                            : "")
                                    + ": right only where it is your company's; fetch it and check"
                                    + " the file");
        };
    }

    private void say(
            Purpose purpose, int line, List<String> names, List<String> proxies, String because) {
        findings.add(
                new ProxyFinding(
                        purpose, line, names.stream().limit(TOLD).toList(), proxies, because));
    }

    /// Where a proxy is.
    private enum Way {
        NOWHERE,
        HERE,
        INSIDE,
        ADDRESS,
        NAME;

        static Way of(String host) {
            Optional<Address> address = LooseAddress.parse(host);
            if (address.isEmpty()) {
                return host.equals("localhost") ? HERE : NameSense.isOwn(host) ? INSIDE : NAME;
            }
            Address place = address.get();
            if (place.isLoopback()) {
                return HERE;
            }
            boolean nowhere = place.isUnspecified() || place.isMulticast();
            return place.isPrivate() ? INSIDE : nowhere ? NOWHERE : ADDRESS;
        }

        boolean isOutside() {
            return this == ADDRESS || this == NAME;
        }
    }

    private void choice(ProxyChoice choice) {
        List<String> proxies =
                choice.proxies().stream().map(ProxyChoice.Proxy::toString).distinct().toList();
        // where one of them is outside, what goes there may be read there
        Way way =
                choice.proxies().stream()
                        .map(proxy -> Way.of(proxy.host()))
                        .filter(Way::isOutside)
                        .findFirst()
                        .orElseGet(() -> Way.of(choice.proxies().getFirst().host()));
        if (choice.isForAll()) {
            all(choice.line(), way, proxies);
        } else {
            some(choice, way, proxies);
        }
    }

    private void all(int line, Way way, List<String> proxies) {
        switch (way) {
            case INSIDE ->
                    say(
                            Purpose.COMPANY,
                            line,
                            List.of(),
                            proxies,
                            "all that is left goes through a proxy of the own network");
            case HERE ->
                    say(
                            Purpose.KEPT_HERE,
                            line,
                            List.of(),
                            proxies,
                            "all that is left goes through a program on this machine: right only"
                                    + " where you know which");
            case NOWHERE ->
                    say(
                            Purpose.BLOCKING,
                            line,
                            List.of(),
                            proxies,
                            "all that is left leads nowhere");
            case ADDRESS ->
                    say(
                            Purpose.STRANGER,
                            line,
                            List.of(),
                            proxies,
                            "all that is left goes through a bare public address: right only where"
                                    + " it is your company's");
            case NAME ->
                    say(
                            Purpose.STRANGER,
                            line,
                            List.of(),
                            proxies,
                            "all that is left goes through a proxy outside: right only where your"
                                    + " company rents it");
        }
    }

    private void some(ProxyChoice choice, Way way, List<String> proxies) {
        List<Hit> hits = hits(choice.names());
        List<String> names = new ArrayList<>(hits.stream().map(Hit::pattern).toList());
        choice.names().stream()
                .filter(name -> !names.contains(name))
                .limit(TOLD)
                .forEach(names::add);
        int line = choice.line();
        boolean guarded = hits.stream().anyMatch(Hit::isOfProtection);
        switch (way) {
            case ADDRESS, NAME -> {
                String among = among(hits);
                say(
                        hits.isEmpty() ? Purpose.CHOSEN_SITES : Purpose.REDIRECT,
                        line,
                        names,
                        proxies,
                        hits.isEmpty()
                                ? "chosen sites go through a proxy outside: right only where"
                                        + " somebody here meant it"
                                : "chosen sites, among them "
                                        + among
                                        + ", go through a proxy outside, which reads what is typed"
                                        + " there");
            }
            case NOWHERE ->
                    say(
                            guarded ? Purpose.BLOCKED_PROTECTION : Purpose.BLOCKING,
                            line,
                            names,
                            proxies,
                            guarded
                                    ? among(hits)
                                            + lead(hits)
                                            + " nowhere, so that protection fails"
                                    : "chosen sites lead nowhere, as ad-blocking does");
            case HERE ->
                    say(
                            hits.isEmpty() ? Purpose.BLOCKING : Purpose.KEPT_HERE,
                            line,
                            names,
                            proxies,
                            hits.isEmpty()
                                    ? "chosen sites lead to this machine"
                                    : among(hits)
                                            + lead(hits)
                                            + " to this machine: blocked, or a program here reads"
                                            + " along");
            case INSIDE ->
                    say(
                            hits.stream().anyMatch(Hit::isOfMoney)
                                    ? Purpose.DIVERTED_INSIDE
                                    : Purpose.COMPANY,
                            line,
                            names,
                            proxies,
                            hits.stream().anyMatch(Hit::isOfMoney)
                                    ? among(hits)
                                            + lead(hits)
                                            + " through a machine of the own network, and not all"
                                            + " does: right only where your company wants it"
                                    : "chosen sites go through a proxy of the own network");
        }
    }

    /// A pattern that is for a protected name.
    private record Hit(String pattern, Protection protection) {
        boolean isOfProtection() {
            return protection.kind() == Kind.SECURITY || protection.kind() == Kind.UPDATE;
        }

        boolean isOfMoney() {
            return protection.kind() != Kind.POPULAR && !isOfProtection();
        }
    }

    private static String among(List<Hit> hits) {
        if (hits.isEmpty()) {
            return "none";
        }
        Hit first = hits.getFirst();
        String name = first.protection().kind().whose() + " name (" + first.pattern() + ")";
        return hits.size() == 1 ? name : name + " and " + (hits.size() - 1) + " more";
    }

    private static String lead(List<Hit> hits) {
        return hits.size() == 1 ? " leads" : " lead";
    }

    private List<Hit> hits(List<String> patterns) {
        List<Hit> hits = new ArrayList<>();
        for (String pattern : patterns.subList(0, Math.min(patterns.size(), MOST_LOOKED_UP))) {
            protection(bare(pattern))
                    .filter(found -> found.kind() != Kind.POPULAR)
                    .ifPresent(found -> hits.add(new Hit(pattern, found)));
        }
        return hits;
    }

    private Optional<Protection> protection(String name) {
        // a word of three letters or less stands in too many names
        if (name.indexOf('.') < 0 && name.length() < 4) {
            return Optional.empty();
        }
        for (String ending : name.indexOf('.') < 0 ? ENDINGS : List.of("")) {
            Optional<Protection> found =
                    protectedNames.of(name + ending).filter(p -> p.holdsFor(name + ending));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// `*://www.bank.example/*`, `.bank.example` and `*bank.example*` as a name.
    private static String bare(String pattern) {
        String name = pattern;
        int scheme = name.indexOf("://");
        name = scheme >= 0 ? name.substring(scheme + 3) : name;
        int from = 0;
        while (from < name.length() && "*.?".indexOf(name.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < name.length() && "*/:?".indexOf(name.charAt(to)) < 0) {
            to++;
        }
        name = name.substring(from, to);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
