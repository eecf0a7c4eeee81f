package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.DomainName;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.FileNames;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A program that reaches the host over HTTP in a way in which people do not fetch programs, and
/// what the host does next.
///
/// ## Delivery
///
/// An executable (or bytes as random as a cipher's, where an executable was meant) counts by how it
/// came: fetched by no browser, from a bare address, under a false name or type, under a key, right
/// behind a document, script or plug-in content. A program that a person fetches with a browser
/// from a page counts nothing; updaters fetch by a name of their own, or from servers everybody
/// knows.
///
/// ## First call
///
/// Within minutes of a delivery the host turns, in a form that no browser uses, to an outside
/// server it never dealt with: the delivered program ran. That is cause and effect, and hard
/// evidence of its own. An installed program calls its maker too: so the weight follows how
/// strangely the program came, and a named server over TLS counts least.
final class WebDelivery implements Detector<WebDelivery.Memory> {
    static final Sign DELIVERY =
            Sign.of(
                    "program-delivered",
                    Behaviour.DELIVERY,
                    EvidenceClass.DELIVERY,
                    25,
                    "an executable under a false type from a bare address to no browser",
                    "T1105",
                    "T1204.002");
    static final Sign FIRST_CALL =
            Sign.of(
                    "first-call-after-delivery",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    30,
                    "a first contact in a form that no browser uses, seconds after a program was"
                            + " delivered in a way that nobody fetches programs",
                    "T1204.002",
                    "T1071.001");

    static final Sign FETCHED =
            Sign.of(
                    "program-fetched-by-lure",
                    Behaviour.DELIVERY,
                    EvidenceClass.CAUSALITY,
                    35,
                    "seconds after plug-in content, what is no browser fetched a hidden program"
                            + " from the very server that sent it",
                    "T1203",
                    "T1204.002");

    /// Plug-in content works at once, or not at all.
    private static final Duration EXPLOITS = Duration.ofSeconds(60);

    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    /// Points from which a delivery is strange enough to be the work of what came before it.
    private static final double STRANGE = 14;

    /// Points from which nothing but a hidden program was fetched.
    private static final double CERTAIN = 20;

    /// A delivered program that has not spoken for so long did not run, or does not speak.
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    /// Within so much a first call is hardly a coincidence.
    private static final Duration PROMPT = Duration.ofMinutes(5);

    private static final Duration BAIT_HOLDS = Duration.ofMinutes(2);
    private static final double LEAST = 8;

    /// Points from which a first call is believed whole; below, in proportion.
    private static final double RUNS = 16;

    /// The share of a first call that everybody may read, to a server with a name.
    private static final double READABLE_CALL = 0.65;

    /// The share of a first call to a server that nobody vouches for and that names nobody: the
    /// appliance that somebody installs and never set up shows as much.
    private static final double NOBODYS_CALL = 0.85;

    private static final int LARGE = 8 * 1024;
    private static final int FILE = 262_144;
    private static final int MOST_TOLD = 5;
    private static final int FAN_OUT = 8;
    private static final int MOST_PEERS = 64;

    static final class Memory {
        Optional<Delivery> strongest = Optional.empty();
        Instant lastBait = Instant.MIN;
        String bait = "";
        Optional<WebExchange> lure = Optional.empty();
        double strongestFetch;
        int calls;
        double strongestCall;
        int told;
        double strongestTold;
        final Set<Address> failed = new HashSet<>();
        final Set<Address> strangers = new HashSet<>();
        int failures;
    }

    private record Delivery(
            Instant at, Seen seen, Address from, String site, double points, String what) {}

    @Override
    public String name() {
        return "web-delivery";
    }

    @Override
    public List<Sign> signs() {
        return List.of(DELIVERY, FIRST_CALL, FETCHED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(
                WebRequest.class,
                WebExchange.class,
                SecureSession.class,
                RawDialogue.class,
                Flow.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (!Outside.is(observation.seen())) {
            return;
        }
        switch (observation) {
            case WebRequest request -> callByRequest(memory, request, scene);
            case WebExchange web -> {
                callByFetch(memory, web, scene);
                deliver(memory, web, scene);
            }
            case SecureSession session -> callBySession(memory, session, scene);
            case RawDialogue raw -> callRaw(memory, raw, scene);
            case Flow flow -> callByFlow(memory, flow, scene);
            default -> {}
        }
    }

    private static void deliver(Memory memory, WebExchange web, Scene scene) {
        Body body = web.body();
        if (web.status() != 200 && web.status() != 206 || body.isEmpty()) {
            return;
        }
        WebRequest request = web.request();
        WebClient client = scene.facts(request).client();
        Optional<String> lure = WebLure.bait(web);
        if (lure.isPresent()) {
            memory.lastBait = web.seen().at();
            memory.bait = lure.get();
            memory.lure = Optional.of(web);
        }
        Optional<String> masked = MaskedProgram.in(body);
        boolean program = body.kind().isExecutable() || masked.isPresent();
        boolean java = body.kind() == FileKind.JAR || body.kind() == FileKind.JAVA_CLASS;
        if (java || !program && !isHiddenProgram(web, client)) {
            return;
        }
        List<String> how = new ArrayList<>();
        masked.ifPresent(how::add);
        double points = points(memory, web, client, program, how) + (masked.isPresent() ? 12 : 0);
        if (scene.knowledge().knows(Topic.UPDATES, request.host())) {
            points -= 20;
        }
        if (points < LEAST) {
            return;
        }
        String what =
                (program ? "a program" : "bytes without a form where a program fits")
                        + " of "
                        + body.length()
                        + " bytes from "
                        + WebCallHome.shortUrl(request);
        keep(
                memory,
                new Delivery(
                        web.seen().at(),
                        web.seen(),
                        web.seen().peer().address(),
                        request.host(),
                        points,
                        what));
        fetched(memory, web, client, points, what, scene);
        if (memory.told >= MOST_TOLD && points < memory.strongestTold + 2) {
            return;
        }
        memory.told++;
        memory.strongestTold = Math.max(memory.strongestTold, points);
        scene.testify(
                Claim.of(DELIVERY, web.seen(), "received " + what + ": " + String.join(", ", how))
                        .began(request.seen().at())
                        .about(request.url())
                        .strength(points / 25)
                        .bytes(body.excerpt()));
    }

    /// The content of a page or document made another program fetch one: it was no page and no
    /// document. From the same server within a minute it is an exploit at work; from another, right
    /// behind a document, a macro may be, or a person who does two things.
    private static void fetched(
            Memory memory,
            WebExchange web,
            WebClient client,
            double points,
            String what,
            Scene scene) {
        boolean machine = client.isAnonymous() || client == WebClient.NAMED;
        if (memory.lure.isEmpty() || !machine || points < STRANGE) {
            return;
        }
        WebExchange lure = memory.lure.get();
        Duration after = Duration.between(lure.seen().at(), web.request().seen().at());
        Duration within = isPlugin(lure.body().kind()) ? EXPLOITS : BAIT_HOLDS;
        boolean same =
                isNextTo(lure.seen().peer().address(), web.seen().peer().address())
                        || isSameSite(lure.request().host(), web.request().host());
        boolean itself = isPlugin(lure.body().kind()) && isPluginsOwn(web.request());
        double strength =
                (same ? 0.8 : isPlugin(lure.body().kind()) ? 0.5 : 0.4)
                        * (client == WebClient.NAMED || client == WebClient.LIBRARY ? 0.7 : 1);
        if (same
                && (itself
                        || client.hides() && (points >= CERTAIN || isAtOnce(web, lure, after)))) {
            strength = 1;
        }
        if (after.isNegative()
                || after.compareTo(within) > 0
                || strength < memory.strongestFetch + 0.05) {
            return;
        }
        memory.strongestFetch = strength;
        scene.testify(
                Claim.of(
                                FETCHED,
                                web.seen(),
                                after.toSeconds()
                                        + " s after "
                                        + memory.bait
                                        + " from "
                                        + WebCallHome.shortUrl(lure.request())
                                        + ", "
                                        + client.words()
                                        + " fetched "
                                        + what)
                        .began(web.request().seen().at())
                        .exhibit(lure.seen().origin())
                        .group(Group.Cause.DETECTOR, "program-fetched-by-lure")
                        .strength(strength));
    }

    /// Content of a plug-in works within seconds, and what it fetches comes whole and from no page.
    /// Programs that help a browser to download take over the page it was on, and ask for parts.
    private static boolean isAtOnce(WebExchange web, WebExchange lure, Duration after) {
        return isPlugin(lure.body().kind())
                && after.compareTo(AT_ONCE) <= 0
                && web.status() == 200
                && !web.request().headers().has("Referer")
                && !web.request().headers().has("Range");
    }

    /// The plug-in that ran the content asks under its own name: programs that people install by
    /// Java come as Java.
    private static boolean isPluginsOwn(WebRequest request) {
        return request.userAgent().contains("Java/");
    }

    /// One address or its neighbours: rented together, they are one operator's.
    private static boolean isNextTo(Address one, Address other) {
        String first = one.toString();
        String second = other.toString();
        int end = first.lastIndexOf('.');
        return first.equals(second)
                || end > 0
                        && second.lastIndexOf('.') == end
                        && first.regionMatches(0, second, 0, end);
    }

    private static boolean isPlugin(FileKind kind) {
        return switch (kind) {
            case FLASH, SILVERLIGHT, JAR, JAVA_CLASS, PDF -> true;
            default -> false;
        };
    }

    private static boolean isSameSite(String one, String other) {
        return !one.isEmpty() && WebLure.registered(one).equals(WebLure.registered(other));
    }

    private static void keep(Memory memory, Delivery delivery) {
        boolean better =
                memory.strongest.isEmpty()
                        || memory.strongest.get().points() <= delivery.points()
                        || memory.strongest.get().at().plus(PROMPT).isBefore(delivery.at());
        if (better) {
            memory.strongest = Optional.of(delivery);
            memory.failed.clear();
            memory.strangers.clear();
            memory.failures = 0;
        }
    }

    private static double points(
            Memory memory, WebExchange web, WebClient client, boolean program, List<String> how) {
        WebRequest request = web.request();
        Body body = web.body();
        double points = (program ? 4 : 2) + byClient(request, client, how);
        if (Outside.asksBareAddress(request)) {
            points += 6;
            how.add("from a bare address");
        }
        if (program && client != WebClient.BROWSER && isNamedOtherwise(request)) {
            points += 4;
            how.add("under a name that no program has");
        }
        if (program && nameLies(request, body)) {
            points += 10;
            how.add("under the name of something else");
        }
        if (!program && isHollow(web)) {
            points += 8;
            how.add("under a name and type whose contents begin with a word of their own");
        }
        if (program && typeLies(body)) {
            points += 8;
            how.add("declared as " + body.declaredType());
        }
        boolean behindBait =
                !memory.lastBait.equals(Instant.MIN)
                        && !memory.lastBait.plus(BAIT_HOLDS).isBefore(request.seen().at())
                        && memory.lastBait.isBefore(web.seen().at());
        if (behindBait) {
            points += 7;
            how.add("right behind " + memory.bait);
        }
        return points;
    }

    private static double byClient(WebRequest request, WebClient client, List<String> how) {
        switch (client) {
            case MASKED, NAMELESS -> {
                how.add("fetched by " + client.words());
                return 8;
            }
            case COMPONENT -> {
                how.add("fetched by a component and not by a person browsing");
                return 6;
            }
            case ODD -> {
                how.add("fetched by " + client.words());
                return 6;
            }
            case LIBRARY -> {
                how.add("fetched by " + client.words());
                return isScripted(request.userAgent()) || isPluginsOwn(request) ? 8 : 4;
            }
            case NAMED -> {
                boolean script = isScripted(request.userAgent());
                if (script) {
                    how.add("fetched by a script of the system");
                }
                return script ? 6 : -4;
            }
            case BROWSER -> {
                return request.headers().has("Referer") ? -6 : 0;
            }
        }
        return 0;
    }

    /// Bytes without a kind, too random for anything but a cipher, that a program fetched as if
    /// they were a file.
    private static boolean isHiddenProgram(WebExchange web, WebClient client) {
        Body body = web.body();
        boolean unknown =
                body.kind() == FileKind.RANDOM
                        || body.kind() == FileKind.BINARY
                                && client.hides()
                                && body.declaredType().equals("text/html");
        if (!unknown || body.length() < LARGE || client == WebClient.NAMED) {
            return false;
        }
        String type = body.declaredType();
        boolean media =
                type.startsWith("image/")
                        || type.startsWith("video/")
                        || type.startsWith("audio/")
                        || type.startsWith("font/");
        boolean lies = type.startsWith("text/") || type.startsWith("image/") || isHollow(web);
        return client.hides() && !media
                || lies
                || type.equals("application/x-msdownload")
                || type.equals("application/octet-stream") && client != WebClient.BROWSER;
    }

    private static boolean isScripted(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        return lower.contains("powershell")
                || lower.contains("winhttp")
                || lower.contains("hta")
                || lower.contains("certutil")
                || lower.contains("bitsadmin");
    }

    /// Named and declared as a file that has a fixed beginning, and without it: nobody could open
    /// it as what it is called. A file cut off or begun in the middle is answered with another
    /// status.
    private static boolean isHollow(WebExchange web) {
        Body body = web.body();
        String type = body.declaredType();
        String extension = FileNames.extension(lastName(web.request()));
        return body.kind() == FileKind.RANDOM
                && web.status() == 200
                && switch (extension) {
                    case "pdf", "zip", "png", "gif" -> type.endsWith("/" + extension);
                    case "jpg", "jpeg" -> type.equals("image/jpeg");
                    case "exe", "scr", "dll" ->
                            type.contains("msdownload") || type.contains("msdos-program");
                    default -> false;
                };
    }

    private static boolean nameLies(WebRequest request, Body body) {
        return FileNames.lies(lastName(request), body.kind());
    }

    private static boolean isNamedOtherwise(WebRequest request) {
        String name = lastName(request);
        return !FileNames.isRunnable(name) && !FileNames.isHarmless(name);
    }

    private static String lastName(WebRequest request) {
        String path = request.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean typeLies(Body body) {
        String type = body.declaredType();
        return type.startsWith("image/")
                || type.startsWith("text/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.equals("application/pdf")
                || type.equals("application/javascript");
    }

    /// What carries something away is a call whatever is answered.
    private static void callByRequest(Memory memory, WebRequest request, Scene scene) {
        if (memory.strongest.isEmpty() || isPlainGet(request) || isHome(memory, request)) {
            return;
        }
        RequestFacts facts = scene.facts(request);
        WebClient client = facts.client();
        Cargo cargo = facts.cargo();
        boolean carries = cargo.kind() != Cargo.Kind.NOTHING && cargo.kind() != Cargo.Kind.READABLE;
        boolean pageless =
                client == WebClient.BROWSER
                        && cargo.isSealed()
                        && request.headers().lacks("Referer")
                        && request.headers().lacks("Origin");
        double strength =
                client.hides()
                        ? isTelling(request, facts) ? 1 : READABLE_CALL
                        : client.isAnonymous() && carries ? 0.7 : pageless ? 0.6 : 0;
        call(
                memory,
                request.seen(),
                client.words() + " asked " + WebCallHome.shortUrl(request),
                strength,
                scene);
    }

    /// A program that calls the site it came from calls its maker, whoever that is.
    private static boolean isHome(Memory memory, WebRequest request) {
        return memory.strongest
                .filter(delivery -> isSameSite(delivery.site(), request.host()))
                .isPresent();
    }

    /// What a program asks its maker anybody may read: its version, a licence.
    private static boolean isTelling(WebRequest request, RequestFacts facts) {
        return facts.cargo().isSealed()
                || facts.cargo().kind() == Cargo.Kind.UPLOAD
                || Outside.asksBareAddress(request)
                || CheckIn.isInventory(facts)
                || RequestShape.asksAScript(request) && !request.body().isEmpty();
    }

    private static boolean isPlainGet(WebRequest request) {
        return request.body().isEmpty() && request.query().isEmpty();
    }

    /// A request that carries nothing is a call unless it is another part of the delivery.
    private static void callByFetch(Memory memory, WebExchange web, Scene scene) {
        if (memory.strongest.isEmpty()) {
            return;
        }
        WebClient client = scene.facts(web.request()).client();
        boolean part =
                web.body().kind().isExecutable()
                        || web.body().length() > FILE
                        || MaskedProgram.in(web.body()).isPresent();
        if (client.hides() && isPlainGet(web.request()) && !part) {
            call(
                    memory,
                    web.request().seen(),
                    client.words() + " asked " + WebCallHome.shortUrl(web.request()),
                    Outside.asksBareAddress(web.request()) ? 1 : READABLE_CALL,
                    scene);
        }
    }

    private static void callBySession(Memory memory, SecureSession session, Scene scene) {
        if (memory.strongest.isEmpty()) {
            return;
        }
        boolean odd = session.seen().peer().port() != 443 && session.seen().peer().port() != 853;
        boolean unnamed = Outside.isUnnamed(session.seen(), scene.host());
        if (StrangeCertificate.isNobodys(session)) {
            call(
                    memory,
                    session.seen(),
                    "an encrypted conversation to "
                            + session.seen().peer()
                            + ", whose certificate «"
                            + StrangeCertificate.subjectOf(session)
                            + "» is nobody's",
                    unnamed && odd ? 1 : NOBODYS_CALL,
                    scene);
        } else if (unnamed && session.serverName().isEmpty()) {
            call(
                    memory,
                    session.seen(),
                    "an encrypted conversation to the bare address " + session.seen().peer(),
                    odd ? 1 : 0.7,
                    scene);
        } else if (isStranger(session, scene)) {
            call(
                    memory,
                    session.seen(),
                    "an encrypted conversation without a browser's handshake to "
                            + session.serverName(),
                    0.4,
                    scene);
        }
    }

    /// A server with a name that nobody here and no list knows, met by no browser's handshake.
    private static boolean isStranger(SecureSession session, Scene scene) {
        DomainName name = session.serverName();
        return !name.isEmpty()
                && session.alpn().isEmpty()
                && !scene.knowledge().knows(Topic.UPDATES, name)
                && !scene.knowledge().knows(Topic.SHARED_HOSTING, name)
                && !scene.knowledge().knows(Topic.PUBLIC_CONTENT, name)
                && !scene.knowledge().knows(Topic.CONNECTIVITY_CHECK, name)
                && scene.surroundings().othersLookingUp(name.registered(), scene.host().host()) == 0
                && scene.surroundings()
                                .othersWith(session.seen().peer().address(), scene.host().host())
                        == 0;
    }

    private static void callRaw(Memory memory, RawDialogue raw, Scene scene) {
        boolean unnamed = Outside.isUnnamed(raw.seen(), scene.host());
        if (raw.name().isEmpty()
                && !raw.hostOpening().isEmpty()
                && (unnamed || raw.seen().peer().port() > 1024)) {
            call(memory, raw.seen(), "an unknown protocol to " + raw.seen().peer(), 0.9, scene);
        }
    }

    /// Calls that nobody answers: a server that is gone, tried again and again or with its
    /// substitutes; or a burst at strangers.
    private static void callByFlow(Memory memory, Flow flow, Scene scene) {
        if (memory.strongest.isEmpty() || !isFresh(memory, flow.seen(), scene)) {
            return;
        }
        Address peer = flow.seen().peer().address();
        boolean failed =
                flow.phase() == Flow.Phase.UNANSWERED || flow.phase() == Flow.Phase.REFUSED;
        if (flow.seen().transport() == Transport.TCP && failed) {
            memory.failures++;
            if (memory.failed.size() < MOST_PEERS) {
                memory.failed.add(peer);
            }
            if (memory.failures >= 2 && memory.failed.size() <= 3) {
                call(
                        memory,
                        flow.seen(),
                        memory.failures
                                + " conversations to "
                                + memory.failed.size()
                                + " servers that do not answer",
                        memory.failures >= 4 ? 0.7 : 0.4,
                        scene);
            }
        }
        boolean burst =
                flow.seen().transport() == Transport.UDP
                        && flow.seen().peer().port() >= 1024
                        && Outside.isUnnamed(flow.seen(), scene.host());
        if (burst && memory.strangers.size() < MOST_PEERS && memory.strangers.add(peer)) {
            if (memory.strangers.size() == FAN_OUT) {
                call(
                        memory,
                        flow.seen(),
                        "datagrams to "
                                + FAN_OUT
                                + " addresses on port "
                                + flow.seen().peer().port()
                                + " that no name led to",
                        0.9,
                        scene);
            }
        }
    }

    /// Met for the first time since the delivery, in time, and not where the delivery came from.
    private static boolean isFresh(Memory memory, Seen seen, Scene scene) {
        Delivery delivery = memory.strongest.orElseThrow();
        Duration after = Duration.between(delivery.at(), seen.at());
        boolean fresh =
                scene.host()
                        .peer(seen.peer().address())
                        .map(peer -> !peer.first().isBefore(delivery.at()))
                        .orElse(true);
        return !after.isNegative()
                && after.compareTo(BELIEVED) <= 0
                && fresh
                && !seen.peer().address().equals(delivery.from());
    }

    private static void call(Memory memory, Seen seen, String what, double strength, Scene scene) {
        if (memory.strongest.isEmpty() || strength <= 0 || !isFresh(memory, seen, scene)) {
            return;
        }
        Delivery delivery = memory.strongest.get();
        Duration after = Duration.between(delivery.at(), seen.at());
        double whole =
                strength
                        * Math.min(1, delivery.points() / RUNS)
                        * (after.compareTo(PROMPT) <= 0 ? 1 : 0.7);
        if (memory.calls >= 2 && whole < memory.strongestCall + 0.05 || memory.calls >= MOST_TOLD) {
            return;
        }
        memory.calls++;
        memory.strongestCall = Math.max(memory.strongestCall, whole);
        scene.testify(
                Claim.of(
                                FIRST_CALL,
                                seen,
                                after.toSeconds()
                                        + " s after it received "
                                        + delivery.what()
                                        + ", "
                                        + what
                                        + ", which it never dealt with before")
                        .began(delivery.at())
                        .exhibit(delivery.seen().origin())
                        .group(Group.Cause.DETECTOR, "first-call-after-delivery")
                        .strength(whole));
    }
}
