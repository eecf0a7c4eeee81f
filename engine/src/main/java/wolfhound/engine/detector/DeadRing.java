package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// A list of servers known by address alone, tried one after another on the ports of services and
/// found dead: a loader that looks for its relays. Scanners and file sharing try many at once, and
/// file sharing on ports of its own; programs that fall back from one gate to the next ask for
/// their names.
final class DeadRing implements Detector<DeadRing.Memory> {
    static final Sign RING =
            Sign.of(
                    "dead-ring",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    20,
                    "unnamed addresses on several ports of services, tried one at a time and in vain;"
                            + " tunnels that fall back do so with a few",
                    "T1008",
                    "T1571");

    private static final int LEAST = 6;
    private static final int FULL = 10;
    private static final int MOST = 64;
    private static final int LEAST_PORTS = 2;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    static final class Memory {
        final Set<Address> dead = new LinkedHashSet<>(4);
        final Set<Integer> ports = new LinkedHashSet<>(4);
        Instant began = Instant.MAX;
        int open;
        int atOnce;
        int told;
    }

    @Override
    public String name() {
        return "dead-ring";
    }

    @Override
    public List<Sign> signs() {
        return List.of(RING);
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
                seen.transport() == Transport.TCP
                        && Outside.is(seen)
                        && Outside.isServicePort(seen.peer().port())
                        && Outside.isUnnamed(seen, scene.host());
        if (!judged) {
            return;
        }
        switch (flow.phase()) {
            case OPENED -> {
                memory.open++;
                memory.atOnce = Math.max(memory.atOnce, memory.open);
            }
            case UNANSWERED, REFUSED -> failed(memory, flow, scene);
            case ANSWERED -> memory.open = Math.max(0, memory.open - 1);
            default -> {}
        }
    }

    private static void failed(Memory memory, Flow flow, Scene scene) {
        Seen seen = flow.seen();
        memory.open = Math.max(0, memory.open - 1);
        boolean over =
                !memory.dead.isEmpty()
                        && Duration.between(memory.began, seen.at()).compareTo(WITHIN) > 0;
        if (over) {
            memory.dead.clear();
            memory.ports.clear();
            memory.atOnce = memory.open;
        }
        if (memory.dead.isEmpty()) {
            memory.began = seen.at();
        }
        if (memory.dead.size() < MOST) {
            memory.dead.add(seen.peer().address());
            memory.ports.add(seen.peer().port());
        }
        boolean ring =
                memory.dead.size() >= (memory.told == 0 ? LEAST : FULL)
                        && memory.ports.size() >= LEAST_PORTS
                        && memory.atOnce <= 2;
        if (!ring || memory.told >= 2) {
            return;
        }
        memory.told++;
        scene.testify(
                Claim.of(
                                RING,
                                seen,
                                "tried "
                                        + memory.dead.size()
                                        + " addresses that it never looked up, one after another on ports "
                                        + memory.ports
                                        + ", and found none alive")
                        .began(memory.began)
                        .noPeer()
                        .strength(memory.told == 2 ? 1 : 0.75));
    }
}
