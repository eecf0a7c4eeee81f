package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
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
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A program that reaches the host over HTTP in a way in which people do not fetch programs, and
/// what the host does next.
///
/// ## Delivery
///
/// An executable (or bytes as random as a cipher's, where an executable was meant) counts by how it
/// came: fetched by no browser, from a bare address, under a false name or type, right behind a
/// document, script or plug-in content. A program that a person fetches with a browser from a page
/// counts nothing.
///
/// ## First call
///
/// Within five minutes of a delivery the host turns, in a form that no browser uses, to an outside
/// server it never dealt with: the delivered program ran. That is cause and effect, and hard
/// evidence of its own.
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
    static final Sign TOUCHED =
            Sign.of(
                    "plugin-content-chain",
                    Behaviour.EXPOSURE,
                    EvidenceClass.EXPOSURE,
                    8,
                    "plug-in content or a document from a server that the host never dealt with, reached through another site",
                    "T1189");
    static final Sign FIRST_CALL =
            Sign.of(
                    "first-call-after-delivery",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    30,
                    "a first contact in a form that no browser uses, seconds after a program was delivered in a way that nobody fetches programs",
                    "T1204.002",
                    "T1071.001");

    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final double LEAST = 8;

    /// Points from which a first call is believed whole; below, in proportion.
    private static final double RUNS = 16;

    private static final int LARGE = 8 * 1024;
    private static final int MOST_CALLS = 4;

    static final class Memory {
        Optional<Delivery> strongest = Optional.empty();
        Instant lastBait = Instant.MIN;
        String bait = "";
        int calls;
        int told;
    }

    private record Delivery(Instant at, Seen seen, Address from, double points, String what) {}

    @Override
    public String name() {
        return "web-delivery";
    }

    @Override
    public List<Sign> signs() {
        return List.of(DELIVERY, TOUCHED, FIRST_CALL);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebExchange.class, SecureSession.class, RawDialogue.class, Flow.class);
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
            case WebExchange web -> {
                callByWeb(memory, web, scene);
                deliver(memory, web, scene);
            }
            case SecureSession session -> callBySession(memory, session, scene);
            case RawDialogue raw -> callRaw(memory, raw, scene);
            default -> {}
        }
    }

    private static void deliver(Memory memory, WebExchange web, Scene scene) {
        Body body = web.body();
        if (web.status() != 200 && web.status() != 206 || body.isEmpty()) {
            return;
        }
        WebRequest request = web.request();
        WebClient client = WebClient.of(request);
        if (isBait(body)) {
            bait(memory, web, client, scene);
            return;
        }
        boolean program = body.kind().isExecutable();
        boolean hidden = !program && isHiddenProgram(web, client);
        if (!program && !hidden) {
            return;
        }
        List<String> how = new ArrayList<>();
        double points = points(memory, web, client, program, how);
        if (points < LEAST) {
            return;
        }
        String what =
                (program ? "a program" : "bytes as random as a cipher's where a program fits")
                        + " of "
                        + body.length()
                        + " bytes from "
                        + WebCallHome.shortUrl(request);
        if (memory.strongest.isEmpty()
                || memory.strongest.get().points() <= points
                || memory.strongest.get().at().plus(BELIEVED).isBefore(web.seen().at())) {
            memory.strongest =
                    Optional.of(
                            new Delivery(
                                    web.seen().at(),
                                    web.seen(),
                                    web.seen().peer().address(),
                                    points,
                                    what));
        }
        if (memory.told++ < 8) {
            scene.testify(
                    Claim.of(
                                    DELIVERY,
                                    web.seen(),
                                    "received " + what + ": " + String.join(", ", how))
                            .began(request.seen().at())
                            .about(request.url())
                            .strength(points / 25)
                            .bytes(body.excerpt()));
        }
    }

    private static double points(
            Memory memory, WebExchange web, WebClient client, boolean program, List<String> how) {
        WebRequest request = web.request();
        Body body = web.body();
        double points = program ? 4 : 2;
        switch (client) {
            case MASKED, NAMELESS -> {
                points += 8;
                how.add("fetched by " + client.words());
            }
            case NAMED -> points += isScripted(request.userAgent()) ? 6 : -4;
            case BROWSER -> {
                boolean led = request.headers().has("Referer");
                boolean languages = request.headers().has("Accept-Language");
                points += languages ? (led ? -6 : 0) : 4;
                if (!languages) {
                    how.add("fetched by a component and not by a person browsing");
                }
            }
        }
        if (Outside.asksBareAddress(request)) {
            points += 6;
            how.add("from a bare address");
        }
        if (program && nameLies(request, body)) {
            points += 10;
            how.add("under the name of something else");
        }
        if (program && typeLies(body)) {
            points += 8;
            how.add("declared as " + body.declaredType());
        }
        if (Duration.between(
                                memory.lastBait.equals(Instant.MIN)
                                        ? Instant.EPOCH
                                        : memory.lastBait,
                                request.seen().at())
                        .compareTo(Duration.ofMinutes(2))
                < 0) {
            points += 7;
            how.add("right behind " + memory.bait);
        }
        return points;
    }

    /// Bytes without a kind, too random for anything but a cipher, that a program fetched as if
    /// they were a file.
    private static boolean isHiddenProgram(WebExchange web, WebClient client) {
        Body body = web.body();
        if (body.kind() != FileKind.RANDOM || body.length() < LARGE || client == WebClient.NAMED) {
            return false;
        }
        String type = body.declaredType();
        boolean media =
                type.startsWith("image/")
                        || type.startsWith("video/")
                        || type.startsWith("audio/")
                        || type.startsWith("font/");
        boolean lies = type.startsWith("text/") || type.startsWith("image/");
        return client.hides() && !media
                || lies
                || type.equals("application/x-msdownload")
                || type.equals("application/octet-stream") && client != WebClient.BROWSER;
    }

    private static boolean isBait(Body body) {
        return switch (body.kind()) {
            case FLASH, SILVERLIGHT, JAR, JAVA_CLASS, OLE, OOXML, RTF, LNK, POWERSHELL -> true;
            default -> false;
        };
    }

    /// Documents and plug-in content: what programs hide behind.
    private static void bait(Memory memory, WebExchange web, WebClient client, Scene scene) {
        memory.lastBait = web.seen().at();
        memory.bait =
                switch (web.body().kind()) {
                    case FLASH -> "Flash content";
                    case SILVERLIGHT -> "Silverlight content";
                    case JAR, JAVA_CLASS -> "a Java program";
                    case POWERSHELL -> "a PowerShell script";
                    case LNK -> "a shortcut";
                    default -> "an Office document";
                };
        boolean java =
                web.body().kind() == FileKind.JAR || web.body().kind() == FileKind.JAVA_CLASS;
        boolean lies =
                web.body().declaredType().startsWith("text/")
                        || web.body().declaredType().startsWith("image/");
        boolean stranger =
                scene.surroundings().othersWith(web.seen().peer().address(), scene.host().host())
                        == 0;
        boolean bare = Outside.asksBareAddress(web.request());
        boolean script = web.body().kind() == FileKind.POWERSHELL && client != WebClient.BROWSER;
        if (stranger && (java || lies || bare || script || isCodedAddress(web.request()))) {
            scene.testify(
                    Claim.of(
                                    TOUCHED,
                                    web.seen(),
                                    "received "
                                            + memory.bait
                                            + " from "
                                            + WebCallHome.shortUrl(web.request()))
                            .about(web.request().url()));
        }
    }

    private static boolean isCodedAddress(WebRequest request) {
        return Coded.longestRun(request.pathAndQuery(), 32) > 0;
    }

    private static boolean isScripted(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        return lower.contains("powershell")
                || lower.contains("winhttp")
                || lower.contains("hta")
                || lower.contains("certutil")
                || lower.contains("bitsadmin")
                || lower.length() < 6;
    }

    private static boolean nameLies(WebRequest request, Body body) {
        String path = request.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return FileNames.lies(name, body.kind());
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

    private static void callByWeb(Memory memory, WebExchange web, Scene scene) {
        WebClient client = WebClient.of(web.request());
        if (client.hides() && !isFetch(web)) {
            call(
                    memory,
                    web.seen(),
                    web.request().seen().at(),
                    client.words() + " asked " + WebCallHome.shortUrl(web.request()),
                    1,
                    scene);
        }
    }

    /// Another part of the delivery, not a call.
    private static boolean isFetch(WebExchange web) {
        return web.body().kind().isExecutable() || web.body().length() > 262_144;
    }

    private static void callBySession(Memory memory, SecureSession session, Scene scene) {
        boolean odd = session.seen().peer().port() != 443 && session.seen().peer().port() != 853;
        boolean unnamed = Outside.isUnnamed(session.seen(), scene.host());
        if (unnamed && session.serverName().isEmpty()) {
            call(
                    memory,
                    session.seen(),
                    session.seen().at(),
                    "an encrypted conversation to the bare address " + session.seen().peer(),
                    odd ? 1 : 0.7,
                    scene);
        }
    }

    private static void callRaw(Memory memory, RawDialogue raw, Scene scene) {
        boolean unnamed = Outside.isUnnamed(raw.seen(), scene.host());
        if (raw.name().isEmpty()
                && !raw.hostOpening().isEmpty()
                && (unnamed || raw.seen().peer().port() > 1024)) {
            call(
                    memory,
                    raw.seen(),
                    raw.turns().getFirst().at(),
                    "an unknown protocol to " + raw.seen().peer(),
                    0.9,
                    scene);
        }
    }

    private static void call(
            Memory memory, Seen seen, Instant began, String what, double strength, Scene scene) {
        if (memory.strongest.isEmpty() || memory.calls >= MOST_CALLS) {
            return;
        }
        Delivery delivery = memory.strongest.get();
        Duration after = Duration.between(delivery.at(), began);
        boolean inTime = !after.isNegative() && after.compareTo(BELIEVED) <= 0;
        boolean fresh =
                scene.host()
                        .peer(seen.peer().address())
                        .map(peer -> !peer.first().isBefore(delivery.at()))
                        .orElse(true);
        if (!inTime || !fresh || seen.peer().address().equals(delivery.from())) {
            return;
        }
        memory.calls++;
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
                        .strength(strength * Math.min(1, delivery.points() / RUNS)));
    }
}
