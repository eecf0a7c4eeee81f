package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// One datagram for everybody: a message of one size to one port of many strangers outside within
/// seconds, and hardly any answers. Ransomware tells its count to a whole block of addresses so,
/// worms throw themselves at random ones.
///
/// Lists of game servers, measurements of a service's gates and file sharing ask many strangers as
/// well: they are answered, or speak a dialect that is known, or vary in port and size. Inside,
/// inventories do it, so only strangers outside count.
final class DatagramSweep implements Detector<DatagramSweep.Memory> {
    static final Sign SWEEP =
            Sign.of(
                    "datagram-sweep",
                    Behaviour.SCAN,
                    EvidenceClass.EFFECT,
                    35,
                    "one size of datagram to one port of many unnamed strangers within seconds, hardly"
                            + " answered",
                    "T1595.001",
                    "T1046");
    static final Sign BLIND =
            Sign.of(
                    "datagram-thrown-blindly",
                    Behaviour.SCAN,
                    EvidenceClass.DIALECT,
                    25,
                    "address after address of a whole block, or a message as large as a program to"
                            + " anybody: nobody who expects an answer sends so",
                    "T1210",
                    "T1595.001");

    private static final int MOST_PORTS = 16;
    private static final int LEAST_STRANGERS = 64;
    private static final int REMEMBERED = 128;

    private static final Duration WINDOW = Duration.ofMinutes(2);

    /// Questions are small; from here on a datagram carries a program.
    private static final long LARGE = 300;

    static final class Memory {
        private final Bounded<Integer, Port> ports = new Bounded<>(MOST_PORTS);
    }

    /// Datagrams to one port.
    private static final class Port {
        final long[] met = new long[REMEMBERED];
        int strangers;
        int next;
        int answered;
        int silent;
        Excerpt first = Excerpt.NONE;
        int ofSize;
        int alike;
        long last;
        Instant began = Instant.MAX;
        boolean told;
    }

    @Override
    public String name() {
        return "datagram-sweep";
    }

    @Override
    public List<Sign> signs() {
        return List.of(SWEEP, BLIND);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Flow.class, RawDialogue.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        Seen seen = observation.seen();
        boolean judged =
                seen.transport() == Transport.UDP
                        && Outside.is(seen)
                        && scene.host().namesOf(seen.peer().address()).isEmpty();
        if (!judged) {
            return;
        }
        Port port = memory.ports.get(seen.peer().port(), p -> new Port());
        switch (observation) {
            case Flow flow when flow.phase() == Flow.Phase.OPENED -> opened(port, seen);
            case Flow flow when flow.phase() == Flow.Phase.ANSWERED -> port.answered++;
            // Told two seconds after a datagram that nobody answered.
            case RawDialogue talk when talk.name().isEmpty() && talk.peerOpening().isEmpty() -> {
                silent(port, talk.hostOpening());
                judge(port, seen, scene);
            }
            default -> {}
        }
    }

    private static void silent(Port port, Excerpt said) {
        if (port.silent == 0) {
            port.first = said;
        }
        port.silent++;
        port.ofSize += said.length() == port.first.length() ? 1 : 0;
        port.alike += said.equals(port.first) ? 1 : 0;
    }

    private static void opened(Port port, Seen seen) {
        boolean old =
                port.strangers > 0 && Duration.between(port.began, seen.at()).compareTo(WINDOW) > 0;
        if (old) {
            port.strangers = 0;
            port.next = 0;
            port.answered = 0;
            port.silent = 0;
            port.ofSize = 0;
            port.alike = 0;
            port.began = Instant.MAX;
        }
        Address address = seen.peer().address();
        long key = address.isV4() ? address.v4Bits() & 0xFFFFFFFFL : address.low();
        for (int i = 0; i < Math.min(port.strangers, REMEMBERED); i++) {
            if (port.met[i] == key) {
                return;
            }
        }
        port.met[port.strangers++ % REMEMBERED] = key;
        port.next += key == port.last + 1 ? 1 : 0;
        port.last = key;
        port.began = seen.at().isBefore(port.began) ? seen.at() : port.began;
    }

    private static void judge(Port port, Seen seen, Scene scene) {
        boolean sweep =
                port.silent >= LEAST_STRANGERS
                        && port.strangers >= LEAST_STRANGERS
                        && port.answered * 10 < port.silent
                        && port.ofSize * 10 >= port.silent * 9;
        if (port.told || !sweep) {
            return;
        }
        port.told = true;
        String where = "port " + seen.peer().port();
        scene.testify(
                Claim.of(
                                SWEEP,
                                seen,
                                (port.alike * 10 >= port.silent * 9
                                                ? "sent the same datagram of "
                                                : "sent a datagram of ")
                                        + port.first.length()
                                        + " bytes to "
                                        + where
                                        + " of "
                                        + port.strangers
                                        + " strangers, of whom "
                                        + port.answered
                                        + " answered")
                        .began(port.began)
                        .noPeer()
                        .about(where)
                        .bytes(port.first)
                        .group(Group.Cause.DETECTOR, "datagram-sweep"));
        boolean block = port.next * 10 >= port.strangers * 8;
        if (block || port.first.length() >= LARGE) {
            scene.testify(
                    Claim.of(
                                    BLIND,
                                    seen,
                                    block
                                            ? "went through the strangers address by address, without a gap"
                                            : "threw a message as large as a program at strangers everywhere")
                            .began(port.began)
                            .noPeer()
                            .about(where)
                            .group(Group.Cause.DETECTOR, "datagram-blind"));
        }
    }
}
