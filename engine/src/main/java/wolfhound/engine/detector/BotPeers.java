package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Flow;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.PeerMessage;
import wolfhound.model.RawDialogue;
import wolfhound.model.Role;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Peers without benefit: small messages to a crowd of strangers that have no names, most of whom
/// are silent, and nothing ever transferred. File sharing, calls and games talk to strangers as
/// well, but in a dialect with a name, or to move something.
///
/// The shape follows PeerRush (Rahbarinia, Perdisci, Lanzi, Li, DIMVA 2013) and the accounts of
/// Storm, ZeroAccess, Sality and GameOver: maintenance traffic alone tells the kind of network.
final class BotPeers implements Detector<BotPeers.Memory> {
    static final Sign CROWD =
            Sign.of(
                    "peers-without-benefit",
                    Behaviour.PEER_TO_PEER,
                    EvidenceClass.DIALECT,
                    25,
                    "small messages to many unnamed strangers in no known dialect, mostly in vain,"
                            + " with nothing transferred",
                    "T1095",
                    "T1008");
    static final Sign CIPHERED =
            Sign.of(
                    "peers-ciphered-alike",
                    Behaviour.PEER_TO_PEER,
                    EvidenceClass.TEMPLATE,
                    30,
                    "the first message to every stranger has one length and is ciphered from its"
                            + " first byte",
                    "T1573");
    static final Sign UNNAMED =
            Sign.of(
                    "peers-by-address",
                    Behaviour.PEER_TO_PEER,
                    EvidenceClass.NO_DNS,
                    6,
                    "a list of addresses that no name led to; file sharing has such lists too",
                    "T1008");
    static final Sign DEVICE =
            Sign.of(
                    "peers-of-a-device",
                    Behaviour.PEER_TO_PEER,
                    EvidenceClass.DIALECT,
                    20,
                    "a device that has no use for file sharing speaks its dialect to strangers",
                    "T1095");

    private static final int LEAST_PEERS = 20;
    private static final int MANY_PEERS = 50;

    /// As many will do where nearly all of them are silent.
    private static final int MANY_SILENT = 30;

    private static final int MOST_PEERS = 256;
    private static final int MOST_LENGTHS = 32;
    private static final int LEAST_OPENINGS = 10;

    /// Bytes to or from one stranger that are a transfer.
    private static final long TRANSFER = 256 * 1024;

    /// A message of maintenance.
    private static final long SMALL = 1500;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    /// Ports of services that answer strangers by datagram; asking them is another matter.
    private static final Set<Integer> SERVICES =
            Set.of(
                    1194, 1701, 1900, 2049, 3074, 3478, 3479, 4500, 5004, 5005, 5060, 5061, 5246,
                    5247, 5349, 5350, 5351, 5353, 5355, 5683, 8801, 10001, 11211, 19302, 27015,
                    41641, 51820);

    static final class Memory {
        private long[] met = new long[0];
        private int peers;
        private int failed;
        private int networks;
        private long bytes;
        private long lastNetwork;
        private boolean transfers;
        private int known;
        private Instant began = Instant.MAX;
        private int openings;
        private int random;
        private int framed;
        private int told;
        private boolean cipheredTold;
        private boolean deviceTold;
        private final Map<Long, Integer> lengths = new HashMap<>(2);
    }

    @Override
    public String name() {
        return "bot-peers";
    }

    @Override
    public List<Sign> signs() {
        return List.of(CROWD, CIPHERED, UNNAMED, DEVICE);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(Flow.class, RawDialogue.class, PeerMessage.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case Flow flow -> flow(memory, flow, scene);
            case RawDialogue talk -> talk(memory, talk, scene);
            case PeerMessage message -> known(memory, message, scene);
            default -> {}
        }
    }

    /// A stranger: outside, on no service's port, and without a name that the host was given.
    private static boolean isStranger(Seen seen, Scene scene) {
        Address address = seen.peer().address();
        return seen.hostOpened()
                && seen.transport() == Transport.UDP
                && seen.peer().port() >= 1024
                && !SERVICES.contains(seen.peer().port())
                && address.isUnicast()
                && !address.isPrivate()
                && scene.host().namesOf(address).isEmpty();
    }

    private static void flow(Memory memory, Flow flow, Scene scene) {
        if (flow.hostBytes() + flow.peerBytes() > TRANSFER
                && !flow.seen().peer().address().isPrivate()
                && scene.host().namesOf(flow.seen().peer().address()).isEmpty()) {
            memory.transfers = true;
        }
        if (!flow.protocol().isEmpty() || !isStranger(flow.seen(), scene)) {
            return;
        }
        boolean silent =
                flow.phase() == Flow.Phase.UNANSWERED || flow.phase() == Flow.Phase.REFUSED;
        if (silent || flow.phase() == Flow.Phase.ANSWERED) {
            met(memory, flow.seen(), silent, flow.hostBytes(), scene);
        }
    }

    private static void met(Memory memory, Seen seen, boolean silent, long hostBytes, Scene scene) {
        if (memory.peers > 0
                && Duration.between(memory.began, seen.at()).compareTo(WINDOW) > 0
                && memory.told == 0) {
            forget(memory);
        }
        if (!meets(memory, seen.peer().address())) {
            return;
        }
        if (memory.began.isAfter(seen.at())) {
            memory.began = seen.at();
        }
        memory.failed += silent ? 1 : 0;
        memory.bytes += hostBytes;
        judge(memory, seen, scene);
    }

    private static void forget(Memory memory) {
        memory.peers = 0;
        memory.failed = 0;
        memory.networks = 0;
        memory.bytes = 0;
        memory.began = Instant.MAX;
    }

    private static boolean meets(Memory memory, Address address) {
        long key = address.high() * 31 + address.low();
        for (int i = 0; i < Math.min(memory.peers, memory.met.length); i++) {
            if (memory.met[i] == key) {
                return false;
            }
        }
        if (memory.peers >= memory.met.length && memory.met.length < MOST_PEERS) {
            memory.met = Arrays.copyOf(memory.met, Math.max(8, memory.met.length * 2));
        }
        memory.met[memory.peers++ % memory.met.length] = key;
        long network = address.isV4() ? address.v4Bits() >>> 16 : address.high() >>> 16;
        if (network != memory.lastNetwork) {
            memory.networks++;
            memory.lastNetwork = network;
        }
        return true;
    }

    private static void judge(Memory memory, Seen seen, Scene scene) {
        boolean crowd =
                memory.peers >= enough(memory)
                        && memory.failed * 5 >= memory.peers * 2
                        && memory.networks * 2 > memory.peers
                        && memory.bytes / memory.peers < SMALL
                        && !memory.transfers
                        && memory.known * 4 < memory.peers;
        if (!crowd || memory.told >= 2) {
            return;
        }
        memory.told++;
        boolean many = memory.told == 2;
        scene.testify(
                Claim.of(
                                CROWD,
                                seen,
                                "sent small messages in no known dialect to "
                                        + memory.peers
                                        + " strangers in "
                                        + memory.networks
                                        + " networks, of whom "
                                        + memory.failed
                                        + " were silent, and transferred nothing")
                        .began(memory.began)
                        .noPeer()
                        .strength(many ? 1 : 0.8)
                        .group(Group.Cause.DETECTOR, "peers"));
        if (!many) {
            scene.testify(
                    Claim.of(
                                    UNNAMED,
                                    seen,
                                    "knew "
                                            + memory.peers
                                            + " strangers by address, without a name for any")
                            .began(memory.began)
                            .noPeer()
                            .group(Group.Cause.DETECTOR, "peers-unnamed"));
        }
        judgeMessages(memory, seen, scene);
    }

    private static int enough(Memory memory) {
        if (memory.told == 0) {
            return LEAST_PEERS;
        }
        return memory.failed * 10 >= memory.peers * 9 ? MANY_SILENT : MANY_PEERS;
    }

    private static void talk(Memory memory, RawDialogue talk, Scene scene) {
        Excerpt opening = talk.hostOpening();
        if (!talk.name().isEmpty() || opening.isEmpty() || !isStranger(talk.seen(), scene)) {
            return;
        }
        if (isKnownShape(opening)) {
            memory.known++;
            return;
        }
        memory.openings++;
        memory.random += opening.looksRandom() ? 1 : 0;
        memory.framed += tellsItsLength(opening) ? 1 : 0;
        if (talk.peerOpening().isEmpty()) {
            // Told two seconds after a datagram that nobody answered: a minute before the flow is.
            met(memory, talk.seen(), true, opening.length(), scene);
        }
        if (memory.lengths.size() < MOST_LENGTHS || memory.lengths.containsKey(opening.length())) {
            memory.lengths.merge(opening.length(), 1, Integer::sum);
        }
        judgeMessages(memory, talk.seen(), scene);
    }

    /// Beginnings of dialects that need no reader of their own here: µTP's greeting (BEP 29),
    /// games' four bytes of ones, STUN's cookie, text.
    private static boolean isKnownShape(Excerpt said) {
        byte[] bytes = said.bytes();
        boolean utp =
                bytes.length >= 20
                        && (bytes[0] & 0x0F) == 1
                        && (bytes[0] >>> 4 & 0xF) <= 4
                        && bytes[1] >= 0
                        && bytes[1] <= 2;
        boolean stun = bytes.length >= 8 && bytes[4] == 0x21 && bytes[5] == 0x12;
        return utp || stun || said.startsWith(0xFF, 0xFF, 0xFF, 0xFF) || said.printable() > 0.9;
    }

    /// Does one of its first two words tell how long the rest is: messages of several lengths in
    /// one frame.
    private static boolean tellsItsLength(Excerpt said) {
        byte[] bytes = said.bytes();
        for (int at = 0; at <= 2 && at + 2 <= bytes.length; at += 2) {
            long rest = said.length() - at - 2;
            int big = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
            int little = (big & 0xFF) << 8 | big >>> 8;
            if (big == rest || little == rest) {
                return true;
            }
        }
        return false;
    }

    private static void judgeMessages(Memory memory, Seen seen, Scene scene) {
        if (memory.cipheredTold || memory.told == 0 || memory.openings < LEAST_OPENINGS) {
            return;
        }
        int commonest =
                memory.lengths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean oneLength = commonest * 5 >= memory.openings * 4;
        boolean framed = memory.framed * 5 >= memory.openings * 4;
        boolean ciphered = memory.random * 5 >= memory.openings * 4;
        if (ciphered) {
            memory.cipheredTold = true;
            scene.testify(
                    Claim.of(
                                    CIPHERED,
                                    seen,
                                    "the first messages to "
                                            + memory.openings
                                            + " strangers were ciphered from the first byte"
                                            + (oneLength
                                                    ? " and of one length"
                                                    : framed ? " behind their length" : ""))
                            .began(memory.began)
                            .noPeer()
                            .strength(oneLength || framed ? 1 : 0.7)
                            .group(Group.Cause.DETECTOR, "peers-ciphered"));
        }
    }

    private static void known(Memory memory, PeerMessage message, Scene scene) {
        memory.known++;
        boolean device =
                scene.host().roles().stream()
                        .anyMatch(guess ->
                                guess.role() == Role.PRINTER_OR_IOT && guess.confidence() >= 0.5);
        if (device && message.byHost() && memory.known >= LEAST_PEERS && !memory.deviceTold) {
            memory.deviceTold = true;
            scene.testify(
                    Claim.of(
                                    DEVICE,
                                    message.seen(),
                                    "is a device by its own word and sent "
                                            + memory.known
                                            + " messages of "
                                            + message.dialect())
                            .noPeer()
                            .group(Group.Cause.DETECTOR, "peers-device"));
        }
    }
}
