package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.engine.memory.Topic;
import wolfhound.model.Address;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.NameLookup;
import wolfhound.model.Observation;
import wolfhound.model.Sign;

/// A connection carried in look-ups of names.
///
/// ## How
///
/// Two facts that do not follow from each other. *How much*: the characters of names below one
/// registered name that were never asked before, and the bytes of its answers, a minute: an upper
/// bound on what the look-ups can carry (after Paxson et al., "Practical Comprehensive Bounds on
/// Surreptitious Communication over DNS", USENIX Security 2013). *What*: names that are full of a
/// code's alphabet up to their last label, answered with record types or sizes that nobody needs to
/// find a machine, or with addresses that lie all over the world and are different every time. The
/// short questions by which a tunnel asks for more between its data are counted with their few
/// characters, so that they hide nothing.
///
/// Block lists, reputation services and content networks ask many long names too, and are answered
/// with an address of a few networks or nothing: they carry their question up, and no stream down.
final class DnsTunnel implements Detector<DnsTunnel.Memory> {
    static final Sign VOLUME =
            Sign.of(
                    "dns-as-channel",
                    Behaviour.TUNNEL,
                    EvidenceClass.PROTOCOL_LIE,
                    25,
                    "more goes up and down through one name's look-ups than finding machines needs",
                    "T1572",
                    "T1071.004");
    static final Sign CODED =
            Sign.of(
                    "dns-coded-stream",
                    Behaviour.TUNNEL,
                    EvidenceClass.TEMPLATE,
                    35,
                    "questions in a code's alphabet and answers in kind, each different",
                    "T1132.001",
                    "T1071.004");

    static final Sign NUMBERED =
            Sign.of(
                    "dns-numbered-stream",
                    Behaviour.TUNNEL,
                    EvidenceClass.DIALECT,
                    12,
                    "questions that bear a session and a number that counts up, as what is cut in"
                            + " pieces does; told of what is a stream in a code already",
                    "T1572",
                    "T1071.004");

    private static final int MOST_NAMES = 64;
    private static final int MOST_ASKED = 128;
    private static final Duration WINDOW = Duration.ofMinutes(2);

    /// New characters below one name in a window that people and services do not reach: 40
    /// questions of 40 characters.
    private static final int LEAST_UP = 1600;

    private static final int LEAST_QUESTIONS = 20;
    private static final int LEAST_CODED = 12;
    private static final int LEAST_LABEL = 16;

    /// A mean answer beyond an address and its authority.
    private static final int LARGE_ANSWER = 60;

    /// Coded answers that are as large as this together make a stream though they are few.
    private static final int LEAST_DOWN = 3000;

    private static final int FEW_CODED = 5;

    /// Different first octets among the addresses below one name: content networks have a few.
    private static final int SCATTERED = 10;

    private static final Set<String> CARRIERS =
            Set.of("TXT", "NULL", "CNAME", "MX", "SRV", "KEY", "PRIVATE", "TYPE65399");

    static final class Memory {
        private final Bounded<String, Channel> channels = new Bounded<>(MOST_NAMES);
    }

    /// What was asked below one registered name lately.
    private static final class Channel {
        Instant began = Instant.MAX;
        int[] asked = new int[8];
        int count;
        int up;
        int down;
        int coded;
        int codedUp;
        int carriers;
        int codedAnswers;
        int codedDown;
        int addresses;
        final BitSet firstOctets = new BitSet(256);
        final Set<Integer> texts = new HashSet<>(2);
        final Numbering numbering = new Numbering();
        boolean volumeTold;
        boolean codedTold;
        boolean numberedTold;
    }

    @Override
    public String name() {
        return "dns-tunnel";
    }

    @Override
    public List<Sign> signs() {
        return List.of(VOLUME, CODED, NUMBERED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(NameLookup.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        NameLookup lookup = (NameLookup) observation;
        boolean judged =
                lookup.seen().hostOpened()
                        && lookup.way() == NameLookup.Way.DNS
                        && !lookup.name().below().isEmpty()
                        && !lookup.name().registered().endsWith(".arpa")
                        && !lookup.name().registered().equals("arpa");
        if (!judged) {
            return;
        }
        Channel channel = memory.channels.get(lookup.name().registered(), n -> new Channel());
        boolean over =
                channel.count > 0
                        && Duration.between(channel.began, lookup.seen().at()).compareTo(WINDOW)
                                > 0;
        if (over) {
            Channel next = new Channel();
            next.volumeTold = channel.volumeTold;
            next.codedTold = channel.codedTold;
            next.numberedTold = channel.numberedTold;
            memory.channels.put(lookup.name().registered(), next);
            channel = next;
        }
        if (isNew(channel, lookup)) {
            add(channel, lookup);
            judge(channel, lookup, scene);
            numbered(channel, lookup, scene);
        }
    }

    private static boolean isNew(Channel channel, NameLookup lookup) {
        int key = lookup.name().text().hashCode();
        int kept = Math.min(channel.count, channel.asked.length);
        for (int i = 0; i < kept; i++) {
            if (channel.asked[i] == key) {
                return false;
            }
        }
        if (channel.count >= channel.asked.length && channel.asked.length < MOST_ASKED) {
            channel.asked = Arrays.copyOf(channel.asked, channel.asked.length * 2);
        }
        channel.asked[channel.count % channel.asked.length] = key;
        return true;
    }

    private static void add(Channel channel, NameLookup lookup) {
        if (channel.count == 0) {
            channel.began = lookup.seen().at();
        }
        channel.count++;
        String below = lookup.name().below();
        channel.up += below.length();
        channel.numbering.add(below);
        channel.down += answerBytes(lookup);
        if (isCoded(below)) {
            channel.coded++;
            channel.codedUp += below.length();
        }
        boolean codedAnswer = false;
        for (NameLookup.Answer answer : lookup.answers()) {
            boolean coded = CARRIERS.contains(answer.type()) && isCodedAnswer(answer.data());
            codedAnswer |= coded;
            channel.codedDown += coded ? answer.data().length() : 0;
            if (CARRIERS.contains(answer.type()) && isOneWord(answer.data())) {
                addText(channel, answer.data());
            }
            if (answer.type().equals("A")) {
                addAddress(channel, below, answer.data());
            }
        }
        channel.codedAnswers += codedAnswer ? 1 : 0;
        channel.carriers += CARRIERS.contains(lookup.type()) ? 1 : 0;
    }

    /// What an answer says when it is no sentence, no setting and no other name: data, or its
    /// receipt.
    private static boolean isOneWord(String data) {
        return data.length() >= 2
                && data.indexOf(' ') < 0
                && data.indexOf('=') < 0
                && data.indexOf('.') < 0;
    }

    private static void addText(Channel channel, String data) {
        if (channel.texts.size() < MOST_ASKED) {
            channel.texts.add(data.hashCode());
        }
    }

    /// An address that stands in the question already (as media servers name their users' machines)
    /// carries nothing down.
    private static void addAddress(Channel channel, String below, String data) {
        Optional<Address> address = Address.parse(data);
        boolean repeats = below.contains(data) || below.contains(data.replace('.', '-'));
        if (!repeats && address.isPresent() && address.get().isV4()) {
            channel.addresses++;
            channel.firstOctets.set((int) (address.get().v4Bits() >>> 24 & 0xFF));
        }
    }

    /// Are its addresses data: all over the world, as no service has them.
    private static boolean isScattered(Channel channel) {
        return channel.addresses >= LEAST_CODED
                && channel.firstOctets.cardinality() >= SCATTERED
                && channel.firstOctets.cardinality() * 3 >= Math.min(channel.addresses, 3 * 64);
    }

    private static int answerBytes(NameLookup lookup) {
        int bytes = 0;
        for (NameLookup.Answer answer : lookup.answers()) {
            if (!answer.type().equals("A") && !answer.type().equals("AAAA")) {
                bytes += answer.data().length();
            }
        }
        return bytes;
    }

    /// Full of one of the codes' alphabets, with no words in it: a long label where letters and
    /// digits mix, or a hex label.
    static boolean isCoded(String below) {
        int longest = 0;
        int digits = 0;
        int letters = 0;
        int vowels = 0;
        int run = 0;
        for (int i = 0; i < below.length(); i++) {
            char c = below.charAt(i);
            run = c == '.' ? 0 : run + 1;
            longest = Math.max(longest, run);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            boolean letter = c >= 'a' && c <= 'z' || c > 0x7F;
            letters += letter ? 1 : 0;
            vowels += "aeiou".indexOf(c) >= 0 ? 1 : 0;
        }
        if (longest < LEAST_LABEL) {
            return false;
        }
        int total = Math.max(1, digits + letters);
        boolean mixed = digits * 10 > total && digits * 10 < total * 8;
        boolean unspoken = vowels * 100 < total * 28;
        return (mixed || unspoken) && isVaried(below);
    }

    /// At least ten different characters.
    private static boolean isVaried(String text) {
        int distinct = 0;
        for (int i = 0; i < text.length() && distinct < 10; i++) {
            distinct += text.indexOf(text.charAt(i)) == i ? 1 : 0;
        }
        return distinct >= 10;
    }

    /// Data and not a sentence or an address: long, without blanks.
    private static boolean isCodedAnswer(String data) {
        String lower = data.toLowerCase(Locale.ROOT);
        return data.length() >= LEAST_LABEL
                && data.indexOf(' ') < 0
                && !lower.startsWith("v=")
                && (isCoded(lower) || hasRawBytes(data));
    }

    private static boolean hasRawBytes(String data) {
        int raw = 0;
        for (int i = 0; i < data.length(); i++) {
            raw += data.charAt(i) < 0x20 || data.charAt(i) > 0x7E ? 1 : 0;
        }
        return raw * 4 > data.length();
    }

    private static void judge(Channel channel, NameLookup lookup, Scene scene) {
        if (scene.knowledge().knows(Topic.SIGNALLING_DNS, lookup.name())) {
            return;
        }
        boolean scattered = isScattered(channel);
        boolean codedUp = channel.codedUp * 10 >= channel.up * 6;
        boolean streamUp = channel.up >= LEAST_UP && codedUp;
        boolean streamDown = channel.down / channel.count >= LARGE_ANSWER;
        boolean carried = channel.carriers * 2 > channel.count || scattered;
        // Little up and much down is a stream as well: the questions are then only requests for
        // more.
        boolean drawn =
                channel.down >= 2 * LEAST_UP && streamDown && channel.codedDown * 2 > channel.down;
        boolean volume =
                channel.count >= LEAST_QUESTIONS && (streamUp && (streamDown || carried) || drawn);
        if (volume && !channel.volumeTold) {
            channel.volumeTold = true;
            long seconds =
                    Math.max(1, Duration.between(channel.began, lookup.seen().at()).toSeconds());
            scene.testify(
                    Claim.of(
                                    VOLUME,
                                    lookup.seen(),
                                    "asked "
                                            + channel.count
                                            + " different names below "
                                            + lookup.name().registered()
                                            + " within "
                                            + seconds
                                            + " s: "
                                            + channel.up
                                            + " characters up, "
                                            + channel.down
                                            + " bytes of data down")
                            .began(channel.began)
                            .about(lookup.name().registered())
                            .group(Group.Cause.DETECTOR, "dns-volume"));
        }
        boolean answersCoded =
                channel.codedAnswers >= LEAST_CODED
                        || channel.codedAnswers >= FEW_CODED && channel.codedDown >= LEAST_DOWN
                        || channel.texts.size() >= LEAST_QUESTIONS
                        || scattered;
        boolean coded = channel.coded >= LEAST_CODED && codedUp && answersCoded;
        boolean halfCoded = answersCoded && channel.codedAnswers * 10 >= channel.count * 8;
        if ((coded || halfCoded) && !channel.codedTold) {
            channel.codedTold = true;
            scene.testify(
                    Claim.of(
                                    CODED,
                                    lookup.seen(),
                                    channel.coded
                                            + " of "
                                            + channel.count
                                            + " questions below "
                                            + lookup.name().registered()
                                            + " were written in a code, and "
                                            + codedAnswers(channel, scattered)
                                            + " answers as well: «"
                                            + shown(lookup.name().text())
                                            + "»")
                            .began(channel.began)
                            .about(lookup.name().registered())
                            .group(Group.Cause.DETECTOR, "dns-coded"));
        }
    }

    /// Told at last, of a stream that was found by its amount and its code.
    private static void numbered(Channel channel, NameLookup lookup, Scene scene) {
        boolean stream = channel.volumeTold && channel.codedTold && !channel.numberedTold;
        if (!stream || !channel.numbering.isNumbered()) {
            return;
        }
        channel.numberedTold = true;
        scene.testify(
                Claim.of(
                                NUMBERED,
                                lookup.seen(),
                                "questions below "
                                        + lookup.name().registered()
                                        + " bear one session and count up, as the pieces of a stream do")
                        .began(channel.began)
                        .about(lookup.name().registered())
                        .group(Group.Cause.DETECTOR, "dns-numbered"));
    }

    private static int codedAnswers(Channel channel, boolean scattered) {
        return scattered ? channel.addresses : Math.max(channel.codedAnswers, channel.texts.size());
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }
}
