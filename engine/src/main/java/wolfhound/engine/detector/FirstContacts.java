package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Login;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Scanning and spreading, by the outcome of first contacts.
///
/// ## How
///
/// The sequential test of Jung, Paxson, Berger and Balakrishnan ("Fast Portscan Detection Using
/// Sequential Hypothesis Testing", IEEE S&P 2004), kept per port: each first contact with an
/// address moves a log-likelihood ratio up when it fails and down when it succeeds. Innocent first
/// contacts succeed four times in five, a scanner's one time in five; the test stops at a ratio of
/// a thousand. A floor keeps old successes from buying new failures. An address for which the host
/// had been given a name does not count as a failure: people and mail servers follow names that are
/// dead.
///
/// Only what the host opens counts: who is scanned is a victim. A sweep of log-ins is known by the
/// same account names tried at many machines, or many names.
final class FirstContacts implements Detector<FirstContacts.Memory> {
    static final Sign SWEEP =
            Sign.of(
                    "scan-sweep",
                    Behaviour.SCAN,
                    EvidenceClass.EFFECT,
                    35,
                    "many first contacts on one port, without names, that nearly all fail; network"
                            + " monitors and inventories do so inside, and have a witness",
                    "T1046",
                    "T1018");
    static final Sign SPREAD =
            Sign.of(
                    "worm-like-sweep",
                    Behaviour.SCAN,
                    EvidenceClass.DIALECT,
                    25,
                    "a port of Windows shares, calls, log-ins or devices swept over addresses that"
                            + " have nothing to do with each other, outside",
                    "T1210",
                    "T1595");
    static final Sign LOGINS =
            Sign.of(
                    "log-in-sweep",
                    Behaviour.SCAN,
                    EvidenceClass.TEMPLATE,
                    30,
                    "log-ins tried at many machines that were never met before",
                    "T1110",
                    "T1021");
    static final Sign PORTS =
            Sign.of(
                    "scan-of-ports",
                    Behaviour.SCAN,
                    EvidenceClass.RARITY,
                    5,
                    "many ports of one machine; curious people and administrators do this as well",
                    "T1046");

    private static final double FAILS_INNOCENT = 0.2;
    private static final double FAILS_SCANNER = 0.8;
    private static final double UP = Math.log(FAILS_SCANNER / FAILS_INNOCENT);
    private static final double DOWN = Math.log((1 - FAILS_SCANNER) / (1 - FAILS_INNOCENT));
    private static final double BAR = Math.log(1000);

    /// Failures that a sweep must have however clear the ratio is: the first minutes of a laptop in
    /// a strange network hold a few.
    private static final int LEAST_FAILED = 12;

    /// A sweep in earnest: as many failures give full weight.
    private static final int MANY_FAILED = 30;

    /// Strangers outside, nearly each in another network than the one before, from which on a sweep
    /// follows no list and no plan of a network: that it goes on at random is a fact of its own
    /// beside the burst. Innocent hosts were measured to fail with fewer than six strangers on
    /// these ports; an old list of machines that somebody looks after has some dozens. Worms go on:
    /// what they try after the first forty costs a verdict a few seconds, and a list ends.
    private static final int MANY_NETWORKS = 128;

    /// As many will do where the host's look-ups are visible, so that surely none led there.
    private static final int UNNAMED_NETWORKS = 64;

    /// As many will do where the neighbourhood is swept for the same port as well: who takes stock
    /// of his network does not try strangers, and who takes stock of the Internet does not begin at
    /// home.
    private static final int SOME_NETWORKS = 40;

    private static final int LEAST_INSIDE = 20;

    private static final int MOST_PORTS = 32;
    private static final int MOST_SEEN = 256;
    private static final int LEAST_LOGIN_MACHINES = 4;
    private static final int LEAST_PORTS = 60;

    /// A sweep is quick; failures further apart than this are not one sweep.
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /// Ports that worms and bots spread over.
    private static final Set<Integer> SPREADING =
            Set.of(
                    22, 23, 135, 139, 445, 1433, 2323, 3389, 5555, 5900, 7547, 37215, 52869, 60001,
                    6379, 2375, 3306, 5432, 5038, 8291);

    /// Ports of pages, over which some worms spread too; crawlers and fallbacks know more strangers
    /// there.
    private static final Set<Integer> PAGES = Set.of(80, 81, 8080, 8081);

    static final class Memory {
        private final Map<Integer, Port> ports = new LinkedHashMap<>();
        private long portsOf;
        private Address target = new Address(0, 0);
        private int portCount;
        private boolean portsTold;
        private Address[] loginMachines = new Address[0];
        private boolean loginsTold;
    }

    /// First contacts on one port.
    private static final class Port {
        long[] met = new long[8];
        int metCount;
        double ratio;
        int failed;
        int failedOutside;
        int worked;
        int networks;
        long lastNetwork;
        Instant began = Instant.MAX;
        Instant last = Instant.MIN;
        boolean told;
        boolean strongTold;
        boolean spreadTold;
    }

    @Override
    public String name() {
        return "first-contacts";
    }

    @Override
    public List<Sign> signs() {
        return List.of(SWEEP, SPREAD, LOGINS, PORTS);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Flow.class, Login.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        if (!observation.seen().hostOpened()) {
            return;
        }
        switch (observation) {
            case Flow flow -> flow(memory, flow, scene);
            case Login login -> login(memory, login, scene);
            default -> {}
        }
    }

    private static void flow(Memory memory, Flow flow, Scene scene) {
        Seen seen = flow.seen();
        if (seen.transport() != Transport.TCP || !seen.peer().address().isUnicast()) {
            return;
        }
        boolean works = flow.phase() == Flow.Phase.ANSWERED;
        boolean fails = flow.phase() == Flow.Phase.REFUSED || flow.phase() == Flow.Phase.UNANSWERED;
        if (!works && !fails) {
            return;
        }
        if (fails) {
            countPorts(memory, seen, scene);
        }
        Port port = port(memory, seen);
        if (port == null || !meets(port, seen.peer().address())) {
            return;
        }
        if (works) {
            port.worked++;
            port.ratio = Math.max(0, port.ratio + DOWN);
        } else if (scene.host().namesOf(seen.peer().address()).isEmpty()) {
            failed(port, seen, scene);
        }
    }

    private static @org.jspecify.annotations.Nullable Port port(Memory memory, Seen seen) {
        int number = seen.peer().port();
        Port port = memory.ports.get(number);
        if (port == null && memory.ports.size() < MOST_PORTS) {
            port = new Port();
            memory.ports.put(number, port);
        }
        return port;
    }

    /// Is it the first contact with this address on the port, as far as is remembered.
    private static boolean meets(Port port, Address address) {
        long key = address.high() * 31 + address.low();
        for (int i = 0; i < Math.min(port.metCount, port.met.length); i++) {
            if (port.met[i] == key) {
                return false;
            }
        }
        if (port.metCount >= port.met.length && port.met.length < MOST_SEEN) {
            port.met = Arrays.copyOf(port.met, port.met.length * 2);
        }
        port.met[port.metCount++ % port.met.length] = key;
        return true;
    }

    private static void failed(Port port, Seen seen, Scene scene) {
        if (port.failed > 0 && Duration.between(port.last, seen.at()).compareTo(PAUSE) > 0) {
            port.ratio = 0;
            port.failed = 0;
            port.failedOutside = 0;
            port.networks = 0;
            port.began = seen.at();
        }
        port.failed++;
        port.ratio = Math.min(port.ratio + UP, 3 * BAR);
        port.began = seen.at().isBefore(port.began) ? seen.at() : port.began;
        port.last = seen.at();
        Address address = seen.peer().address();
        if (!address.isPrivate()) {
            port.failedOutside++;
            long network = address.isV4() ? address.v4Bits() >>> 8 : address.high() >>> 16;
            port.networks += network == port.lastNetwork ? 0 : 1;
            port.lastNetwork = network;
        }
        judge(port, seen, scene);
    }

    private static void judge(Port port, Seen seen, Scene scene) {
        if (port.ratio < BAR || port.failed < LEAST_FAILED) {
            return;
        }
        boolean strong = port.failed >= MANY_FAILED;
        if (!port.told || strong && !port.strongTold) {
            port.told = true;
            port.strongTold = strong;
            scene.testify(
                    claim(SWEEP, port, seen, words(port, seen))
                            .strength(strong ? 1 : 0.7)
                            .group(Group.Cause.DETECTOR, "sweep " + seen.peer().port()));
        }
        boolean spreads =
                port.networks >= enoughNetworks(port, seen, scene)
                        && port.networks * 10 >= port.failedOutside * 9;
        if (spreads && !port.spreadTold) {
            port.spreadTold = true;
            scene.testify(
                    claim(
                                    SPREAD,
                                    port,
                                    seen,
                                    "swept port "
                                            + seen.peer().port()
                                            + " over "
                                            + port.networks
                                            + " unrelated networks outside"
                                            + (port.failed - port.failedOutside >= LEAST_INSIDE
                                                    ? " and the neighbourhood as well"
                                                    : "")
                                            + ", as worms do")
                            .group(Group.Cause.DETECTOR, "spread"));
        }
    }

    private static int enoughNetworks(Port port, Seen seen, Scene scene) {
        if (PAGES.contains(seen.peer().port())) {
            return MANY_NETWORKS;
        }
        if (!SPREADING.contains(seen.peer().port())) {
            return Integer.MAX_VALUE;
        }
        if (port.failed - port.failedOutside >= LEAST_INSIDE) {
            return SOME_NETWORKS;
        }
        return scene.host().usesVisibleDns() ? UNNAMED_NETWORKS : MANY_NETWORKS;
    }

    private static Claim claim(Sign sign, Port port, Seen seen, String because) {
        return Claim.of(sign, seen, because)
                .began(port.began)
                .noPeer()
                .about("port " + seen.peer().port() + (port.failedOutside == 0 ? " inside" : ""));
    }

    private static String words(Port port, Seen seen) {
        long seconds = Duration.between(port.began, port.last).toSeconds();
        return "tried port "
                + seen.peer().port()
                + " of "
                + (port.failed + port.worked)
                + " machines it had never met and had no names for; "
                + port.failed
                + " did not answer, within "
                + seconds
                + " s";
    }

    /// Ports of one machine after another, refused.
    private static void countPorts(Memory memory, Seen seen, Scene scene) {
        if (!seen.peer().address().equals(memory.target)) {
            memory.target = seen.peer().address();
            memory.portCount = 0;
            memory.portsOf = 0;
        }
        long bit = 1L << (seen.peer().port() * 0x9E3779B1 >>> 26);
        if ((memory.portsOf & bit) == 0) {
            memory.portsOf |= bit;
        }
        memory.portCount++;
        boolean many =
                memory.portCount >= LEAST_PORTS && Long.bitCount(memory.portsOf) >= LEAST_PORTS / 2;
        if (many && !memory.portsTold) {
            memory.portsTold = true;
            scene.testify(
                    Claim.of(
                                    PORTS,
                                    seen,
                                    "tried at least "
                                            + Long.bitCount(memory.portsOf)
                                            + " ports of "
                                            + seen.peer().address())
                            .peer(new Peer(seen.peer().address(), 0)));
        }
    }

    private static void login(Memory memory, Login login, Scene scene) {
        boolean sweeps =
                Set.of("telnet", "ssh", "smb", "rdp", "ftp", "vnc", "mssql")
                                .contains(login.protocol())
                        && login.outcome() != Login.Outcome.ACCEPTED;
        Address address = login.seen().peer().address();
        if (!sweeps
                || memory.loginsTold
                || !scene.host().namesOf(address).isEmpty()
                || Arrays.asList(memory.loginMachines).contains(address)) {
            return;
        }
        memory.loginMachines = Arrays.copyOf(memory.loginMachines, memory.loginMachines.length + 1);
        memory.loginMachines[memory.loginMachines.length - 1] = address;
        if (memory.loginMachines.length >= LEAST_LOGIN_MACHINES) {
            memory.loginsTold = true;
            scene.testify(
                    Claim.of(
                                    LOGINS,
                                    login.seen(),
                                    "tried to log in by "
                                            + login.protocol()
                                            + " at "
                                            + memory.loginMachines.length
                                            + " machines that it had no names for, in vain")
                            .noPeer()
                            .about("port " + login.seen().peer().port())
                            .group(Group.Cause.DETECTOR, "log-ins"));
        }
    }
}
