package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.FileNames;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// An order over HTTP that is obeyed: a program without a name reports, the answer is a line with
/// an address in it (plain or coded), and seconds later the host fetches a program from just there.
///
/// Updaters do the like: they ask for a version and fetch what the answer names. They say their
/// name, or tell no more than a version, and fetch from their maker by a name that says program. So
/// what was reported, and whether the order leads elsewhere, decide how much it counts.
final class WebOrders implements Detector<WebOrders.Memory> {
    static final Sign OBEYED =
            Sign.of(
                    "web-order-obeyed",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    35,
                    "a program of no name reported, was answered with an address, and fetched a program from just there",
                    "T1071.001",
                    "T1105");

    private static final Duration OBEYS = Duration.ofMinutes(3);
    private static final int LONGEST_ORDER = 2048;
    private static final int LONGEST_MARKED = 512;
    private static final int MOST_ORDERS = 64;
    private static final int MOST_IN_ONE = 8;
    private static final int PROGRAM = 8 * 1024;
    private static final double LEAST = 0.3;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)http://([a-z0-9.-]{4,120})(?::\\d{2,5})?(/[!-~&&[^\"'<>|;,#\\\\]]*)?");

    static final class Memory {
        final Bounded<String, Order> orders = new Bounded<>(MOST_ORDERS);
        double told;
    }

    private record Order(Instant at, Seen seen, String asked, String site, double report) {}

    @Override
    public String name() {
        return "web-orders";
    }

    @Override
    public List<Sign> signs() {
        return List.of(OBEYED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebExchange.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebExchange web = (WebExchange) observation;
        WebClient client = scene.facts(web.request()).client();
        if (!Outside.is(web.seen())
                || !client.isAnonymous()
                || !web.answered()
                || Outside.isVouched(web.request(), scene)) {
            return;
        }
        obeyed(memory, web, client, scene);
        double report = report(web.request(), scene.facts(web.request()));
        if (report > 0 && isOrder(web.body())) {
            ordered(memory, web, report);
        }
    }

    /// A line for a program: no page, no list of a declared format. Marks in angle brackets make no
    /// page yet.
    private static boolean isOrder(Body answer) {
        return switch (answer.kind()) {
            case TEXT, FORM, BASE64_TEXT -> answer.length() <= LONGEST_ORDER;
            case HTML, XML -> answer.length() <= LONGEST_MARKED && !isPage(answer);
            default -> false;
        };
    }

    private static boolean isPage(Body answer) {
        String start = answer.excerpt().text().strip().toLowerCase(Locale.ROOT);
        return start.contains("<html")
                || start.startsWith("<?xml")
                || start.startsWith("<!doctype");
    }

    /// How little an updater would have reported so, 0 to 1.
    private static double report(WebRequest request, RequestFacts facts) {
        WebClient client = facts.client();
        boolean tells = facts.cargo().isSealed() || CheckIn.isInventory(facts);
        double by = client.hides() ? 1 : client == WebClient.ODD ? 0.8 : 0.6;
        boolean silent = request.body().isEmpty() && request.query().isEmpty();
        return by * (tells ? 1 : silent ? 0.2 : request.body().isEmpty() ? 0.5 : 0.7);
    }

    private static void ordered(Memory memory, WebExchange web, double report) {
        Order order =
                new Order(
                        web.seen().at(),
                        web.seen(),
                        WebCallHome.shortUrl(web.request()),
                        WebLure.registered(web.request().host()),
                        report);
        int found = 0;
        for (Disguises.View view : Disguises.views(web.body().excerpt().text())) {
            Matcher address = ADDRESS.matcher(view.text());
            while (address.find() && found++ < MOST_IN_ONE) {
                String path = address.group(2) == null ? "/" : address.group(2);
                memory.orders.put(key(address.group(1), path), order);
            }
        }
    }

    private static void obeyed(Memory memory, WebExchange web, WebClient client, Scene scene) {
        WebRequest request = web.request();
        Order order = memory.orders.get(key(request.host(), request.pathAndQuery()));
        if (order == null || web.status() != 200 || !isProgram(web.body())) {
            return;
        }
        Duration after = Duration.between(order.at(), request.seen().at());
        if (after.isNegative() || after.compareTo(OBEYS) > 0) {
            return;
        }
        boolean elsewhere =
                !order.site().equals(WebLure.registered(request.host()))
                        || Outside.asksBareAddress(request);
        boolean open = web.body().kind().isExecutable() && FileNames.isRunnable(lastName(request));
        double strength =
                order.report()
                        * (elsewhere ? 1 : 0.6)
                        * (open ? 0.8 : 1)
                        * (client.hides() || client == WebClient.COMPONENT ? 1 : 0.7);
        if (strength < LEAST || strength <= memory.told) {
            return;
        }
        memory.told = strength;
        scene.testify(
                Claim.of(
                                OBEYED,
                                web.seen(),
                                "was told by "
                                        + order.asked()
                                        + " to turn to "
                                        + WebCallHome.shortUrl(request)
                                        + ", and fetched a program of "
                                        + web.body().length()
                                        + " bytes there "
                                        + after.toSeconds()
                                        + " s later, by "
                                        + client.words())
                        .began(order.at())
                        .exhibit(order.seen().origin())
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, "web-orders")
                        .strength(strength)
                        .bytes(web.body().excerpt()));
    }

    private static boolean isProgram(Body body) {
        return body.kind().isExecutable()
                || MaskedProgram.in(body).isPresent()
                || body.kind() == FileKind.RANDOM && body.length() >= PROGRAM;
    }

    private static String lastName(WebRequest request) {
        String path = request.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String key(String host, String path) {
        return host.toLowerCase(Locale.ROOT) + path;
    }
}
