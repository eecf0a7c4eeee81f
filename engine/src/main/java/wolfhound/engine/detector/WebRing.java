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
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// One program asks several servers that have nothing to do with each other the very same question:
/// a ring of fall-back servers or peers, or decoys around one true server. No single server is
/// blamed.
///
/// The same question is: the same header, and either sealed contents (then paths and names of
/// fields may change, as they do where they are made up) or the same path and field names.
final class WebRing implements Detector<WebRing.Memory> {
    static final Sign RING =
            Sign.of(
                    "web-ring",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "the same question in the same shape to three or more unrelated servers by a"
                            + " program that hides its name",
                    "T1008",
                    "T1071.001");

    private static final int LEAST_SERVERS = 3;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int MOST_SHAPES = 64;
    private static final int MOST_SERVERS = 16;

    /// Answers so long are files: players and package tools fetch them from many servers.
    private static final int FILE = 65_536;

    static final class Memory {
        final Bounded<String, Ring> rings = new Bounded<>(MOST_SHAPES);
    }

    private static final class Ring {
        final Set<String> servers = new LinkedHashSet<>();
        final Set<String> addresses = new LinkedHashSet<>();
        Instant first = Instant.MAX;
        int bare;
        double told;
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
        return Set.of(WebRequest.class, WebExchange.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    /// What is posted speaks for itself; what is fetched is judged with its answer.
    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case WebRequest request when isPosted(request) -> asked(memory, request, scene);
            case WebExchange web when !isPosted(web.request()) && !isOrdinary(web) ->
                    asked(memory, web.request(), scene);
            default -> {}
        }
    }

    private static boolean isPosted(WebRequest request) {
        return !request.body().isEmpty()
                && !request.body().declaredType().contains("ocsp")
                && !request.path().contains("ocsp");
    }

    private static void asked(Memory memory, WebRequest request, Scene scene) {
        if (!Outside.is(request.seen()) || !Errand.isNobodys(request, scene)) {
            return;
        }
        Cargo cargo = scene.facts(request).cargo();
        Ring ring = memory.rings.get(question(request, cargo), s -> new Ring());
        if (ring.first.equals(Instant.MAX)
                || ring.first.plus(WITHIN).isBefore(request.seen().at())) {
            ring.servers.clear();
            ring.addresses.clear();
            ring.bare = 0;
            ring.told = 0;
            ring.first = request.seen().at();
        }
        if (ring.servers.size() < MOST_SERVERS
                && ring.addresses.add(request.seen().peer().address().toString())
                && ring.servers.add(registered(request))
                && Outside.asksBareAddress(request)) {
            ring.bare++;
        }
        double strength = strength(ring, request, scene.facts(request));
        if (strength > ring.told) {
            ring.told = strength;
            testify(ring, request, strength, scene);
        }
    }

    private static String question(WebRequest request, Cargo cargo) {
        String header = RequestShape.fields(request) + " " + request.userAgent();
        return request.method()
                + " "
                + (cargo.isSealed() || cargo.kind() == Cargo.Kind.UPLOAD
                        ? cargo.kind().name()
                        : request.path() + "?" + RequestShape.query(request.query()))
                + " "
                + header;
    }

    /// Two servers are few, and enough only where nobody else can read what they were told.
    private static double strength(Ring ring, WebRequest request, RequestFacts facts) {
        Cargo cargo = facts.cargo();
        boolean sealed = cargo.isSealed() || cargo.kind() == Cargo.Kind.UPLOAD;
        // Networks that share downloads ask their helpers by address, and say that bytes are bytes.
        boolean plain =
                WebCallHome.isPlainBytes(request) && WebClient.of(request) != WebClient.MASKED;
        if (ring.servers.size() < LEAST_SERVERS) {
            return ring.servers.size() == 2 && sealed && !plain ? 0.5 : 0;
        }
        boolean carries =
                ring.bare >= LEAST_SERVERS
                        || !request.body().isEmpty()
                        || !request.query().isEmpty();
        if (plain) {
            return 0.6;
        }
        // Who compares shops or watches many sites asks them the same, and anybody can read it.
        boolean readable = cargo.kind() == Cargo.Kind.FORM && !CheckIn.isInventory(facts);
        return readable && ring.bare < LEAST_SERVERS ? 0.4 : carries ? 1 : 0.6;
    }

    /// Things that programs fetch from many servers because that is how the web is made.
    private static boolean isOrdinary(WebExchange web) {
        String path = web.request().path();
        String type = web.body().declaredType();
        return path.equals("/")
                        && web.request().query().isEmpty()
                        && !Outside.asksBareAddress(web.request())
                || path.endsWith("/favicon.ico")
                || path.endsWith("robots.txt")
                || path.endsWith(".crl")
                || path.contains("ocsp")
                || web.body().kind() == FileKind.CERTIFICATE
                || web.body().kind().isImage()
                || web.body().kind() == FileKind.AUDIO_VIDEO
                || type.startsWith("image/")
                || type.startsWith("video/")
                || type.startsWith("audio/")
                || web.body().length() > FILE;
    }

    private static String registered(WebRequest request) {
        return request.hostIsAddress() || request.host().isEmpty()
                ? request.seen().peer().address().toString()
                : WebLure.registered(request.host());
    }

    private static void testify(Ring ring, WebRequest request, double strength, Scene scene) {
        scene.testify(
                Claim.of(
                                RING,
                                request.seen(),
                                "asked "
                                        + ring.servers.size()
                                        + " unrelated servers ("
                                        + String.join(", ", ring.servers)
                                        + ") the same "
                                        + request.method()
                                        + " "
                                        + RequestShape.path(request.path())
                                        + " within "
                                        + Duration.between(ring.first, request.seen().at())
                                                .toSeconds()
                                        + " s, by "
                                        + WebClient.of(request).words())
                        .began(ring.first)
                        .noPeer()
                        .group(Group.Cause.DETECTOR, "web-ring")
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }
}
