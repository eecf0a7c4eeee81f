package wolfhound.engine.detector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.Entropy;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Peer;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// A conversation in a tongue that nobody knows, with the make-up of a remote control: the server
/// gives the word and the host answers at length, from the first byte in cipher, then small
/// messages of one size at a beat. Weighed by points, as no part of it is a proof: games, chats and
/// devices' clouds share some. They have names, and servers that many deal with.
final class RawCallHome implements Detector<RawCallHome.Memory> {
    static final Sign CALL =
            Sign.of(
                    "raw-call-home",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "an unnamed protocol in which the server orders and the host reports; games and"
                            + " devices have parts of it",
                    "T1095",
                    "T1571");
    static final Sign ODD_PORT =
            Sign.of(
                    "odd-port",
                    Behaviour.CALLBACK,
                    EvidenceClass.RARITY,
                    6,
                    "an unnamed protocol on a port of no service; games and devices have such too",
                    "T1571");

    /// Where a framed remote call says whom it wants.
    private static final String CALLS_BY_ADDRESS = "net.tcp://";

    private static final double LEAST_POINTS = 10;
    private static final double FULL_POINTS = 20;
    private static final int MOST_PEERS = 64;

    private static final int CHALLENGE = 128;
    private static final int LEAST_BASE64 = 20;

    /// A mark that ends a message.
    private static final int MOST_MARK = 8;

    /// An order is short.
    private static final long SHORT = 64;

    /// A message of maintenance.
    private static final long BEAT = 128;

    /// Odd ports that are told; who has more of them shares files.
    private static final int MOST_ODD = 4;

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);

    static final class Memory {
        private final Bounded<Peer, Double> told = new Bounded<>(MOST_PEERS);
        private final Bounded<Peer, Boolean> odd = new Bounded<>(MOST_ODD);
    }

    @Override
    public String name() {
        return "raw-call-home";
    }

    @Override
    public List<Sign> signs() {
        return List.of(CALL, ODD_PORT);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(RawDialogue.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        RawDialogue talk = (RawDialogue) observation;
        boolean judged =
                talk.name().isEmpty()
                        && Outside.is(talk.seen())
                        && talk.seen().transport() == Transport.TCP
                        && talk.turns().size() >= 2
                        && talk.seen().visibility() > 0.9;
        if (!judged) {
            return;
        }
        oddPort(memory, talk, scene);
        List<String> why = new ArrayList<>();
        double points = points(talk, why, scene);
        double strength = Math.min(1, points / FULL_POINTS);
        double before = memory.told.get(talk.seen().peer(), p -> 0.0);
        if (points < LEAST_POINTS || strength < before + 0.1) {
            return;
        }
        memory.told.put(talk.seen().peer(), strength);
        scene.testify(
                Claim.of(
                                CALL,
                                talk.seen(),
                                "talks to "
                                        + talk.seen().peer()
                                        + " as remote controls do: "
                                        + String.join(", ", why))
                        .began(talk.turns().getFirst().at())
                        .strength(strength)
                        .bytes(talk.hostOpening()));
    }

    private static void oddPort(Memory memory, RawDialogue talk, Scene scene) {
        Peer peer = talk.seen().peer();
        if (Outside.isServicePort(peer.port())
                || memory.odd.contains(peer)
                || memory.odd.size() >= MOST_ODD) {
            return;
        }
        memory.odd.put(peer, true);
        scene.testify(
                Claim.of(
                                ODD_PORT,
                                talk.seen(),
                                "speaks a protocol that nobody here knows on port "
                                        + peer.port()
                                        + " of "
                                        + peer.address())
                        .group(Group.Cause.PEER, "port of " + peer.address()));
    }

    private static double points(RawDialogue talk, List<String> why, Scene scene) {
        double points = opening(talk, why) + beat(talk, why);
        if (Outside.isUnnamed(talk.seen(), scene.host())) {
            points += 5;
            why.add("no name led to it");
        } else if (Outside.isDynamic(talk.seen(), scene)) {
            points += 4;
            why.add("its name is a dynamic one");
        } else if (!scene.host().namesOf(talk.seen().peer().address()).isEmpty()) {
            points -= 3; // as games and clouds have it
        }
        if (!Outside.isServicePort(talk.seen().peer().port())) {
            points += 2;
            why.add("the port is of no service");
        }
        int others =
                scene.surroundings().othersWith(talk.seen().peer().address(), talk.seen().host());
        return others > 0 ? points - 6 : points;
    }

    private static double opening(RawDialogue talk, List<String> why) {
        Excerpt order = talk.peerOpening();
        Excerpt report = talk.hostOpening();
        double points = 0;
        boolean began = !talk.turns().getFirst().byHost();
        boolean ordered = began && order.length() <= SHORT;
        if (ordered && order.printable() < 0.9) {
            points += 5;
            why.add("the server began, and not with a greeting");
        } else if (began && order.looksRandom()) {
            points += 5;
            why.add("the server began, in cipher");
        }
        if (ordered && report.length() > 2 * order.length()) {
            points += 3;
            why.add("the host reported at length");
        }
        boolean behindLength =
                OpenLengths.of(talk.turns())
                        .filter(rule -> rule.isCiphered(talk.turns()))
                        .isPresent();
        if (report.looksRandom() || behindLength) {
            points += 5;
            why.add(
                    report.looksRandom()
                            ? "in cipher from the first byte"
                            : "in cipher behind its length");
            if (order.looksRandom() && order.length() == report.length()) {
                // Keys of an honest exchange are 32 bytes; a challenge and its answer are longer.
                points += report.length() >= CHALLENGE ? 6 : 3;
                why.add("in openings of one length");
            }
        }
        if (Hex.is(report.bytes()) && Hex.is(order.bytes())) {
            points += 8;
            why.add("both sides in hex digits");
        } else if (hidesACipher(report) && hidesACipher(order)) {
            points += 8;
            why.add("both sides in cipher written in letters (base64)");
        }
        if (report.startsWith(0xAC, 0xED, 0x00, 0x05)) {
            points += 4;
            why.add("in a program's own objects");
        }
        if (report.text().contains(CALLS_BY_ADDRESS)) {
            points += 5;
            why.add("in remote calls (MS-NMF) that belong inside a company");
        }
        return points;
    }

    /// Nothing but base64 and perhaps a mark at its end, and what it stands for is random.
    private static boolean hidesACipher(Excerpt said) {
        byte[] bytes = said.bytes();
        int end = 0;
        while (end < bytes.length && isOfBase64(bytes[end])) {
            end++;
        }
        int end64 = end / 4 * 4;
        if (end64 < LEAST_BASE64 || said.isWhole() && bytes.length - end > MOST_MARK) {
            return false;
        }
        try {
            byte[] plain = Base64.getMimeDecoder().decode(Arrays.copyOf(bytes, end64));
            return Entropy.of(plain, 0, plain.length)
                    > Entropy.expectedOfRandom(plain.length) - 0.4;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isOfBase64(byte b) {
        return b >= 'A' && b <= 'Z'
                || b >= 'a' && b <= 'z'
                || b >= '0' && b <= '9'
                || b == '+'
                || b == '/'
                || b == '=';
    }

    /// Small messages of one size from the host, evenly spaced.
    private static double beat(RawDialogue talk, List<String> why) {
        List<RawDialogue.Turn> small =
                talk.turns().stream()
                        .filter(turn -> turn.byHost() && turn.said().length() <= BEAT)
                        .toList();
        Optional<Long> size =
                small.stream()
                        .map(turn -> turn.said().length())
                        .filter(length ->
                                small.stream()
                                                .filter(turn -> turn.said().length() == length)
                                                .count()
                                        >= 4)
                        .findFirst();
        if (size.isEmpty()) {
            return 0;
        }
        List<RawDialogue.Turn> alike =
                small.stream().filter(turn -> turn.said().length() == size.get()).toList();
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int i = 1; i < alike.size(); i++) {
            long pause = Duration.between(alike.get(i - 1).at(), alike.get(i).at()).toMillis();
            shortest = Math.min(shortest, pause);
            longest = Math.max(longest, pause);
        }
        boolean even = shortest >= LEAST_PAUSE.toMillis() && longest - shortest <= shortest / 5;
        if (!even) {
            return 0;
        }
        why.add(
                alike.size()
                        + " messages of "
                        + size.get()
                        + " bytes every "
                        + shortest / 1000
                        + " s");
        return 5;
    }
}
