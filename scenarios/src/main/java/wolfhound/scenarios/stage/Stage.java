package wolfhound.scenarios.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import wolfhound.model.Address;
import wolfhound.scenarios.wire.Mac;
import wolfhound.scenarios.wire.PcapFile.Packet;

/// A small network behind a router, the internet beyond it, and everything that passes between them
/// as a sensor at the switch sees it. What is staged depends on the seed alone: addresses, names,
/// timing and volumes are drawn from it.
public final class Stage {
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T07:30:00Z");
    private static final int[] OUTSIDE_NETWORKS = {
        0xC000_0200, 0xC633_6400, 0xCB00_7100, 0xC612_0000, 0xC613_0000
    };
    private static final int PATIENCE_FOR_FREE_ADDRESS = 10_000;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private final Random random;
    private final Instant start;
    private final int network;
    private final List<Packet> packets = new ArrayList<>();
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, List<Machine>> zone = new TreeMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Map<String, String> casting = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Machine router;
    private Machine resolver;
    private String scene = "";
    private long curtain;
    private double loss;
    private long sensorStart = Long.MIN_VALUE;

    public Stage(long seed) {
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + 1);
        start = FIRST_DAY.plusSeconds(random.nextInt(90) * 86_400L + random.nextInt(30_000));
        network =
                random.nextBoolean()
                        ? 0x0A00_0000 | random.nextInt(1 << 16) << 8
                        : 0xC0A8_0000 | random.nextInt(1 << 8) << 8;
        router = add(home("router", "gateway", Platform.DEVICE, network | 1));
        resolver = router;
    }

    // ---- Who is there

    public Actor workstation(String role) {
        return workstation(role, random.nextInt(5) == 0 ? Platform.MAC : Platform.WINDOWS);
    }

    public Actor workstation(String role, Platform platform) {
        String name = cast(role);
        return enter(
                machines.containsKey(name)
                        ? machines.get(name)
                        : add(home(name, ownName(platform), platform, freeHomeAddress())));
    }

    /// A server of the watched network: reached by its story name and one of Linux or Windows.
    public Actor server(String role, Platform platform) {
        if (shared.contains(role) && machines.containsKey(role)) {
            return enter(machines.get(role));
        }
        String name = shared.contains(role) ? role : cast(role);
        return enter(
                machines.containsKey(name)
                        ? machines.get(name)
                        : add(home(name, role, platform, freeHomeAddress())));
    }

    /// A printer, camera, phone adapter or the like.
    public Actor device(String role) {
        String name = cast(role);
        return enter(
                machines.containsKey(name)
                        ? machines.get(name)
                        : add(home(name, role + "-" + hex(6), Platform.DEVICE, freeHomeAddress())));
    }

    /// Someone out there who takes the initiative.
    public Actor outsider(String role) {
        return enter(outside(role));
    }

    /// A machine that hides behind another's address, as behind a NAT: its own system and clock,
    /// the other's addresses. It has no truth of its own.
    public Actor behind(Actor masking, Platform platform) {
        Machine front = masking.machine();
        Machine.Traits traits =
                new Machine.Traits(
                        front.name(),
                        ownName(platform),
                        user(),
                        front.address(),
                        front.mac(),
                        platform,
                        platform.timeToLive() - 1,
                        true,
                        front.roundTripNanos());
        return enter(new Machine(traits, 32_768 + random.nextInt(20_000)));
    }

    /// A host out there with this public name (made at the first mention).
    public Machine site(String domain) {
        List<Machine> known = zone.get(domain);
        if (known != null) {
            return known.getFirst();
        }
        Machine site = outside(domain);
        zone.put(domain, List.of(site));
        return site;
    }

    /// Whether anybody has this public name.
    public boolean knows(String domain) {
        return zone.containsKey(domain);
    }

    /// One more name for a host that is already there: shared hosting, a CDN, a local service.
    public void named(String domain, Machine... hosts) {
        zone.put(domain, List.of(hosts));
    }

    /// A host out there without any name.
    public Machine outside(String label) {
        String name = label;
        for (int i = 2; machines.containsKey(name); i++) {
            name = label + "-" + i;
        }
        return add(outside(name, label, freeOutsideAddress()));
    }

    /// Whatever lives at this address out there; it plays no part but to be knocked at.
    public Machine strangerAt(String address) {
        return outside("stranger", "stranger", Address.of(address));
    }

    /// An address of the watched network where nobody lives.
    public Machine neighbourAt(String address) {
        return home("nobody", "nobody", Platform.DEVICE, Address.of(address).v4Bits());
    }

    private Machine outside(String name, String label, Address address) {
        Machine.Traits traits =
                new Machine.Traits(
                        name,
                        label,
                        "",
                        address,
                        router.mac(),
                        Platform.LINUX,
                        (random.nextInt(4) == 0 ? 128 : 64) - 6 - random.nextInt(14),
                        false,
                        (8 + random.nextInt(70)) * MILLI);
        return new Machine(traits, 1_024 + random.nextInt(50_000));
    }

    public List<Machine> outside(String label, int count) {
        List<Machine> some = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            some.add(outside(label + "-" + i));
        }
        return some;
    }

    public Machine router() {
        return router;
    }

    /// Answers the network's name questions; the router until told otherwise.
    public Machine resolver() {
        return resolver;
    }

    public void resolver(Actor instead) {
        resolver = instead.machine();
    }

    /// Another story begins, this long after the beginning: who enters from now on is called after
    /// it. Lets stories share a network.
    public void scene(String story, Duration after) {
        scene = story + "-";
        curtain = after.toNanos();
    }

    /// The machine of this name plays the role in the next story: what both stories tell is done by
    /// one machine.
    public void plays(Machine machine, String role) {
        casting.put(role, machine.name());
    }

    /// A server that every story means when it calls one by this role.
    public void sharesServer(String role) {
        shared.add(role);
    }

    /// All machines of the watched network, in the order they were made.
    public List<Machine> homeMachines() {
        return machines.values().stream().filter(Machine::home).toList();
    }

    /// The home machine that most packets so far are of, the router aside.
    public Machine busiest() {
        Map<Mac, Integer> sent = new HashMap<>();
        packets.forEach(packet -> sent.merge(Mac.senderOf(packet.frame()), 1, Integer::sum));
        return homeMachines().stream()
                .filter(machine -> machine != router)
                .max(Comparator.comparingInt(machine -> sent.getOrDefault(machine.mac(), 0)))
                .orElse(router);
    }

    // ---- The sensor

    /// The sensor misses this share of the packets.
    public void sensorLoses(double share) {
        loss = share;
    }

    /// The sensor was switched on this long after the beginning.
    public void sensorStartsAfter(Duration late) {
        sensorStart = late.toNanos();
    }

    /// How long after the beginning the sensor was switched on.
    public Duration sensorStart() {
        return Duration.ofNanos(Math.max(0, sensorStart));
    }

    /// What the sensor recorded, in order of time.
    public List<Packet> recorded() {
        long zero = start.getEpochSecond() * 1_000_000_000L + start.getNano();
        List<Packet> kept = new ArrayList<>();
        for (Packet packet : packets) {
            if (packet.nanos() >= sensorStart && (loss == 0 || random.nextDouble() >= loss)) {
                kept.add(new Packet(zero + packet.nanos(), packet.frame()));
            }
        }
        kept.sort(Comparator.comparingLong(Packet::nanos));
        return kept;
    }

    /// How long the play has been so far.
    public Duration length() {
        return Duration.ofNanos(packets.stream().mapToLong(Packet::nanos).max().orElse(0));
    }

    // ---- For the acts

    /// Where everything that differs between two seeds is drawn from.
    public Random random() {
        return random;
    }

    /// Between two numbers, the second excluded.
    public int between(int least, int most) {
        return least + random.nextInt(most - least);
    }

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// So many random hexadecimal digits.
    public String hex(int digits) {
        return letters(digits, "0123456789abcdef");
    }

    public String letters(int count, String alphabet) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    /// A random lower-case word of so many letters.
    public String word(int letters) {
        return letters(letters, "abcdefghijklmnopqrstuvwxyz");
    }

    public Instant start() {
        return start;
    }

    void emit(long nanos, byte[] frame) {
        packets.add(new Packet(nanos, frame));
    }

    List<Machine> resolve(String domain) {
        return zone.getOrDefault(domain.toLowerCase(Locale.ROOT), List.of());
    }

    private Actor enter(Machine machine) {
        return new Actor(
                this, machine, curtain + random.nextInt(400) * MILLI + random.nextInt(999_983));
    }

    private Machine add(Machine machine) {
        if (machines.putIfAbsent(machine.name(), machine) != null) {
            throw new IllegalArgumentException("two machines called " + machine.name());
        }
        return machine;
    }

    private Machine home(String name, String hostName, Platform platform, int address) {
        Mac mac = new Mac(platform.maker() << 24 | random.nextInt(1 << 24));
        Machine.Traits traits =
                new Machine.Traits(
                        name,
                        hostName,
                        user(),
                        Address.v4(address),
                        mac,
                        platform,
                        platform.timeToLive(),
                        true,
                        (200 + random.nextInt(400)) * MICRO);
        return new Machine(traits, 49_152 + random.nextInt(8_000));
    }

    private String cast(String role) {
        String played = casting.remove(role);
        if (played != null) {
            return played;
        }
        String first = scene + role;
        String name = first;
        for (int i = 2; machines.containsKey(name); i++) {
            name = first + "-" + i;
        }
        return name;
    }

    private String ownName(Platform platform) {
        return switch (platform) {
            case WINDOWS -> "DESKTOP-" + letters(7, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
            case MAC -> "MacBook-" + between(2, 99);
            case LINUX -> "ws-" + word(5);
            case PHONE -> "android-" + hex(8);
            case DEVICE -> "device-" + hex(6);
        };
    }

    private String user() {
        String first = oneOf("anna", "boris", "carla", "david", "elena", "farid", "greta", "hiro");
        return first + "." + oneOf("adler", "brandt", "costa", "diaz", "ekman", "fischer", "gallo");
    }

    private int freeHomeAddress() {
        return free(() -> network | between(10, 250));
    }

    private Address freeOutsideAddress() {
        return Address.v4(
                free(() -> {
                    int base = OUTSIDE_NETWORKS[random.nextInt(OUTSIDE_NETWORKS.length)];
                    boolean wide = base >>> 17 == 0xC612_0000 >>> 17;
                    return base | (wide ? between(0, 256) << 8 : 0) | between(2, 254);
                }));
    }

    private int free(java.util.function.IntSupplier draw) {
        for (int i = 0; i < PATIENCE_FOR_FREE_ADDRESS; i++) {
            int address = draw.getAsInt();
            if (taken.add(address)) {
                return address;
            }
        }
        throw new IllegalStateException("no address left");
    }
}
