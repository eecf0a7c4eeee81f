package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A program that claims to be a certain browser on a certain system, sends none of the fields that
/// this browser sends, and carries something away. It lies about what it is; how badly is weighed
/// by the header alone: fields that are missing, a name that no browser has, a system that this
/// machine is not.
///
/// Honest programs wear masks too, to get past servers that know browsers alone, and carry readable
/// forms: so what is carried scales the weight, and the mask alone never comes near to a proof.
final class BrowserMask implements Detector<BrowserMask.Memory> {
    static final Sign MASK =
            Sign.of(
                    "browser-mask",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    25,
                    "coded data by a program with a browser's name, none of its fields, and more"
                            + " about it that no browser has",
                    "T1001.003",
                    "T1036");

    private static final double FULL = 25;
    private static final int MOST_TOLD = 4;
    private static final int MOST_SERVERS = 128;

    static final class Memory {
        String system = "";
        final Set<String> unseen = new HashSet<>();
        final Bounded<String, String> faces = new Bounded<>(MOST_SERVERS);
        double strongest;
        int told;
    }

    @Override
    public String name() {
        return "browser-mask";
    }

    @Override
    public List<Sign> signs() {
        return List.of(MASK);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        RequestFacts facts = scene.facts(request);
        String system = systemSaid(request, facts);
        memory.system = system.isEmpty() ? memory.system : system;
        if (!Outside.is(request.seen()) || Outside.isVouched(request, scene)) {
            return;
        }
        WebClient client = facts.client();
        if (client.hides() && memory.unseen.size() < MOST_SERVERS) {
            memory.unseen.add(request.host());
        }
        List<String> how = new ArrayList<>();
        double points =
                client == WebClient.MASKED
                        ? points(memory, request, how) * carries(request, facts)
                        : disguised(memory, request, client, scene, how);
        if (points < 5 || points < memory.strongest + 2 || memory.told >= MOST_TOLD) {
            return;
        }
        memory.told++;
        memory.strongest = points;
        scene.testify(
                Claim.of(
                                MASK,
                                request.seen(),
                                "claims to be \""
                                        + cut(request.userAgent())
                                        + "\" to "
                                        + WebCallHome.shortUrl(request)
                                        + " and sends "
                                        + String.join(", ", how))
                        .about(request.url())
                        .strength(points / FULL)
                        .group(Group.Cause.DETECTOR, name())
                        .bytes(request.body().excerpt()));
    }

    /// The full dress of a browser that comes from a page of the server, and no browser was ever
    /// there: a lie, and a worse one where a program without a browser's name asked before.
    /// Scanners of links go where a browser went before them; a page that was open before the watch
    /// began is seldom on a server without a name.
    private static double disguised(
            Memory memory, WebRequest request, WebClient client, Scene scene, List<String> how) {
        boolean posts =
                client == WebClient.BROWSER
                        && request.method().equals("POST")
                        && request.headers().has("Referer")
                        && Errand.isPageless(request, scene.host());
        if (!posts) {
            return 0;
        }
        if (memory.unseen.contains(request.host())) {
            how.add(
                    "a page for its origin that no browser here fetched, where a program without a"
                            + " browser's name asked before");
            return 15;
        }
        boolean sealed = Errand.isNobodys(request, scene);
        boolean bare = Outside.asksBareAddress(request);
        if (!sealed || !bare && !WebCallHome.isMadeUp(request.host())) {
            return 0;
        }
        how.add(
                bare
                        ? "a page of a bare address for its origin, which it never fetched"
                        : "a page of a server whose name is no word for its origin, which it never"
                                + " fetched");
        return 12;
    }

    private static double points(Memory memory, WebRequest request, List<String> how) {
        double points = 12;
        boolean dressed = request.headers().has("Accept-Language");
        how.add(dressed ? "that browser's fields" : "none of that browser's fields");
        if (request.headers().lacks("Accept")) {
            points += 3;
            how.add("not even what it accepts");
        }
        if (request.version().equals("1.0")) {
            points += 3;
            how.add("a version of the protocol that browsers left long ago");
        }
        boolean own = isSealedToItsOwn(request);
        boolean unsendable = isUnsendable(request);
        if (own) {
            points += 4;
            how.add("to a script or an address of its own, which asks nobody for a browser");
        }
        if (unsendable) {
            points += own ? 4 : 6;
            how.add("bytes that no page can send so");
        }
        if (WebClient.isAssembled(request)) {
            points += 4;
            how.add("its fields in an order that this browser never had");
        }
        if (own && HandwrittenHeader.isOfAnotherAge(request)) {
            points += 2;
            how.add("the name of a browser of another age");
        }
        if (isPostWithoutOrigin(request)) {
            points += 3;
            how.add("a form without the page it stands on, which this browser always says");
        }
        Optional<String> flaw = BrowserAgent.flaw(request.userAgent());
        if (flaw.isPresent()) {
            points += 4;
            how.add("a name that is wrong: " + flaw.get());
        }
        String face = memory.faces.get(request.host(), h -> request.userAgent());
        if (!face.equals(request.userAgent())) {
            points += 3;
            how.add("another browser's name than it gave there before");
        }
        List<String> flaws = HomemadeHeader.flaws(request);
        if (!flaws.isEmpty()) {
            points += flaws.size() == 1 ? 3 : 5;
            how.add(flaws.getFirst());
        }
        String claimed = BrowserAgent.windows(request.userAgent());
        if (!memory.system.isEmpty() && !claimed.isEmpty() && !claimed.equals(memory.system)) {
            points += 4;
            how.add("Windows NT " + claimed + " where the system says " + memory.system);
        }
        return Math.min(FULL, points);
    }

    /// Chrome names the origin of whatever it posts, be it a page's, an extension's or none's
    /// (`null`): since 2010, and on every system.
    private static boolean isPostWithoutOrigin(WebRequest request) {
        String agent = request.userAgent();
        return request.method().equals("POST")
                && agent.contains(" Chrome/")
                && agent.contains("(Windows NT ")
                && request.headers().lacks("Origin")
                && request.headers().lacks("Via");
    }

    /// Masks are honest where a server turns away what is no browser. Who has a server that
    /// understands his own sealed language need not get past it.
    private static boolean isSealedToItsOwn(WebRequest request) {
        return !request.body().isEmpty()
                && Cargo.of(request).isSealed()
                && !WebCallHome.isPlainBytes(request)
                && (RequestShape.asksAScript(request) || Outside.asksBareAddress(request));
    }

    /// A form holds characters and a script has to say what it sends: bytes as a form, as text or
    /// as nothing come from no page of any browser.
    private static boolean isUnsendable(WebRequest request) {
        Cargo.Kind kind = Cargo.of(request).kind();
        boolean bytes = kind == Cargo.Kind.CIPHER || kind == Cargo.Kind.BINARY;
        String type = request.body().declaredType();
        boolean unsaid =
                type.isEmpty()
                        || type.equals("application/x-www-form-urlencoded")
                        || type.equals("text/html");
        return bytes && unsaid && !request.body().kind().isText();
    }

    /// The share that the mask counts, by what is carried under it.
    private static double carries(WebRequest request, RequestFacts facts) {
        return switch (facts.cargo().kind()) {
            case CIPHER, BINARY -> WebCallHome.isPlainBytes(request) ? 0.9 : 1;
            case CODED -> request.body().isEmpty() && !RequestShape.asksAScript(request) ? 0.6 : 1;
            case UPLOAD -> 0.7;
            case FORM -> CheckIn.isInventory(facts) ? 0.9 : 0.5;
            case NOTHING, READABLE -> 0;
        };
    }

    /// The version of Windows that the system itself, or a real browser, says.
    private static String systemSaid(WebRequest request, RequestFacts facts) {
        String component = BrowserAgent.windowsOfComponent(request.userAgent());
        if (!component.isEmpty()) {
            return component;
        }
        boolean browser =
                facts.client() == WebClient.BROWSER
                        && request.headers().has("Accept-Language")
                        && request.headers().has("Referer");
        return browser ? BrowserAgent.windows(request.userAgent()) : "";
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }
}
