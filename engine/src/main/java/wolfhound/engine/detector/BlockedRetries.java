package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import wolfhound.model.Behaviour;
import wolfhound.model.Block;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Sign;

/// Attempts of a contained host to reach the peer that the user cut off: what runs in it still
/// runs. They confirm and are nothing new, so they weigh as what somebody told us to look for, and
/// prove nothing by themselves: a browser with an old tab open tries as well.
final class BlockedRetries implements Detector<BlockedRetries.Memory> {
    /// A page that reloads once and a mistyped address are less.
    private static final int LEAST = 3;

    private static final Sign RETRIES =
            Sign.of(
                    "retries-against-block",
                    Behaviour.CALLBACK,
                    EvidenceClass.INDICATOR,
                    10,
                    "the user's word that the peer was cut off, and the host keeps trying",
                    "T1071");

    static final class Memory {
        private int tries;
    }

    @Override
    public String name() {
        return "blocked-retries";
    }

    @Override
    public List<Sign> signs() {
        return List.of(RETRIES);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Flow.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        Flow flow = (Flow) observation;
        boolean vain = flow.phase() == Flow.Phase.UNANSWERED || flow.phase() == Flow.Phase.REFUSED;
        if (!vain || !flow.seen().hostOpened()) {
            return;
        }
        for (Block block : scene.host().blocks()) {
            boolean against =
                    block.peer().isPresent()
                            && block.covers(flow.seen().peer().address())
                            && !flow.seen().at().isBefore(block.at());
            if (against && ++memory.tries == LEAST) {
                scene.testify(
                        Claim.of(
                                        RETRIES,
                                        flow.seen(),
                                        "tried "
                                                + LEAST
                                                + " times to reach "
                                                + flow.seen().peer()
                                                + ", which you cut off: "
                                                + block.sentence())
                                .group(Group.Cause.DETECTOR, "blocked-retries"));
            }
        }
    }
}
