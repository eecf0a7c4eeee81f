package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.FileNames;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A message of HTTP that is not what it says: a form that is no form, a page that is a cipher, a
/// request with a body where none belongs, by a program that hides its name. Servers mislabel files
/// all day; programs that hide do it to pass.
final class ContentLie implements Detector<ContentLie.Memory> {
    static final Sign LIE =
            Sign.of(
                    "content-lie",
                    Behaviour.CALLBACK,
                    EvidenceClass.PROTOCOL_LIE,
                    25,
                    "contents that are not what they are declared to be, both ways, in a program's own exchange",
                    "T1001.003",
                    "T1071.001");

    private static final int MOST_SERVERS = 64;
    private static final int WORTH = 24;

    /// Content codings that exist (IANA), and the names of character sets and others that honest
    /// programs put there by mistake.
    private static final Set<String> CODINGS =
            Set.of(
                    "gzip",
                    "x-gzip",
                    "deflate",
                    "br",
                    "zstd",
                    "compress",
                    "x-compress",
                    "identity",
                    "aes128gcm",
                    "exi",
                    "pack200-gzip",
                    "dcb",
                    "dcz",
                    "utf-8",
                    "utf8",
                    "none",
                    "iso-8859-1",
                    "ascii",
                    "us-ascii",
                    "amz-1.0",
                    "7bit",
                    "8bit",
                    "snappy",
                    "lz4",
                    "base64",
                    "chunked",
                    "text");

    static final class Memory {
        final Bounded<String, Double> told = new Bounded<>(MOST_SERVERS);
    }

    @Override
    public String name() {
        return "content-lie";
    }

    @Override
    public List<Sign> signs() {
        return List.of(LIE);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class, WebExchange.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request =
                observation instanceof WebExchange web ? web.request() : (WebRequest) observation;
        if (!Outside.is(observation.seen())
                || !Errand.isNobodys(request, scene) && !isProgramInDisguise(observation)
                || Outside.isVouched(request, scene)) {
            return;
        }
        Optional<String> asked = requestLie(request);
        Optional<String> answered =
                observation instanceof WebExchange web ? answerLie(web) : Optional.empty();
        double points =
                (asked.isPresent() ? (isOmission(request) ? 8 : 15) : 0)
                        + (answered.isPresent() ? isProgramInDisguise(observation) ? 22 : 15 : 0);
        if (points <= memory.told.get(request.host(), h -> 0.0)) {
            return;
        }
        memory.told.put(request.host(), points);
        String reason =
                asked.map(a -> answered.map(b -> a + ", and " + b).orElse(a))
                        .orElseGet(answered::orElseThrow);
        scene.testify(
                Claim.of(
                                LIE,
                                observation.seen(),
                                reason
                                        + " ("
                                        + WebCallHome.shortUrl(request)
                                        + ", by "
                                        + WebClient.of(request).words()
                                        + ")")
                        .began(request.seen().at())
                        .about(request.url())
                        .strength(points / 25)
                        .group(Errand.talk(request))
                        .bytes(asked.isPresent() ? request.body().excerpt() : answer(observation)));
    }

    /// RFC 9112, 3.2: a path, a whole address, a name with a port for CONNECT, or a star. No
    /// library can send anything else; who writes requests by hand can.
    private static boolean isNoTarget(WebRequest request) {
        String target = request.target();
        return !target.startsWith("/")
                && !target.contains("://")
                && !target.equals("*")
                && (request.method().equals("GET") || request.method().equals("POST"));
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 37) + "…" : text;
    }

    /// To leave out the type is no lie yet where nothing else is claimed: agents of small makers
    /// post sealed reports to their servers so.
    private static boolean isOmission(WebRequest request) {
        return request.body().declaredType().isEmpty()
                && request.method().equals("POST")
                && request.headers().lacks("Content-Encoding")
                && WebClient.of(request) == WebClient.NAMELESS
                && !RequestShape.asksAScript(request)
                && !Outside.asksBareAddress(request);
    }

    /// A program that is called a picture, a sound or a font, and declared as one, fetched by what
    /// is no browser. Servers tell the type by the name; who gave a program that name hides it, and
    /// who fetches it as a program knows.
    private static boolean isProgramInDisguise(Observation observation) {
        return observation instanceof WebExchange web
                && web.status() == 200
                && web.body().kind().isExecutable()
                && isMedia(web.body().declaredType())
                && FileNames.lies(lastName(web.request()), web.body().kind())
                && WebClient.of(web.request()).isAnonymous();
    }

    private static boolean isMedia(String type) {
        return type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.startsWith("font/");
    }

    private static String lastName(WebRequest request) {
        String path = request.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Excerpt answer(Observation observation) {
        return observation instanceof WebExchange web ? web.body().excerpt() : Excerpt.NONE;
    }

    private static Optional<String> requestLie(WebRequest request) {
        Body body = request.body();
        if (isNoTarget(request)) {
            return Optional.of("what it asks for, «" + cut(request.target()) + "», is no address");
        }
        if (body.length() < WORTH) {
            return Optional.empty();
        }
        boolean bodiless = request.method().equals("GET") || request.method().equals("HEAD");
        boolean cipher =
                body.kind() == FileKind.RANDOM
                        || body.kind() == FileKind.BINARY && body.excerpt().printable() < 0.7;
        if (bodiless && cipher) {
            return Optional.of(
                    "a " + request.method() + " carries " + body.length() + " bytes of body");
        }
        String coding = request.headers().first("Content-Encoding").toLowerCase(Locale.ROOT);
        if (!coding.isEmpty() && !CODINGS.contains(coding) && body.kind() != FileKind.JSON) {
            return Optional.of(
                    "what it sends is said to be coded as «" + coding + "», which is no coding");
        }
        String type = body.declaredType();
        if (cipher
                && (type.equals("application/x-www-form-urlencoded") || type.startsWith("text/"))) {
            return Optional.of("what it sends is declared as " + type + " and is binary");
        }
        if (cipher && type.isEmpty() && request.method().equals("POST")) {
            return Optional.of(
                    "it posts " + body.length() + " binary bytes without saying of what type");
        }
        return Optional.empty();
    }

    private static Optional<String> answerLie(WebExchange web) {
        Body body = web.body();
        boolean ok = web.status() == 200 && body.length() >= WORTH;
        // Scripts of honest sites forget the type of what they hand out as well: to browsers, and
        // to
        // programs that say their name.
        boolean word =
                web.status() == 200
                        && body.length() >= 3
                        && body.declaredType().equals("text/html")
                        && (body.kind() == FileKind.BINARY || body.kind() == FileKind.RANDOM)
                        && body.coding().isEmpty()
                        && body.excerpt().printable() < 0.7;
        if (word) {
            return Optional.of(
                    "the answer is declared as a page and is " + body.length() + " binary bytes");
        }
        if (ok
                && body.kind() == FileKind.RANDOM
                && body.coding().isEmpty()
                && (body.declaredType().startsWith("text/")
                        || body.declaredType().startsWith("image/"))) {
            return Optional.of(
                    "the answer is declared as "
                            + body.declaredType()
                            + " and is as random as a cipher's");
        }
        if (ok && body.kind().isExecutable() && isMedia(body.declaredType())) {
            return Optional.of(
                    "the answer is declared as " + body.declaredType() + " and is a program");
        }
        return Optional.empty();
    }
}
