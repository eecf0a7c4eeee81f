package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// One program asks several servers that have nothing to do with each other the very same question:
/// a ring of fall-back servers or peers, or decoys around one true server. No single server is
/// blamed.
final class WebRing implements Detector<WebRing.Memory> {
    static final Sign RING =
            Sign.of(
                    "web-ring",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "the same question in the same shape to three or more unrelated servers by a program that hides its name",
                    "T1008",
                    "T1071.001");

    private static final int LEAST_SERVERS = 3;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int MOST_SHAPES = 64;
    private static final int MOST_SERVERS = 16;

    static final class Memory {
        final Bounded<String, Ring> rings = new Bounded<>(MOST_SHAPES);
    }

    private static final class Ring {
        final Set<String> servers = new LinkedHashSet<>();
        final Set<String> addresses = new LinkedHashSet<>();
        Instant first = Instant.MAX;
        int bare;
        int told;
    }

    @Override
    public String name() {
        return "web-ring";
    }

    @Override
    public List<Sign> signs() {
        return List.of(RING);
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
        WebRequest request = web.request();
        WebClient client = WebClient.of(request);
        if (!Outside.is(web.seen()) || !client.hides() || isOrdinary(web)) {
            return;
        }
        Ring ring = memory.rings.get(RequestShape.of(request), s -> new Ring());
        if (ring.first.equals(Instant.MAX) || ring.first.plus(WITHIN).isBefore(web.seen().at())) {
            ring.servers.clear();
            ring.addresses.clear();
            ring.bare = 0;
            ring.told = 0;
            ring.first = request.seen().at();
        }
        String server = registered(request);
        if (ring.servers.size() < MOST_SERVERS
                && ring.addresses.add(web.seen().peer().address().toString())
                && ring.servers.add(server)
                && Outside.asksBareAddress(request)) {
            ring.bare++;
        }
        if (ring.servers.size() >= LEAST_SERVERS && ring.servers.size() > ring.told) {
            ring.told = Integer.MAX_VALUE;
            testify(ring, web, scene);
        }
    }

    /// Things that programs fetch from many servers because that is how the web is made.
    private static boolean isOrdinary(WebExchange web) {
        String path = web.request().path();
        return path.equals("/")
                        && web.request().query().isEmpty()
                        && web.request().body().isEmpty()
                        && !Outside.asksBareAddress(web.request())
                || path.endsWith("/favicon.ico")
                || path.endsWith("robots.txt")
                || path.endsWith(".crl")
                || path.contains("ocsp")
                || web.body().kind() == FileKind.CERTIFICATE
                || web.request().body().declaredType().contains("ocsp")
                || web.body().kind().isImage()
                || web.body().kind() == FileKind.AUDIO_VIDEO;
    }

    private static String registered(WebRequest request) {
        if (request.hostIsAddress() || request.host().isEmpty()) {
            return request.seen().peer().address().toString();
        }
        String[] labels = request.host().split("\\.");
        int n = labels.length;
        return n < 2 ? request.host() : labels[n - 2] + "." + labels[n - 1];
    }

    private static void testify(Ring ring, WebExchange web, Scene scene) {
        WebRequest request = web.request();
        double strength =
                ring.bare >= LEAST_SERVERS
                                || !request.body().isEmpty()
                                || !request.query().isEmpty()
                        ? 1
                        : 0.6;
        scene.testify(
                Claim.of(
                                RING,
                                web.seen(),
                                "asked "
                                        + ring.servers.size()
                                        + " unrelated servers ("
                                        + String.join(", ", ring.servers)
                                        + ") the same "
                                        + request.method()
                                        + " "
                                        + RequestShape.path(request.path())
                                        + " within "
                                        + Duration.between(ring.first, web.seen().at()).toSeconds()
                                        + " s, by "
                                        + WebClient.of(request).words())
                        .began(ring.first)
                        .noPeer()
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }
}
