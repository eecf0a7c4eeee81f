package wolfhound.engine.detector;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// Somebody wrote the header of a sealed request by hand and put a browser's name in front: at
/// least two things in it no browser and no library writes, or none that still runs. That the
/// program wears a mask is another finding ([BrowserMask]); this is how it was made, and soft:
/// small honest programs are written by hand too, but have no sealed words for a script.
final class HandwrittenHeader implements Detector<HandwrittenHeader.Memory> {
    static final Sign BY_HAND =
            Sign.of(
                    "handwritten-header",
                    Behaviour.CALLBACK,
                    EvidenceClass.FINGERPRINT,
                    6,
                    "a sealed request under a browser's name with two or more things that only"
                            + " hands write",
                    "T1001.003");

    private static final int LEAST_FLAWS = 2;
    private static final int MOST_SERVERS = 32;

    private static final Pattern ENDED_BROWSER = Pattern.compile("MSIE [1-6]\\.");
    private static final Pattern ENDED_SYSTEM =
            Pattern.compile("Windows (?:95|98|ME|NT 4\\.0|NT 5\\.0)\\b");

    /// The years from which these are hardly met any more: the systems that they came with had been
    /// without repairs for years.
    private static final int BROWSER_ENDED = 2015;

    private static final int SYSTEM_ENDED = 2011;

    static final class Memory {
        final Bounded<String, Boolean> told = new Bounded<>(MOST_SERVERS);
    }

    @Override
    public String name() {
        return "handwritten-header";
    }

    @Override
    public List<Sign> signs() {
        return List.of(BY_HAND);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        WebRequest request = (WebRequest) observation;
        boolean sealed =
                Outside.is(request.seen())
                        && !request.body().isEmpty()
                        && !memory.told.contains(request.host())
                        && scene.facts(request).client() == WebClient.MASKED
                        && scene.facts(request).cargo().isSealed()
                        && RequestShape.asksAScript(request)
                        && !Outside.isVouched(request, scene);
        if (!sealed) {
            return;
        }
        List<String> flaws = flaws(request);
        if (flaws.size() < LEAST_FLAWS) {
            return;
        }
        memory.told.put(request.host(), true);
        scene.testify(
                Claim.of(
                                BY_HAND,
                                request.seen(),
                                "the header to "
                                        + WebCallHome.shortUrl(request)
                                        + " was written by hand: "
                                        + String.join(", ", flaws))
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, name()));
    }

    private static List<String> flaws(WebRequest request) {
        List<String> flaws = new ArrayList<>(HomemadeHeader.flaws(request));
        BrowserAgent.flaw(request.userAgent()).ifPresent(flaws::add);
        if (request.version().equals("1.0")) {
            flaws.add("a version of the protocol that browsers left long ago");
        }
        if (request.headers().lacks("Accept")) {
            flaws.add("not a word on what it accepts");
        }
        if (isOfAnotherAge(request)) {
            flaws.add("a browser that hardly anybody ran in " + year(request));
        }
        return flaws;
    }

    private static int year(WebRequest request) {
        return request.seen().at().atOffset(ZoneOffset.UTC).getYear();
    }

    /// The browser, or the system it says it runs on, was out of use when the request was made.
    static boolean isOfAnotherAge(WebRequest request) {
        int year = year(request);
        return year >= BROWSER_ENDED && ENDED_BROWSER.matcher(request.userAgent()).find()
                || year >= SYSTEM_ENDED && ENDED_SYSTEM.matcher(request.userAgent()).find();
    }
}
