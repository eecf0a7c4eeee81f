package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// Tells a server outside, over HTTP, what only the host and its user know: its name, its user, an
/// inventory of it, passwords, key strokes. Honest programs that name their machine say who they
/// are; what counts is a program that hides its own name and tells the host's.
final class WebSecrets implements Detector<WebSecrets.Memory> {
    static final Sign NAMES =
            Sign.of(
                    "names-sent-by-web",
                    Behaviour.CALLBACK,
                    EvidenceClass.OWN_SECRET,
                    30,
                    "the host's own names in a request by a program that hides its own",
                    "T1082",
                    "T1041");
    static final Sign LOOT =
            Sign.of(
                    "loot-sent-by-web",
                    Behaviour.THEFT,
                    EvidenceClass.OWN_SECRET,
                    40,
                    "passwords, key strokes or a whole inventory in a request by a program that hides its name",
                    "T1041",
                    "T1555",
                    "T1056.001");

    private static final int MOST_TOLD = 2;

    static final class Memory {
        int told;
    }

    @Override
    public String name() {
        return "web-secrets";
    }

    @Override
    public List<Sign> signs() {
        return List.of(NAMES, LOOT);
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
        WebClient client = scene.facts(request).client();
        boolean listed = !scene.facts(request).toldInName().isEmpty();
        boolean named = client == WebClient.NAMED && !listed && !Outside.asksBareAddress(request);
        if (!Outside.is(request.seen())
                || client == WebClient.BROWSER
                || named
                || memory.told >= MOST_TOLD
                || Outside.isVouched(request, scene)) {
            return;
        }
        List<OwnSecrets.Found> found = OwnSecrets.in(scene.host(), request.pathAndQuery());
        if (found.isEmpty() && request.headers().has("Cookie")) {
            found = OwnSecrets.in(scene.host(), request.headers().first("Cookie"));
        }
        if (found.isEmpty() && listed) {
            found = OwnSecrets.in(scene.host(), request.userAgent());
        }
        if (found.isEmpty() && !request.body().isEmpty()) {
            found = OwnSecrets.in(scene.host(), request.body().excerpt().bytes());
        }
        if (found.isEmpty()) {
            key(memory, request, client, scene);
            return;
        }
        memory.told++;
        boolean loot = OwnSecrets.isLoot(found);
        double strength = strength(client, loot, found.size());
        scene.testify(
                Claim.of(
                                loot ? LOOT : NAMES,
                                request.seen(),
                                "told "
                                        + WebCallHome.shortUrl(request)
                                        + " "
                                        + OwnSecrets.words(found)
                                        + ", by "
                                        + client.words())
                        .about(request.url())
                        .strength(strength)
                        .bytes(request.body().excerpt()));
    }

    /// One name alone is what devices tell their makers all day; two names, or an inventory, are
    /// what thieves ask for.
    private static double strength(WebClient client, boolean loot, int found) {
        double whole = loot || found > 1 ? 1 : 0.4;
        return client.hides() ? whole : whole * (client == WebClient.LIBRARY ? 0.45 : 0.6);
    }

    /// A private key leaves the machine: what file-encrypting programs send to whoever will sell it
    /// back.
    private static void key(Memory memory, WebRequest request, WebClient client, Scene scene) {
        if (!request.body().excerpt().text().contains("PRIVATE KEY-----")) {
            return;
        }
        memory.told++;
        scene.testify(
                Claim.of(
                                LOOT,
                                request.seen(),
                                "sent a private key to "
                                        + WebCallHome.shortUrl(request)
                                        + ", by "
                                        + client.words())
                        .about(request.url())
                        .strength(0.9)
                        .bytes(request.body().excerpt()));
    }
}
