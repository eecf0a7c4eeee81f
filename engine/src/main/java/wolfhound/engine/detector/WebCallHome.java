package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
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
                    "request and answer have the shape of a call home in every part that was"
                            + " weighed",
                    "T1071.001",
                    "T1132");

    /// Points from which a request is worth a word; all parts together reach 35.
    private static final double LEAST = 14;

    /// What is told again must be worth it: repetitions add up.
    private static final int MORE = 3;

    /// Points from which a request is told before its answer came.
    private static final double EARLY = 20;

    private static final double FULL = 35;

    /// Coded characters beyond which they are no token.
    private static final int LONG_CODE = 96;

    /// Bytes of an answer up to which it is a word and not a file.
    private static final int SHORT = 4096;

    private static final int MOST_SHAPES = 128;

    /// Claims that are told before only stronger ones are.
    private static final int TOLD_FREELY = 3;

    static final class Memory {
        final Bounded<String, Integer> told = new Bounded<>(MOST_SHAPES);
        final Bounded<String, Integer> times = new Bounded<>(MOST_SHAPES);
        final Set<String> browsed = new HashSet<>();
        int claims;
        int strongest;
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
        return Set.of(WebRequest.class, WebExchange.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    /// A request is weighed as soon as it is complete: a server that is dead or slow must not hold
    /// up the verdict. Its answer can only add.
    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (!Outside.is(observation.seen())) {
            return;
        }
        switch (observation) {
            case WebRequest request -> {
                count(memory, request, scene);
                weigh(memory, request, Optional.empty(), scene);
            }
            case WebExchange web -> {
                boolean page = web.status() == 200 && web.body().kind() == FileKind.HTML;
                if (page
                        && scene.facts(web.request()).client() == WebClient.BROWSER
                        && web.request().method().equals("GET")
                        && memory.browsed.size() < MOST_SHAPES) {
                    memory.browsed.add(web.request().host());
                }
                weigh(memory, web.request(), Optional.of(web), scene);
            }
            default -> {}
        }
    }

    private static void weigh(
            Memory memory, WebRequest request, Optional<WebExchange> answer, Scene scene) {
        RequestFacts facts = scene.facts(request);
        WebClient client = facts.client();
        boolean browser = client == WebClient.BROWSER;
        if (memory.browsed.contains(request.host())
                || Outside.isVouched(request, scene)
                || browser && !Errand.isNobodys(request, scene)) {
            return;
        }
        String key = facts.correspondence();
        int times = memory.times.get(program(request, facts), k -> 1);
        Score score = score(request, answer, facts, times, scene);
        int points = (int) score.points;
        // An address alone may be a ticket: what it opens is known with the answer.
        boolean early = answer.isEmpty() && (request.body().isEmpty() || points < EARLY);
        if (early || score.points < LEAST || points < memory.told.get(key, k -> 0) + MORE) {
            return;
        }
        memory.told.put(key, points);
        if (memory.claims >= TOLD_FREELY && points < memory.strongest + 2) {
            return;
        }
        memory.claims++;
        memory.strongest = Math.max(memory.strongest, points);
        testify(request, answer.isPresent() ? answer.get().seen() : request.seen(), score, scene);
    }

    /// One correspondence: the same program and server, whatever the path and the contents.
    static String key(WebRequest request) {
        return request.method()
                + " "
                + request.host()
                + " "
                + RequestShape.fields(request)
                + " "
                + request.userAgent();
    }

    private static void count(Memory memory, WebRequest request, Scene scene) {
        String program = program(request, scene.facts(request));
        memory.times.put(program, memory.times.get(program, k -> 0) + 1);
    }

    /// One program, wherever it turns: what it carries, sealed, in which header. Readable requests
    /// are told apart by their server.
    private static String program(WebRequest request, RequestFacts facts) {
        return facts.cargo().isSealed()
                ? request.method() + " " + RequestShape.fields(request) + request.userAgent()
                : facts.correspondence();
    }

    private static void testify(WebRequest request, Seen seen, Score score, Scene scene) {
        scene.testify(
                Claim.of(
                                TEMPLATE,
                                seen,
                                request.method()
                                        + " to "
                                        + shortUrl(request)
                                        + " by "
                                        + WebClient.of(request).words()
                                        + ": "
                                        + String.join(", ", score.reasons))
                        .began(request.seen().at())
                        .exhibit(request.seen().origin())
                        .about(request.url())
                        .strength(score.points / FULL)
                        .group(Errand.talk(request))
                        .bytes(request.body().excerpt()));
    }

    private static final class Score {
        double points;
        final List<String> reasons = new ArrayList<>();

        void add(double more, String reason) {
            points += more;
            reasons.add(reason);
        }
    }

    private static Score score(
            WebRequest request,
            Optional<WebExchange> answer,
            RequestFacts facts,
            int times,
            Scene scene) {
        Score score = new Score();
        boolean post = request.method().equals("POST");
        WebClient client = facts.client();
        scoreClient(request, client, score);
        Cargo cargo = facts.cargo();
        // A program with a name that fetches by a coded address has a ticket: players, file
        // sharing.
        boolean named = client == WebClient.NAMED || client == WebClient.ODD;
        boolean ticket = named && request.body().isEmpty();
        // Scripts of people fill in readable forms all day.
        boolean form = cargo.kind() == Cargo.Kind.FORM && client == WebClient.LIBRARY;
        if (ticket || form || !scoreCargo(facts, request.body(), score)) {
            return new Score();
        }
        if (isUnsaid(request, client, cargo)) {
            score.add(6, "no field of it says what a script would have to know");
        }
        scorePlace(request, post, score, scene);
        if (request.version().equals("1.0")) {
            score.points += 2;
        }
        if (isPlainBytes(request)) {
            score.points -= 3;
        }
        answer.filter(WebExchange::answered).ifPresent(web -> scoreAnswer(web, score));
        // That readable questions are asked again is what polling means.
        boolean polls = cargo.kind() == Cargo.Kind.FORM && !CheckIn.isInventory(facts);
        if (times > 1 && !polls) {
            score.add(Math.min(4, times), "the same shape " + times + " times");
        }
        String crowd = RequestShape.of(request) + " " + request.host();
        if (scene.surroundings().othersShowing(crowd, scene.host().host()) >= 3) {
            score.add(-12, "several others here ask the same");
        }
        scene.surroundings().note(crowd, scene.host().host());
        return score;
    }

    private static void scoreClient(WebRequest request, WebClient client, Score score) {
        switch (client) {
            case MASKED -> score.points += 8;
            case NAMELESS -> score.points += 6;
            case COMPONENT -> score.points += 4;
            case BROWSER -> {
                boolean says = request.headers().has("Referer");
                score.add(says ? 5 : 3, says ? "from a page that it never fetched" : "for no page");
            }
            case LIBRARY -> {}
            case ODD -> score.points += 4;
            case NAMED -> score.points -= 4;
        }
    }

    /// @return whether the request says anything at all for a call home
    private static boolean scoreCargo(RequestFacts facts, Body body, Score score) {
        Cargo cargo = facts.cargo();
        switch (cargo.kind()) {
            case NOTHING, READABLE -> {
                return false;
            }
            case FORM -> {
                if (CheckIn.isInventory(facts)) {
                    score.add(1, "it sends a form that nobody filled in");
                } else {
                    score.points -= 2;
                }
            }
            case UPLOAD -> score.add(8, cargo.words());
            case CODED ->
                    score.add(!body.isEmpty() || cargo.run() >= LONG_CODE ? 9 : 6, cargo.words());
            case BINARY ->
                    score.add(
                            body.declaredType().isEmpty() ? 10 : declared(body, 8), cargo.words());
            case CIPHER -> score.add(declared(body, 11), cargo.words());
        }
        return true;
    }

    /// Bytes that are said to be bytes are more honest than others.
    private static double declared(Body body, double points) {
        return body.declaredType().equals("application/octet-stream") ? points - 2 : points;
    }

    /// Bytes without a type for a script, under a browser's name: no page can send them, and no
    /// library leaves the type out by itself.
    private static boolean isUnsaid(WebRequest request, WebClient client, Cargo cargo) {
        boolean bytes = cargo.kind() == Cargo.Kind.CIPHER || cargo.kind() == Cargo.Kind.BINARY;
        return client == WebClient.MASKED
                && bytes
                && request.body().declaredType().isEmpty()
                && RequestShape.asksAScript(request);
    }

    /// Bytes that are called bytes, posted to no script: honest programs that seal what they say,
    /// chats and look-ups of security products among them, do just so.
    static boolean isPlainBytes(WebRequest request) {
        return request.body().declaredType().equals("application/octet-stream")
                && !RequestShape.asksAScript(request);
    }

    /// Where it goes: to no name, to an odd port, to a script, to a name that nobody would choose.
    private static void scorePlace(WebRequest request, boolean post, Score score, Scene scene) {
        int port = request.seen().peer().port();
        if (Outside.asksBareAddress(request)) {
            score.add(5, "it asks a bare address");
        } else if (isMadeUp(request.host())) {
            score.add(3, "the server's name is no word");
        } else if (scene.knowledge().knows(Topic.DYNAMIC_DNS, request.host())) {
            score.add(3, "the server has a dynamic name");
        }
        if (port != 80 && port != 8080 && port != 8000) {
            score.add(port == 443 ? 4 : 3, "on port " + port);
        }
        if (RequestShape.asksAScript(request)) {
            score.add(post ? 3 : 2, "it feeds a script");
        }
    }

    /// The part of the name that its owner chose is no word of any language.
    static boolean isMadeUp(String host) {
        String[] labels = host.split("\\.");
        return labels.length >= 2 && Words.isGibberish(labels[labels.length - 2]);
    }

    private static void scoreAnswer(WebExchange web, Score score) {
        Body answer = web.body();
        boolean text = answer.declaredType().startsWith("text/");
        boolean ok = web.status() == 200;
        if (isWhatItSays(answer) || web.status() == 206) {
            score.points -= 6;
        } else if (answer.kind() == FileKind.RANDOM && text) {
            score.add(
                    7,
                    "the answer says " + answer.declaredType() + " and is as random as a cipher's");
        } else if (answer.kind() == FileKind.BINARY
                && text
                && answer.length() < SHORT
                && answer.excerpt().printable() < 0.7) {
            score.add(6, "the answer says " + answer.declaredType() + " and is none");
        } else if (web.status() >= 400 && isUnreadable(answer)) {
            score.add(6, "the answer refuses with " + web.status() + " and carries bytes");
        } else if (answer.kind() == FileKind.RANDOM && answer.length() < 65_536) {
            score.add(4, "the answer is as random as a cipher's");
        } else if (text && isCodedText(answer)) {
            score.add(5, "the answer is coded");
        } else if (answer.length() <= 64 && ok) {
            score.add(
                    3,
                    answer.isEmpty()
                            ? "the answer is empty"
                            : "the answer is " + answer.length() + " bytes, made for no reader");
        } else if (answer.kind() == FileKind.HTML && ok && answer.length() > 2048) {
            score.points -= 4;
        }
    }

    /// Media and lists of media, under their own types: who gets them is a player.
    static boolean isWhatItSays(Body answer) {
        String type = answer.declaredType();
        boolean media =
                type.startsWith("video/")
                        || type.startsWith("audio/")
                        || type.startsWith("font/")
                        || type.startsWith("image/") && answer.kind().isImage();
        boolean list = type.contains("mpegurl") || type.contains("dash+xml");
        return !answer.isEmpty() && (media && !answer.kind().isExecutable() || list);
    }

    private static boolean isUnreadable(Body answer) {
        return answer.length() >= 16
                && (answer.kind() == FileKind.RANDOM
                        || answer.kind() == FileKind.BINARY && answer.excerpt().printable() < 0.7);
    }

    private static boolean isCodedText(Body answer) {
        return answer.kind() == FileKind.BASE64_TEXT
                || answer.kind() == FileKind.TEXT
                        && answer.length() > 32
                        && Coded.share(answer.excerpt().text(), 24) > 0.6;
    }

    static String shortUrl(WebRequest request) {
        String url = request.url();
        return url.length() > 80 ? url.substring(0, 77) + "…" : url;
    }
}
