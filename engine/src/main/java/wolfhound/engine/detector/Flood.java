package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// One target, hundreds of conversations within seconds, and nothing in them: a part in somebody's
/// flood. Browsers open a few dozen to one site and fetch with each; load tests aim at machines of
/// their own, inside; a dead server is tried again and again, but with pauses.
final class Flood implements Detector<Flood.Memory> {
    static final Sign FLOOD =
            Sign.of(
                    "flood",
                    Behaviour.COMMAND,
                    EvidenceClass.EFFECT,
                    35,
                    "hundreds of empty conversations with one outside target within seconds; load tests"
                            + " aim inside",
                    "T1498.001",
                    "T1499");

    private static final int MOST_TARGETS = 32;
    private static final int LEAST = 300;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    static final class Memory {
        private final Bounded<Peer, Target> targets = new Bounded<>(MOST_TARGETS);
    }

    private static final class Target {
        Instant began = Instant.MIN;
        int opened;
        int useful;
        boolean told;
    }

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FLOOD);
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
        Seen seen = flow.seen();
        boolean judged =
                Outside.is(seen)
                        && (seen.transport() == Transport.TCP
                                || seen.transport() == Transport.UDP && seen.peer().port() != 53);
        if (!judged) {
            return;
        }
        // A flood by datagrams may go to a port after the other of its target.
        Peer key =
                seen.transport() == Transport.UDP
                        ? new Peer(seen.peer().address(), 0)
                        : seen.peer();
        Target target = memory.targets.get(key, k -> new Target());
        if (flow.phase() != Flow.Phase.OPENED) {
            target.useful += flow.peerBytes() > 0 ? 1 : 0;
            return;
        }
        if (target.opened == 0 || Duration.between(target.began, seen.at()).compareTo(WINDOW) > 0) {
            target.began = seen.at();
            target.opened = 0;
            target.useful = 0;
        }
        target.opened++;
        boolean floods = target.opened >= LEAST && target.useful * 20 < target.opened;
        if (floods && !target.told) {
            target.told = true;
            scene.testify(
                    Claim.of(
                                    FLOOD,
                                    seen,
                                    "opened "
                                            + target.opened
                                            + " conversations with "
                                            + seen.peer().address()
                                            + " within "
                                            + Duration.between(target.began, seen.at()).toMillis()
                                            + " ms, and said nothing in them")
                            .began(target.began));
        }
    }
}
