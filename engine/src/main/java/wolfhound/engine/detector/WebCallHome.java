package wolfhound.engine.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A call home over HTTP, told by the shape of request and answer and never by the server: nobody
/// clicked to make it, it carries coded data, and what comes back is not made for people.
///
/// After ExecScent (Nelms, Perdisci, Ahamad: USENIX Security 2013): method, path, fields and
/// contents are weighed one by one. Each part that speaks for a call home adds to the strength;
/// parts that honest programs show (a name of their own, readable contents of a declared type) take
/// from it.
final class WebCallHome implements Detector<WebCallHome.Memory> {
    static final Sign TEMPLATE =
            Sign.of(
                    "web-call-home",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "request and answer have the shape of a call home in every part that was weighed",
                    "T1071.001",
                    "T1132");

    /// Points from which a request is worth a word; all parts together reach 35.
    private static final double LEAST = 14;

    private static final double FULL = 35;
    private static final int MOST_SHAPES = 128;
    private static final int CODED_RUN = 24;

    static final class Memory {
        final Bounded<String, Integer> told = new Bounded<>(MOST_SHAPES);
        final Bounded<String, Integer> times = new Bounded<>(MOST_SHAPES);
        final Set<String> browsed = new HashSet<>();
    }

    @Override
    public String name() {
        return "web-call-home";
    }

    @Override
    public List<Sign> signs() {
        return List.of(TEMPLATE);
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
        if (!Outside.is(web.seen())) {
            return;
        }
        WebRequest request = web.request();
        WebClient client = WebClient.of(request);
        if (client == WebClient.BROWSER && memory.browsed.size() < MOST_SHAPES && isPage(web)) {
            memory.browsed.add(request.host());
        }
        if (!client.hides() && client != WebClient.NAMED
                || memory.browsed.contains(request.host())) {
            return;
        }
        String shape = RequestShape.of(request);
        int times = memory.times.get(shape, s -> 0) + 1;
        memory.times.put(shape, times);
        Score score = score(web, client, times, scene);
        int told = memory.told.get(shape, s -> 0);
        int points = (int) score.points;
        if (score.points >= LEAST && points > told) {
            memory.told.put(shape, points);
            testify(web, score, scene);
        }
    }

    private void testify(WebExchange web, Score score, Scene scene) {
        WebRequest request = web.request();
        Instant began = request.seen().at();
        Excerpt bytes = request.body().isEmpty() ? web.body().excerpt() : request.body().excerpt();
        scene.testify(
                Claim.of(
                                TEMPLATE,
                                web.seen(),
                                request.method()
                                        + " to "
                                        + shortUrl(request)
                                        + " by "
                                        + WebClient.of(request).words()
                                        + ": "
                                        + String.join(", ", score.reasons))
                        .began(began)
                        .exhibit(request.seen().origin())
                        .about(request.url())
                        .strength(score.points / FULL)
                        .bytes(bytes));
    }

    private static final class Score {
        double points;
        final List<String> reasons = new ArrayList<>();

        void add(double more, String reason) {
            points += more;
            reasons.add(reason);
        }
    }

    private static Score score(WebExchange web, WebClient client, int times, Scene scene) {
        WebRequest request = web.request();
        Score score = new Score();
        boolean post = request.method().equals("POST");
        switch (client) {
            case MASKED -> score.points += 8;
            case NAMELESS -> score.points += 5;
            default -> score.points -= 4;
        }
        boolean says = post ? scoreBody(request.body(), score) : scoreTarget(request, score);
        if (!says) {
            return new Score();
        }
        if (Outside.asksBareAddress(request)) {
            score.add(5, "it asks a bare address");
        }
        if (RequestShape.asksAScript(request)) {
            score.add(post ? 3 : 2, "it feeds a script");
        }
        if (request.version().equals("1.0")) {
            score.points += 2;
        }
        scoreAnswer(web, score);
        if (times > 1) {
            score.add(Math.min(4, times), "the same shape " + times + " times");
        }
        if (scene.surroundings()
                        .othersShowing(
                                RequestShape.of(request) + " " + request.host(),
                                scene.host().host())
                >= 3) {
            score.add(-12, "several others here ask the same");
        }
        scene.surroundings()
                .note(RequestShape.of(request) + " " + request.host(), scene.host().host());
        return score;
    }

    /// @return whether the body says anything at all for a call home
    private static boolean scoreBody(Body body, Score score) {
        if (body.isEmpty()
                || body.kind() == FileKind.XML
                || body.kind() == FileKind.JSON
                || isHonestMedia(body)) {
            return false;
        }
        if (body.kind() == FileKind.MULTIPART) {
            score.add(8, "it uploads " + body.length() + " bytes as a form's file");
            return true;
        }
        boolean random =
                body.kind() == FileKind.RANDOM
                        || body.excerpt().looksRandom()
                                && !body.kind().isText()
                                && !body.kind().isArchive();
        boolean binary = body.kind() == FileKind.BINARY;
        if (random || binary) {
            boolean declaredBinary = body.declaredType().equals("application/octet-stream");
            double points =
                    (random ? 11 : body.declaredType().isEmpty() ? 10 : 8)
                            - (declaredBinary ? 2 : 0);
            score.add(
                    points,
                    "it sends "
                            + body.length()
                            + (random ? " bytes as random as a cipher's" : " binary bytes")
                            + (body.declaredType().isEmpty()
                                    ? " of no declared type"
                                    : declaredBinary ? "" : " declared as " + body.declaredType()));
            return true;
        }
        double coded = Coded.share(body.excerpt().text(), CODED_RUN);
        if (coded > 0.6) {
            score.add(
                    9,
                    String.format(
                            java.util.Locale.ROOT,
                            "%.0f %% of what it sends is coded",
                            coded * 100));
            return true;
        }
        score.points -= 2;
        return coded > 0.3 || body.kind() == FileKind.FORM || body.kind() == FileKind.TEXT;
    }

    /// Bytes of a type that says what they are, and that programs send all day.
    private static boolean isHonestMedia(Body body) {
        String type = body.declaredType();
        return type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.contains("ocsp")
                || type.contains("protobuf")
                || type.contains("msgpack")
                || type.contains("grpc")
                || type.contains("vnd.")
                || type.contains("ipp")
                || type.contains("dns-message")
                || body.kind() == FileKind.GZIP
                || body.kind().isImage();
    }

    private static boolean scoreTarget(WebRequest request, Score score) {
        int run =
                Math.max(
                        Coded.longestRun(request.query(), CODED_RUN),
                        Coded.longestRun(request.path(), 2 * CODED_RUN));
        if (run > 0) {
            score.add(
                    run >= 96 ? 9 : 6, "its address carries " + run + " characters of coded data");
            return true;
        }
        score.points -= 2;
        return !request.query().isEmpty() && RequestShape.asksAScript(request);
    }

    private static void scoreAnswer(WebExchange web, Score score) {
        if (!web.answered()) {
            return;
        }
        Body answer = web.body();
        if (answer.kind() == FileKind.RANDOM && answer.declaredType().startsWith("text/")) {
            score.add(
                    7,
                    "the answer says " + answer.declaredType() + " and is as random as a cipher's");
        } else if (answer.kind() == FileKind.RANDOM && answer.length() < 65_536) {
            score.add(4, "the answer is as random as a cipher's");
        } else if (answer.kind() == FileKind.BASE64_TEXT
                && answer.declaredType().startsWith("text/")) {
            score.add(5, "the answer is coded");
        } else if (answer.kind() == FileKind.TEXT
                && answer.length() > 256
                && Coded.share(answer.excerpt().text(), CODED_RUN) > 0.6) {
            score.add(5, "the answer is coded");
        } else if (answer.length() <= 64 && web.status() == 200) {
            score.add(
                    3,
                    answer.isEmpty()
                            ? "the answer is empty"
                            : "the answer is " + answer.length() + " bytes, made for no reader");
        } else if (answer.kind() == FileKind.HTML
                && web.status() == 200
                && answer.length() > 2048) {
            score.points -= 4;
        }
    }

    private static boolean isPage(WebExchange web) {
        return web.status() == 200 && web.body().kind() == FileKind.HTML;
    }

    static String shortUrl(WebRequest request) {
        String url = request.url();
        return url.length() > 80 ? url.substring(0, 77) + "…" : url;
    }
}
