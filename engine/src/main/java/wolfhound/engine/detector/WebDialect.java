package wolfhound.engine.detector;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A language of its own inside HTTP. Where [WebCallHome] weighs one request, this weighs what they
/// are together.
///
/// ## The dialogue
///
/// Again and again a program that hides its name sends the same server fresh coded data in the same
/// shape, and gets back little or more of the like. No page, no picture, no readable word ever
/// passes.
///
/// ## The mask
///
/// A program that claims to be a certain browser on a certain system, sends none of the fields that
/// this browser sends, and coded data instead, lies about what it is.
final class WebDialect implements Detector<WebDialect.Memory> {
    static final Sign DIALOGUE =
            Sign.of(
                    "coded-dialogue",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "three or more exchanges of ever new coded data in one shape with one server, and nothing readable beside them",
                    "T1071.001",
                    "T1573");
    static final Sign MASK =
            Sign.of(
                    "browser-mask",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    15,
                    "coded data by a program with a browser's name and none of its fields",
                    "T1001.003",
                    "T1036");

    private static final int LEAST_EXCHANGES = 3;
    private static final int MOST_TALKS = 64;
    private static final int CODED_RUN = 24;
    private static final int SMALL_ANSWER = 4096;

    static final class Memory {
        final Bounded<String, Talk> talks = new Bounded<>(MOST_TALKS);
        boolean masked;
    }

    private static final class Talk {
        final Set<Integer> contents = new HashSet<>();
        Instant first = Instant.MAX;
        int readable;
        boolean told;
    }

    @Override
    public String name() {
        return "web-dialect";
    }

    @Override
    public List<Sign> signs() {
        return List.of(DIALOGUE, MASK);
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
        if (!Outside.is(web.seen()) || !client.hides()) {
            return;
        }
        Talk talk =
                memory.talks.get(request.host() + " " + RequestShape.of(request), k -> new Talk());
        if (!isCoded(request)) {
            talk.readable++;
            return;
        }
        if (talk.first.equals(Instant.MAX)) {
            talk.first = request.seen().at();
        }
        if (isReadable(web.body())) {
            talk.readable++;
        }
        mask(memory, web, client, scene);
        if (talk.contents.size() < 16) {
            talk.contents.add(contents(request));
        }
        if (talk.contents.size() >= LEAST_EXCHANGES && talk.readable == 0 && !talk.told) {
            talk.told = true;
            scene.testify(
                    Claim.of(
                                    DIALOGUE,
                                    web.seen(),
                                    talk.contents.size()
                                            + " times new coded data in the same shape to "
                                            + WebCallHome.shortUrl(request)
                                            + ", and never a readable word back, by "
                                            + client.words())
                            .began(talk.first)
                            .about(request.url())
                            .strength(strength(request))
                            .bytes(request.body().excerpt()));
        }
    }

    private static void mask(Memory memory, WebExchange web, WebClient client, Scene scene) {
        WebRequest request = web.request();
        if (memory.masked
                || client != WebClient.MASKED
                || !claimsASystem(request.userAgent())
                || request.body().isEmpty()) {
            return;
        }
        memory.masked = true;
        scene.testify(
                Claim.of(
                                MASK,
                                web.seen(),
                                "claims to be \""
                                        + cut(request.userAgent())
                                        + "\" to "
                                        + WebCallHome.shortUrl(request)
                                        + " and sends coded data and none of that browser's fields")
                        .began(request.seen().at())
                        .about(request.url()));
    }

    /// To a script or a bare address it is a call home; to anything else honest programs may do so.
    private static double strength(WebRequest request) {
        return RequestShape.asksAScript(request) || Outside.asksBareAddress(request) ? 1 : 0.7;
    }

    static boolean isCoded(WebRequest request) {
        Body body = request.body();
        if (body.isEmpty()) {
            return Coded.longestRun(request.pathAndQuery(), 2 * CODED_RUN) > 0;
        }
        if (body.declaredType().contains("ocsp") || body.declaredType().contains("vnd.")) {
            return false;
        }
        boolean cipher = body.kind() == FileKind.RANDOM || body.kind() == FileKind.BINARY;
        return cipher
                || body.kind().isText() && Coded.share(body.excerpt().text(), CODED_RUN) > 0.6;
    }

    private static boolean isReadable(Body answer) {
        return switch (answer.kind()) {
            case HTML, XML, JSON, SCRIPT -> answer.length() > 256;
            case PNG, JPEG, GIF, ICO, WEBP, AUDIO_VIDEO, FONT, CERTIFICATE ->
                    !answer.declaredType().startsWith("text/");
            case TEXT ->
                    answer.length() > SMALL_ANSWER
                            && Coded.share(answer.excerpt().text(), CODED_RUN) < 0.5;
            default -> false;
        };
    }

    private static int contents(WebRequest request) {
        return request.body().isEmpty()
                ? request.target().hashCode()
                : request.body().excerpt().hashCode();
    }

    private static boolean claimsASystem(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        return lower.contains("windows nt")
                || lower.contains("macintosh")
                || lower.contains("x11")
                || lower.contains("compatible;");
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }
}
