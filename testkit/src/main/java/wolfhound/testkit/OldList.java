package wolfhound.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wolfhound.engine.detector.Claim;
import wolfhound.engine.detector.Detector;
import wolfhound.engine.detector.Scene;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Observation;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.WebRequest;

/// A list of bad places that has grown old: accuses whoever deals with one of its addresses, as a
/// list that a user has would do. Wolfhound reads no lists of its own, and what answers old ones is
/// put on trial with this.
///
/// @param addresses that the list has
record OldList(Set<Address> addresses) implements Detector<OldList.Memory> {
    private static final Sign LISTED =
            Sign.of(
                    "listed-place",
                    Behaviour.EXPOSURE,
                    EvidenceClass.INDICATOR,
                    10,
                    "a list has this address");

    static final class Memory {
        private final Set<Address> told = new HashSet<>();
    }

    @Override
    public String name() {
        return "old-list";
    }

    @Override
    public List<Sign> signs() {
        return List.of(LISTED);
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
        Seen seen = observation.seen();
        Address peer = seen.peer().address();
        if (seen.hostOpened() && addresses.contains(peer) && memory.told.add(peer)) {
            scene.testify(
                    Claim.of(LISTED, seen, "dealt with " + peer + ", which a list has")
                            .about(peer.toString()));
        }
    }
}
