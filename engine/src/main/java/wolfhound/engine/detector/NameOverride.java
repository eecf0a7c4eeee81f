package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileKind;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A person fills in a form of a site in the clear, at an address that no answer ever gave for its
/// name, where others here reach the same site by other addresses and encrypted: the machine's own
/// table of names, or its proxy, was changed (pharming).
///
/// An address alone proves little, since names have many and caches keep old ones. What no cache
/// does is to take a site out of its encryption; and only a form, which somebody wants to read, is
/// worth a word.
final class NameOverride implements Detector<NameOverride.Memory> {
    static final Sign OVERRIDE =
            Sign.of(
                    "name-at-strange-address",
                    Behaviour.HIJACK,
                    EvidenceClass.PROTOCOL_LIE,
                    20,
                    "a form sent in the clear to an address that nobody was given for the name, which others here reach encrypted",
                    "T1557",
                    "T1565.001");

    private static final int MOST_NAMES = 32;

    static final class Memory {
        final Bounded<String, Boolean> told = new Bounded<>(MOST_NAMES);
    }

    @Override
    public String name() {
        return "name-override";
    }

    @Override
    public List<Sign> signs() {
        return List.of(OVERRIDE);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(WebRequest.class, SecureSession.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case SecureSession session
                    when session.seen().hostOpened() && !session.serverName().isEmpty() ->
                    scene.surroundings()
                            .note(secure(session.serverName().text()), scene.host().host());
            case WebRequest request when isFilledIn(request, scene) -> form(memory, request, scene);
            default -> {}
        }
    }

    private static void form(Memory memory, WebRequest request, Scene scene) {
        String name = request.host();
        int others = scene.surroundings().othersShowing(secure(name), scene.host().host());
        boolean asked =
                scene.host().namesOf(request.seen().peer().address()).stream()
                        .anyMatch(n -> n.text().equals(name));
        boolean bank = scene.knowledge().knows(Topic.BANKS, name);
        boolean blind = !scene.host().usesVisibleDns();
        if (blind || asked || others == 0 && !bank || memory.told.contains(name)) {
            return;
        }
        memory.told.put(name, true);
        scene.testify(
                Claim.of(
                                OVERRIDE,
                                request.seen(),
                                "filled in a form of "
                                        + name
                                        + " in the clear at "
                                        + request.seen().peer()
                                        + ", an address that no answer gave it for this name"
                                        + (others > 0
                                                ? "; " + others + " others here reach it encrypted"
                                                : ""))
                        .about(name)
                        .strength(others > 0 ? 1 : 0.5)
                        .group(Group.Cause.DETECTOR, "name-override"));
    }

    /// A browser posts a form in the clear to a name whose look-up would have been seen.
    private static boolean isFilledIn(WebRequest request, Scene scene) {
        return Outside.is(request.seen())
                && request.method().equals("POST")
                && request.body().kind() == FileKind.FORM
                && !request.host().isEmpty()
                && !request.hostIsAddress()
                && scene.facts(request).client() == WebClient.BROWSER;
    }

    private static String secure(String name) {
        return "encrypted " + name;
    }
}
