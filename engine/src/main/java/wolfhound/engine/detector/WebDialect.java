package wolfhound.engine.detector;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Body;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A language of its own inside HTTP. Where [WebCallHome] weighs one request, this weighs what they
/// are together: again and again a program that hides its name sends the same server coded data in
/// the same header, whatever the path, and gets back little or more of the like. No page, no
/// picture, no readable word ever passes.
///
/// Honest telemetry does so under a name of its own, in a declared format, or to a server that also
/// gives out readable things.
final class WebDialect implements Detector<WebDialect.Memory> {
    static final Sign DIALOGUE =
            Sign.of(
                    "coded-dialogue",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "three or more exchanges of ever new coded data in one shape with one server,"
                            + " and nothing readable beside them",
                    "T1071.001",
                    "T1573");

    /// Two messages may be an accident of a program that starts; three are a habit.
    private static final int LEAST_MESSAGES = 2;

    private static final int ENOUGH = 3;
    private static final int MOST_TALKS = 64;
    private static final int MOST_CONTENTS = 16;
    private static final int SMALL_ANSWER = 4096;

    static final class Memory {
        final Bounded<String, Talk> talks = new Bounded<>(MOST_TALKS);
    }

    private static final class Talk {
        final Set<Integer> contents = new HashSet<>();
        Instant first = Instant.MAX;
        int messages;
        int readable;
        double told;
    }

    @Override
    public String name() {
        return "web-dialect";
    }

    @Override
    public List<Sign> signs() {
        return List.of(DIALOGUE);
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
        if (!Outside.is(observation.seen())) {
            return;
        }
        switch (observation) {
            case WebRequest request
                    when isUnmanned(request, scene) || Errand.isNobodys(request, scene) ->
                    said(memory, request, scene);
            case WebExchange web
                    when isReadable(web.body()) || WebCallHome.isWhatItSays(web.body()) -> {
                Talk talk = memory.talks.get(scene.facts(web.request()).correspondence());
                if (talk != null) {
                    talk.readable++;
                }
            }
            default -> {}
        }
    }

    /// What calls itself by one word has a name, if a poor one: players with a ticket do so, and
    /// only fetch.
    private static boolean isUnmanned(WebRequest request, Scene scene) {
        WebClient client = scene.facts(request).client();
        return client.isAnonymous() && !(client == WebClient.ODD && request.body().isEmpty());
    }

    private static void said(Memory memory, WebRequest request, Scene scene) {
        if (Outside.isVouched(request, scene)) {
            return;
        }
        RequestFacts facts = scene.facts(request);
        Talk talk = memory.talks.get(facts.correspondence(), k -> new Talk());
        Cargo cargo = facts.cargo();
        if (!cargo.isSealed() && cargo.kind() != Cargo.Kind.UPLOAD) {
            talk.readable++;
            return;
        }
        if (talk.messages == 0) {
            talk.first = request.seen().at();
        }
        talk.messages++;
        if (talk.contents.size() < MOST_CONTENTS) {
            talk.contents.add(contents(request));
        }
        double strength = strength(talk, request) * (cargo.isSealed() ? 1 : 0.7);
        if (talk.messages < LEAST_MESSAGES || talk.readable > 0 || strength <= talk.told) {
            return;
        }
        talk.told = strength;
        scene.testify(
                Claim.of(
                                DIALOGUE,
                                request.seen(),
                                talk.messages
                                        + " times coded data in the same shape to "
                                        + WebCallHome.shortUrl(request)
                                        + (talk.contents.size() > 1 ? ", ever new" : "")
                                        + ", and never a readable word back, by "
                                        + WebClient.of(request).words())
                        .began(talk.first)
                        .about(request.url())
                        .strength(strength)
                        .group(cause(request, scene))
                        .bytes(request.body().excerpt()));
    }

    /// That a talk goes on in a code is a part of the one oddity of an odd program; but who keeps
    /// it up behind a browser's name, with a script or under a false type, hides twice. (Chats that
    /// get through proxies so post bytes as bytes, to a service; counters of free programs post
    /// coded forms to one.)
    private static Group cause(WebRequest request, Scene scene) {
        boolean asBytes = request.body().declaredType().equals("application/octet-stream");
        boolean asForm = scene.facts(request).cargo().kind() == Cargo.Kind.CODED;
        boolean falsely = !asBytes && (!asForm || Outside.asksBareAddress(request));
        boolean hidesTwice =
                scene.facts(request).client() == WebClient.MASKED
                        && (RequestShape.asksAScript(request) || falsely);
        return hidesTwice ? new Group(Group.Cause.DETECTOR, "web-dialect") : Errand.talk(request);
    }

    /// New contents weigh whole, repetitions half; two messages less than three. To a script or a
    /// bare address it is a call home; to anything else honest programs may do so.
    private static double strength(Talk talk, WebRequest request) {
        int distinct = talk.contents.size();
        double messages = distinct + (talk.messages - distinct) * 0.5;
        double whole = messages >= ENOUGH ? 1 : messages >= 2 ? 0.7 : 0.5;
        boolean place = RequestShape.asksAScript(request) || Outside.asksBareAddress(request);
        WebClient client = WebClient.of(request);
        boolean hides = client.hides();
        double elsewhere = client == WebClient.NAMELESS ? 0.5 : 0.7;
        double bytes = WebCallHome.isPlainBytes(request) ? 0.55 : 1;
        return whole * (place ? 1 : elsewhere) * bytes * (hides ? 1 : 0.6);
    }

    static boolean isReadable(Body answer) {
        return switch (answer.kind()) {
            case HTML, XML, JSON, SCRIPT -> answer.length() > 256;
            case PNG, JPEG, GIF, ICO, WEBP, AUDIO_VIDEO, FONT, CERTIFICATE ->
                    !answer.declaredType().startsWith("text/");
            case TEXT ->
                    answer.length() > SMALL_ANSWER
                            && Coded.share(answer.excerpt().text(), 24) < 0.5;
            default -> false;
        };
    }

    private static int contents(WebRequest request) {
        return request.body().isEmpty()
                ? request.target().hashCode() * 31 + request.headers().first("Cookie").hashCode()
                : request.body().excerpt().hashCode();
    }
}
