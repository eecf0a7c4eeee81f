package wolfhound.engine.detector;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Home-made ciphers of remote controls, caught by what a sound cipher never does.
///
/// ## How
///
/// *Hidden lengths.* Many tools begin the key stream anew for every message (RC4 with a fixed key,
/// XOR with a word). Then the length in each message's head lies under the same four bytes: the
/// ciphered word XOR the true length is one constant in the messages of both sides. By chance that
/// holds once in 2³² for each further length. Where the length can be read, or the constant has
/// zeros, it is an open frame, as honest protocols have.
///
/// *The mask comes along.* Others send a new word with every message and XOR all that follows with
/// it. Who takes the first four bytes off the rest finds the message's own length at one place of
/// the head, in message after message.
///
/// *Repeated cipher.* The same message of random-looking bytes again and again in one conversation,
/// at a beat: a keep-alive under a fixed key without a counter. Honest protocols that send the same
/// keep-alive again send it short and in the open.
final class WeakCipher implements Detector<WeakCipher.Memory> {
    static final Sign HIDDEN =
            Sign.of(
                    "hidden-lengths",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "the messages of both sides hide their lengths under one and the same key, which"
                            + " no sound cipher does and no open protocol needs",
                    "T1573.001",
                    "T1095");
    static final Sign REPEATED =
            Sign.of(
                    "cipher-repeated",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    24,
                    "on both sides one random-looking message again and again in a conversation of"
                            + " its own kind; some devices' clouds keep alive so under a key that they"
                            + " never change",
                    "T1573.001",
                    "T1095");

    static final Sign OWN_MASK =
            Sign.of(
                    "mask-in-message",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "each message of both sides is XORed with its own first four bytes, under which"
                            + " its length lies: a mask that hides nothing from who knows it, and"
                            + " nobody with a name wears",
                    "T1001",
                    "T1573.001");

    private static final int MOST_TALKS = 64;
    private static final int LEAST_TURNS = 3;

    /// Where in a message the length may stand.
    private static final int HEAD = 12;

    /// What of a message its length may leave out: the head.
    private static final int LARGEST_HEAD = 20;

    private static final int LEAST_REPEATED = 3;

    /// What is left where one side repeats itself, or in cipher that no length stands before; and
    /// where that is short.
    private static final double ONE_SIDE = 0.83;

    private static final double ONE_SHORT = 0.58;
    private static final int HIDDEN_TOLD = 1;
    private static final int REPEATED_TOLD = 2;
    private static final int MASK_TOLD = 4;
    private static final int MASK_NOTICED = 8;

    /// The head of a message under its own mask.
    private static final int MASKED_HEAD = 32;

    static final class Memory {
        private final Bounded<ConversationId, Integer> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "weak-cipher";
    }

    @Override
    public List<Sign> signs() {
        return List.of(HIDDEN, REPEATED, OWN_MASK);
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
                        && talk.seen().hostOpened()
                        && talk.seen().transport() == Transport.TCP
                        && talk.seen().peer().address().isUnicast()
                        && talk.turns().size() >= LEAST_TURNS;
        if (!judged) {
            return;
        }
        hidden(memory, talk, scene);
        ownMask(memory, talk, scene);
        repeated(memory, talk, scene);
    }

    private static boolean first(Memory memory, RawDialogue talk, int flag) {
        int told = memory.told.get(talk.seen().conversation(), id -> 0);
        memory.told.put(talk.seen().conversation(), told | flag);
        return (told & flag) == 0;
    }

    private static void hidden(Memory memory, RawDialogue talk, Scene scene) {
        OptionalInt mask = mask(talk.turns());
        if (mask.isEmpty() || isOpen(talk.turns()) || !first(memory, talk, HIDDEN_TOLD)) {
            return;
        }
        scene.testify(
                Claim.of(
                                HIDDEN,
                                talk.seen(),
                                "both sides of the conversation with "
                                        + talk.seen().peer()
                                        + " hide the lengths of their messages under the key "
                                        + String.format("%08x", mask.getAsInt()))
                        .began(talk.turns().getFirst().at())
                        .bytes(talk.hostOpening())
                        .group(Group.Cause.DETECTOR, "hidden-lengths"));
    }

    /// The constant that lies over the lengths, if there is one place for it and one size of the
    /// head that explain the messages.
    static OptionalInt mask(List<RawDialogue.Turn> turns) {
        int[] keys = new int[turns.size()];
        for (int at = 0; at <= HEAD; at++) {
            for (int head = 0; head <= LARGEST_HEAD; head += 2) {
                OptionalInt little = mask(turns, at, head, true, keys);
                if (little.isPresent()) {
                    return little;
                }
                OptionalInt big = mask(turns, at, head, false, keys);
                if (big.isPresent()) {
                    return big;
                }
            }
        }
        return OptionalInt.empty();
    }

    /// Under which constant most messages fit: at least three of both sides with three lengths.
    ///
    /// @param keys room for one of each turn
    private static OptionalInt mask(
            List<RawDialogue.Turn> turns, int at, int head, boolean littleEndian, int[] keys) {
        int judged = 0;
        for (RawDialogue.Turn turn : turns) {
            if (isJudged(turn, at, head)) {
                keys[judged++] = key(turn, at, head, littleEndian);
            }
        }
        if (judged < LEAST_TURNS) {
            return OptionalInt.empty();
        }
        Arrays.sort(keys, 0, judged);
        int key = keys[judged / 2]; // whatever more than half of them are stands in the middle
        int same = 0;
        for (int i = 0; i < judged; i++) {
            same += keys[i] == key ? 1 : 0;
        }
        if (!isKey(key) || same < LEAST_TURNS || same * 2 <= judged) {
            return OptionalInt.empty(); // as nearly always
        }
        List<RawDialogue.Turn> those =
                turns.stream()
                        .filter(turn ->
                                isJudged(turn, at, head)
                                        && key(turn, at, head, littleEndian) == key)
                        .toList();
        return haveThreeLengthsOfBothSides(those) ? OptionalInt.of(key) : OptionalInt.empty();
    }

    private static boolean isJudged(RawDialogue.Turn turn, int at, int head) {
        return turn.said().bytes().length >= at + 4 && turn.said().length() >= head;
    }

    private static int key(RawDialogue.Turn turn, int at, int head, boolean littleEndian) {
        return word(turn.said().bytes(), at, littleEndian) ^ (int) (turn.said().length() - head);
    }

    private static boolean haveThreeLengthsOfBothSides(List<RawDialogue.Turn> turns) {
        long lengths = turns.stream().map(turn -> turn.said().length()).distinct().count();
        long sides = turns.stream().map(RawDialogue.Turn::byHost).distinct().count();
        return lengths >= 3 && sides == 2;
    }

    /// Can the length be read somewhere in the head of most messages: then nothing is hidden.
    private static boolean isOpen(List<RawDialogue.Turn> turns) {
        for (int at = 0; at <= HEAD; at++) {
            for (int head = 0; head <= LARGEST_HEAD; head++) {
                int open = 0;
                int openBig = 0;
                for (RawDialogue.Turn turn : turns) {
                    byte[] bytes = turn.said().bytes();
                    if (bytes.length >= at + 2) {
                        long rest = turn.said().length() - head & 0xFFFF;
                        int big = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
                        openBig += big == rest ? 1 : 0;
                        open += ((big & 0xFF) << 8 | big >>> 8) == rest ? 1 : 0;
                    }
                }
                if (Math.max(open, openBig) * 2 > turns.size()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int word(byte[] bytes, int at, boolean littleEndian) {
        int big =
                (bytes[at] & 0xFF) << 24
                        | (bytes[at + 1] & 0xFF) << 16
                        | (bytes[at + 2] & 0xFF) << 8
                        | bytes[at + 3] & 0xFF;
        return littleEndian ? Integer.reverseBytes(big) : big;
    }

    /// No byte of it is zero: a length in the open, beside a constant, is no hidden one.
    private static boolean isKey(int mask) {
        for (int shift = 0; shift < 32; shift += 8) {
            if ((mask >>> shift & 0xFF) == 0) {
                return false;
            }
        }
        return true;
    }

    private static void ownMask(Memory memory, RawDialogue talk, Scene scene) {
        for (int at = 4; at + 4 <= MASKED_HEAD; at += 4) {
            for (int head = 0; head <= MASKED_HEAD; head += 4) {
                int fitting = 0;
                long length = 0;
                boolean differ = false;
                boolean byHost = false;
                boolean byPeer = false;
                for (RawDialogue.Turn turn : talk.turns()) {
                    if (hasOwnMask(turn.said(), at, head)) {
                        differ |= fitting > 0 && turn.said().length() != length;
                        length = turn.said().length();
                        fitting++;
                        byHost |= turn.byHost();
                        byPeer |= !turn.byHost();
                    }
                }
                boolean both = byHost && byPeer && fitting >= LEAST_TURNS;
                int flag = both ? MASK_TOLD : MASK_NOTICED;
                if (fitting >= 2 && differ && first(memory, talk, flag)) {
                    scene.testify(
                            Claim.of(
                                            OWN_MASK,
                                            talk.seen(),
                                            fitting
                                                    + " messages with "
                                                    + talk.seen().peer()
                                                    + " are XORed with their own first four bytes, and hold"
                                                    + " their length below")
                                    .began(talk.turns().getFirst().at())
                                    .strength(both ? 1 : 0.7)
                                    .bytes(talk.hostOpening())
                                    .group(Group.Cause.DETECTOR, "mask-in-message"));
                    return;
                }
            }
        }
    }

    /// Under the mask of the first four bytes, is the length of the message without its head there.
    private static boolean hasOwnMask(Excerpt said, int at, int head) {
        byte[] bytes = said.bytes();
        if (bytes.length < at + 4 || said.length() <= head) {
            return false;
        }
        int mask = word(bytes, 0, false);
        int big = word(bytes, at, false) ^ mask;
        int rest = (int) (said.length() - head);
        return isKey(mask) && (big == rest || Integer.reverseBytes(big) == rest);
    }

    private static void repeated(Memory memory, RawDialogue talk, Scene scene) {
        if (!Outside.is(talk.seen())) {
            return;
        }
        boolean ciphered =
                OpenLengths.of(talk.turns())
                                .filter(rule -> rule.isBare() && rule.isCiphered(talk.turns()))
                                .isPresent()
                        || CipheredFrames.isFrame(talk.hostOpening());
        Map<Excerpt, Integer> counts = new HashMap<>();
        boolean hostRepeats = false;
        boolean peerRepeats = false;
        for (RawDialogue.Turn turn : talk.turns()) {
            Excerpt said = turn.said();
            boolean hidden =
                    said.looksRandom() || ciphered && said.length() > 8 && said.printable() < 0.75;
            if (!said.isWhole() || !hidden) {
                continue;
            }
            int count = counts.merge(said, 1, Integer::sum);
            hostRepeats |= count > 1 && turn.byHost();
            peerRepeats |= count > 1 && !turn.byHost();
            if (count >= LEAST_REPEATED && first(memory, talk, REPEATED_TOLD)) {
                scene.testify(
                        Claim.of(
                                        REPEATED,
                                        talk.seen(),
                                        "the same "
                                                + said.length()
                                                + " bytes of cipher went "
                                                + count
                                                + " times through the conversation with "
                                                + talk.seen().peer())
                                .began(talk.turns().getFirst().at())
                                .bytes(said)
                                .strength(
                                        hostRepeats && peerRepeats && ciphered
                                                ? 1
                                                : said.length() >= 32 || ciphered
                                                        ? ONE_SIDE
                                                        : ONE_SHORT)
                                .group(Group.Cause.DETECTOR, "cipher-repeated"));
            }
        }
    }
}
