package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

/// A program that hides its name asked a service what the host's public address is, and told the
/// answer to a server of nobody's. That server sees the address anyway; who tells it does not know
/// whether he speaks to his master himself or through somebody else's machine.
///
/// Those who keep a dynamic name tell the address to whoever keeps it for them, and others ask a
/// second service where it lies; both are known. Players and clients of file sharing say their
/// name.
final class OwnAddressTold implements Detector<OwnAddressTold.Memory> {
    static final Sign TOLD =
            Sign.of(
                    "own-address-told",
                    Behaviour.CALLBACK,
                    EvidenceClass.OWN_SECRET,
                    22,
                    "the host's public address, learnt from a service, told to another server by a"
                            + " program that hides its name",
                    "T1016",
                    "T1041");

    private static final Pattern ADDRESS =
            Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])");

    /// Answers to the question are short.
    private static final int MOST_ANSWER = 4096;

    private static final int MOST_TEXT = 2048;
    private static final Duration KNOWN = Duration.ofMinutes(30);

    static final class Memory {
        String own = "";
        Instant since = Instant.MIN;
        Optional<WebExchange> learnt = Optional.empty();
        double told;
    }

    @Override
    public String name() {
        return "own-address-told";
    }

    @Override
    public List<Sign> signs() {
        return List.of(TOLD);
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
            case WebExchange web -> learn(memory, web, scene);
            case WebRequest request when isTold(memory, request, scene) ->
                    tell(memory, request, scene);
            default -> {}
        }
    }

    private static void learn(Memory memory, WebExchange web, Scene scene) {
        boolean answers =
                web.status() == 200
                        && !web.body().isEmpty()
                        && web.body().length() <= MOST_ANSWER
                        && scene.facts(web.request()).client() != WebClient.BROWSER
                        && scene.knowledge().knows(Topic.IP_CHECK, web.request().host());
        if (!answers) {
            return;
        }
        Matcher said = ADDRESS.matcher(web.body().excerpt().text());
        boolean own =
                said.find() && Address.parse(said.group()).filter(Outside::isPublic).isPresent();
        if (own) {
            memory.own = said.group();
            memory.since = web.seen().at();
            memory.learnt = Optional.of(web);
        }
    }

    private static boolean isTold(Memory memory, WebRequest request, Scene scene) {
        if (memory.own.isEmpty() || memory.since.plus(KNOWN).isBefore(request.seen().at())) {
            return false;
        }
        String host = request.host();
        boolean keeps =
                scene.knowledge().knows(Topic.IP_CHECK, host)
                        || request.path().startsWith("/nic/")
                        || request.headers().has("Authorization")
                        || request.pathAndQuery().toLowerCase(Locale.ROOT).contains("myip=");
        return !keeps
                && scene.facts(request).client().isAnonymous()
                && !host.equals(memory.own)
                && !Outside.isVouched(request, scene)
                && (isIn(request.pathAndQuery(), memory.own)
                        || isIn(request.headers().first("Cookie"), memory.own)
                        || isIn(request.body().excerpt().text(), memory.own));
    }

    private static boolean isIn(String text, String own) {
        if (text.length() < own.length()) {
            return false;
        }
        String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        return bounded.contains(own)
                || Disguises.views(bounded).stream().anyMatch(view -> view.text().contains(own));
    }

    private static void tell(Memory memory, WebRequest request, Scene scene) {
        WebClient client = scene.facts(request).client();
        double strength = client.hides() ? 1 : client == WebClient.ODD ? 0.8 : 0.5;
        if (strength <= memory.told) {
            return;
        }
        memory.told = strength;
        WebRequest asked = memory.learnt.orElseThrow().request();
        scene.testify(
                Claim.of(
                                TOLD,
                                request.seen(),
                                "learnt from "
                                        + asked.host()
                                        + " that its public address is "
                                        + memory.own
                                        + ", and told "
                                        + WebCallHome.shortUrl(request)
                                        + ", by "
                                        + client.words())
                        .exhibit(asked.seen().origin())
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, "own-address-told")
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }
}
