package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A script among the pictures, styles or plug-ins of a site, to which a program that hides its
/// name posts what only it can read: somebody else moved in where the owner of the site never
/// looks. Sites keep no scripts for visitors there, and their own pages call what there is by a
/// browser, with the page in the request.
///
/// Owners' programs do speak to a site's scripts, at its front door (`xmlrpc.php`, `wp-json`) and
/// in readable formats.
final class SquattedSite implements Detector<SquattedSite.Memory> {
    static final Sign SQUATTED =
            Sign.of(
                    "squatted-site",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    22,
                    "sealed data posted, by a program that hides its name, to a script in a folder"
                            + " where sites keep none",
                    "T1584.004",
                    "T1071.001");

    /// Folders of content systems in which their own files lie.
    private static final Pattern SYSTEM =
            Pattern.compile(
                    "/(?:wp-includes|wp-content/(?:plugins|themes|uploads|cache|languages|upgrade)"
                            + "|wp-admin/(?:includes|css|js|images|maint|user)"
                            + "|administrator/components|components/com_[a-z]+|modules/mod_[a-z]+"
                            + "|sites/(?:all|default)/(?:modules|themes|files|libraries))/.*\\.(?:php|asp|aspx)$");

    /// Folders of pictures, styles and other things that nobody runs. Tools upload files there.
    private static final Pattern STORE =
            Pattern.compile(
                    "/(?:images?|img|css|fonts?|icons?|uploads?|tmp|cache)/[^?]*\\.(?:php|asp|aspx)$");

    private static final int MOST_SERVERS = 32;

    static final class Memory {
        final Bounded<String, Double> told = new Bounded<>(MOST_SERVERS);
    }

    @Override
    public String name() {
        return "squatted-site";
    }

    @Override
    public List<Sign> signs() {
        return List.of(SQUATTED);
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
        if (!Outside.is(request.seen()) || request.body().isEmpty()) {
            return;
        }
        String path = request.path().toLowerCase(Locale.ROOT);
        boolean system = SYSTEM.matcher(path).find();
        if (!system && !STORE.matcher(path).find()) {
            return;
        }
        RequestFacts facts = scene.facts(request);
        double strength = strength(facts, system);
        if (strength <= memory.told.get(request.host(), h -> 0.0)
                || !facts.client().hides()
                || request.headers().has("Origin")
                || Outside.isVouched(request, scene)) {
            return;
        }
        memory.told.put(request.host(), strength);
        scene.testify(
                Claim.of(
                                SQUATTED,
                                request.seen(),
                                "posts to "
                                        + WebCallHome.shortUrl(request)
                                        + ", a script where sites keep none for visitors, and "
                                        + said(facts)
                                        + ", by "
                                        + facts.client().words())
                        .about(request.url())
                        .group(Group.Cause.DETECTOR, name())
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }

    private static double strength(RequestFacts facts, boolean system) {
        Cargo cargo = facts.cargo();
        if (cargo.isSealed() || CheckIn.isInventory(facts)) {
            return system ? 1 : 0.8;
        }
        return system && cargo.kind() == Cargo.Kind.UPLOAD ? 0.6 : 0;
    }

    private static String said(RequestFacts facts) {
        return Optional.of(facts.cargo().words())
                .filter(words -> !words.isEmpty())
                .orElse("it tells of the machine");
    }
}
