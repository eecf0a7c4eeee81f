package wolfhound.engine.detector;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Excerpt;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.SecureSession;
import wolfhound.model.Seen;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// Remote-control tools on a bare TCP conversation, known by the grammar of what they say: a frame
/// of magic, length and compressed text; a check-in of fields between a rare mark; a loader that
/// sends a length and a program. Never by the server, and by no constant that an operator may
/// choose.
final class RatDialects implements Detector<RatDialects.Memory> {
    static final Sign FRAMES =
            Sign.of(
                    "rat-compressed-frames",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "a short magic, two lengths that agree with the frame, and zlib behind them is"
                            + " one family of remote controls; no protocol with a name does so",
                    "T1095",
                    "T1219");
    static final Sign FIELDS =
            Sign.of(
                    "rat-check-in",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "a first message of fields between one rare mark that describe the machine",
                    "T1095",
                    "T1082");
    static final Sign BOTH_WAYS =
            Sign.of(
                    "rat-framing-kept",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "both sides keep to the same unnamed framing for the whole conversation",
                    "T1095");
    static final Sign OWN_SECRET =
            Sign.of(
                    "raw-own-secret",
                    Behaviour.THEFT,
                    EvidenceClass.OWN_SECRET,
                    38,
                    "its own names or inventory in a protocol without a name to a server outside;"
                            + " some management agents do so inside",
                    "T1041",
                    "T1082");
    static final Sign STAGE =
            Sign.of(
                    "staged-program",
                    Behaviour.DELIVERY,
                    EvidenceClass.TEMPLATE,
                    33,
                    "a server that sends, unasked, a length and then that much of a program",
                    "T1105",
                    "T1095");

    static final Sign RAN =
            Sign.of(
                    "staged-program-ran",
                    Behaviour.CALLBACK,
                    EvidenceClass.CAUSALITY,
                    30,
                    "the host called and kept silent, was handed code that runs where it lies, and"
                            + " then found its voice; agents that deploy programs ask first, and are"
                            + " given files",
                    "T1105",
                    "T1620");

    static final Sign SUMMED =
            Sign.of(
                    "summed-heads",
                    Behaviour.CALLBACK,
                    EvidenceClass.TEMPLATE,
                    35,
                    "every message begins with its length, a number, and the sum of both, in 64"
                            + " bits each: a check that one family of bankers makes and no known"
                            + " protocol",
                    "T1095");

    private static final int MOST_TALKS = 64;

    /// Of a program's header, the first numbers.
    private static final int HEADER_NUMBERS = 16;

    /// A length, a number and their sum.
    private static final int SUMMED_HEAD = 24;

    /// A bare length that is larger is none.
    private static final long MOST_FRAME = 16 << 20;

    private static final int LEAST_FIELDS = 4;

    /// Kinds of facts about the machine that make an inventory.
    private static final int LEAST_FACTS = 3;

    private static final List<String> MARKS =
            List.of(
                    "|\u001e\u001e\u001f|",
                    "|'|'|",
                    "'|'",
                    "|||",
                    "|@|",
                    "##$##",
                    "<>",
                    "*-]NK[-*",
                    "%|%",
                    "-|-",
                    "//\\\\",
                    "@@@",
                    "^^^",
                    "~~~",
                    ";;;",
                    "<|>",
                    "[|]",
                    "|;|",
                    "||",
                    "&&&",
                    "$$$",
                    "###");

    /// What is remembered: which conversations were already told of.
    static final class Memory {
        private final Bounded<ConversationId, Integer> told = new Bounded<>(MOST_TALKS);

        /// Conversations that brought code that runs where it lies.
        private final Bounded<ConversationId, Boolean> loaded = new Bounded<>(MOST_TALKS);
    }

    /// Digits of a written length.
    private static final int LONGEST_LENGTH = 8;

    private static final int FRAMES_TOLD = 1;
    private static final int FIELDS_TOLD = 2;
    private static final int BOTH_TOLD = 4;
    private static final int SECRET_TOLD = 8;
    private static final int STAGE_TOLD = 16;
    private static final int SUM_TOLD = 32;
    private static final int RAN_TOLD = 64;

    @Override
    public String name() {
        return "rat-dialects";
    }

    @Override
    public List<Sign> signs() {
        return List.of(FRAMES, FIELDS, BOTH_WAYS, OWN_SECRET, STAGE, RAN, SUMMED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(RawDialogue.class, SecureSession.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        switch (observation) {
            case RawDialogue talk -> raw(memory, talk, scene);
            case SecureSession session -> goesOnInCipher(memory, session, scene);
            default -> {}
        }
    }

    private static void raw(Memory memory, RawDialogue talk, Scene scene) {
        boolean judged =
                talk.seen().hostOpened()
                        && talk.seen().transport() == Transport.TCP
                        && talk.name().isEmpty()
                        && talk.seen().peer().address().isUnicast();
        if (!judged) {
            return;
        }
        frames(memory, talk, scene);
        List<Said> said = said(talk);
        fields(memory, talk, said, scene);
        ownSecret(memory, talk, said, scene);
        stage(memory, talk, scene);
        summed(memory, talk, scene);
    }

    /// One turn of the host, and its text as its author wrote it.
    private record Said(Excerpt bytes, String text) {}

    private static List<Said> said(RawDialogue talk) {
        List<Said> said = new ArrayList<>();
        for (Excerpt turn : turns(talk, true)) {
            said.add(new Said(turn, HostFacts.unmasked(turn.bytes())));
        }
        return said;
    }

    private static boolean first(Memory memory, RawDialogue talk, int flag) {
        int told = memory.told.get(talk.seen().conversation(), id -> 0);
        memory.told.put(talk.seen().conversation(), told | flag);
        return (told & flag) == 0;
    }

    private static void frames(Memory memory, RawDialogue talk, Scene scene) {
        Optional<Frame> own = firstFrame(talk, true);
        Optional<Frame> theirs = firstFrame(talk, false);
        if (own.isEmpty() && theirs.isEmpty()) {
            return;
        }
        Frame frame = own.or(() -> theirs).orElseThrow();
        if (first(memory, talk, FRAMES_TOLD)) {
            scene.testify(
                    Claim.of(
                                    FRAMES,
                                    talk.seen(),
                                    "spoke in frames of a "
                                            + frame.magic().length()
                                            + "-byte magic «"
                                            + printable(frame.magic())
                                            + "», the frame's"
                                            + " own length, the length unpacked, and zlib")
                            .bytes(talk.hostOpening())
                            .family("gh0st", 0.7)
                            .group(Group.Cause.DETECTOR, "rat-frames"));
        }
        boolean agree =
                own.isPresent()
                        && theirs.isPresent()
                        && own.get().magic().equals(theirs.get().magic());
        if (agree && first(memory, talk, BOTH_TOLD)) {
            keptBothWays(
                    talk,
                    "compressed frames with the magic «" + printable(frame.magic()) + "»",
                    scene);
        }
    }

    private static void keptBothWays(RawDialogue talk, String what, Scene scene) {
        scene.testify(
                Claim.of(BOTH_WAYS, talk.seen(), "both sides of the conversation kept to " + what)
                        .bytes(talk.peerOpening())
                        .group(Group.Cause.DETECTOR, "rat-both"));
    }

    private static List<Excerpt> turns(RawDialogue talk, boolean byHost) {
        List<Excerpt> said = new ArrayList<>();
        for (RawDialogue.Turn turn : talk.turns()) {
            if (turn.byHost() == byHost) {
                said.add(turn.said());
            }
        }
        return said;
    }

    private static Optional<Frame> firstFrame(RawDialogue talk, boolean byHost) {
        for (RawDialogue.Turn turn : talk.turns()) {
            Optional<Frame> frame =
                    turn.byHost() == byHost ? Frame.of(turn.said()) : Optional.empty();
            if (frame.isPresent()) {
                return frame;
            }
        }
        return Optional.empty();
    }

    /// A frame: magic, its own length and the length unpacked (32 bits, little-endian), zlib.
    private record Frame(String magic, int length) {
        private static final int LONGEST_MAGIC = 12;
        private static final int[] SECOND = {0x01, 0x5E, 0x9C, 0xDA};

        /// Where the lengths agree with the bytes: the frame's own with the turn, the other with
        /// what is unpacked. A magic may have any length and any letters.
        static Optional<Frame> of(Excerpt said) {
            byte[] bytes = said.bytes();
            for (int magic = 3; magic <= LONGEST_MAGIC && magic + 10 <= bytes.length; magic++) {
                long own = little(bytes, magic);
                long unpacked = little(bytes, magic + 4);
                boolean plausible =
                        own > magic + 8
                                && own <= said.length()
                                && own < MOST_FRAME
                                && unpacked > 0
                                && unpacked < MOST_FRAME;
                int key = plausible ? zlibUnder(bytes, magic + 8) : -1;
                if (key >= 0 && endsThere(bytes, magic, own, unpacked, key)) {
                    String text = new String(bytes, 0, magic, StandardCharsets.ISO_8859_1);
                    return Optional.of(new Frame(text, (int) own));
                }
            }
            return Optional.empty();
        }

        /// The byte under which zlib begins there, 0 for none; -1 where it is no zlib.
        private static int zlibUnder(byte[] bytes, int at) {
            int key = (bytes[at] ^ 0x78) & 0xFF;
            int second = (bytes[at + 1] ^ key) & 0xFF;
            for (int possible : SECOND) {
                if (second == possible) {
                    return key;
                }
            }
            return -1;
        }

        /// What can be seen of the frame unpacks, and to that length when all of it can be seen.
        private static boolean endsThere(
                byte[] bytes, int magic, long own, long unpacked, int key) {
            int end = (int) Math.min(own, bytes.length);
            byte[] packed = Arrays.copyOfRange(bytes, magic + 8, end);
            for (int i = 0; i < packed.length; i++) {
                packed[i] ^= (byte) key;
            }
            int length = Disguises.inflate(packed).length();
            return end == own && unpacked < 8192 ? length == unpacked : length > 0;
        }
    }

    private static long little(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL)
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    private static long big(byte[] bytes, int at) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) little(bytes, at)));
    }

    private static void fields(Memory memory, RawDialogue talk, List<Said> turns, Scene scene) {
        for (Said said : turns) {
            Optional<CheckIn> checkIn = CheckIn.of(said.text(), scene);
            if (checkIn.isPresent()) {
                checkedIn(memory, talk, checkIn.get(), scene);
                return;
            }
            if (reported(memory, talk, said, scene)) {
                return;
            }
        }
        if (turns.size() > 1) {
            Said answers = new Said(turns.getFirst().bytes(), answers(turns));
            reported(memory, talk, answers, scene);
        }
    }

    /// What the host said one after another, as where each question of the server has its answer.
    private static String answers(List<Said> turns) {
        StringBuilder all = new StringBuilder();
        for (Said said : turns) {
            if (said.bytes().printable() > 0.9) {
                all.append(said.bytes().text()).append('\n');
            }
        }
        return all.toString();
    }

    /// A message without a rare mark that still takes stock of the machine: three kinds of facts,
    /// without a label for any. Under a key two are enough: nobody hides from himself what he may
    /// tell.
    private static boolean reported(Memory memory, RawDialogue talk, Said said, Scene scene) {
        boolean keyed = !said.text().equals(said.bytes().text()) && !said.text().endsWith("\n");
        for (Disguises.View view : Disguises.views(said.text())) {
            List<String> facts = HostFacts.in(scene.host(), view.text());
            if (facts.size() < (keyed ? LEAST_FACTS - 1 : LEAST_FACTS)) {
                continue;
            }
            boolean masked = keyed || !view.how().equals("plain");
            if (first(memory, talk, FIELDS_TOLD)) {
                scene.testify(
                        Claim.of(
                                        FIELDS,
                                        talk.seen(),
                                        "reported on its machine: "
                                                + HostFacts.words(facts)
                                                + (keyed
                                                        ? ", under a key"
                                                        : masked ? ", behind a mask" : ""))
                                .bytes(said.bytes())
                                .strength(strength(facts, keyed, masked))
                                .group(Group.Cause.DETECTOR, "rat-check-in"));
            }
            String word = firstWord(said.bytes().text());
            boolean kept =
                    !word.isEmpty()
                            && turns(talk, false).stream()
                                    .anyMatch(turn -> turn.text().startsWith(word));
            if (kept && first(memory, talk, BOTH_TOLD)) {
                keptBothWays(talk, "messages that begin with «" + printable(word) + "»", scene);
            }
            return true;
        }
        return false;
    }

    /// Games and measurements tell what the machine is made of as well, in the open.
    private static double strength(List<String> facts, boolean keyed, boolean masked) {
        if (keyed) {
            return 1;
        }
        int ofItsOwner = HostFacts.ofItsOwner(facts);
        boolean many = masked || facts.size() > LEAST_FACTS;
        return many && ofItsOwner > 0 ? 1 : ofItsOwner > 1 ? 0.9 : ofItsOwner > 0 ? 0.7 : 0.5;
    }

    /// The word and the mark with which a message begins, empty for none.
    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && end < 16 && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end >= 2 && end < text.length() ? text.substring(0, end + 1) : "";
    }

    private static void checkedIn(Memory memory, RawDialogue talk, CheckIn one, Scene scene) {
        if (first(memory, talk, FIELDS_TOLD)) {
            scene.testify(
                    Claim.of(
                                    FIELDS,
                                    talk.seen(),
                                    "checked in with "
                                            + one.fields()
                                            + " fields between «"
                                            + printable(one.mark())
                                            + "» that describe the machine: "
                                            + one.facts())
                            .bytes(talk.hostOpening())
                            .strength(one.facts().size() >= 3 ? 1 : 0.8)
                            .group(Group.Cause.DETECTOR, "rat-check-in"));
        }
        boolean answered =
                turns(talk, false).stream().anyMatch(said -> said.text().contains(one.mark()));
        if (answered && first(memory, talk, BOTH_TOLD)) {
            keptBothWays(talk, "fields between «" + printable(one.mark()) + "»", scene);
        }
        boolean counted =
                turns(talk, true).stream().anyMatch(RatDialects::isWritten)
                        && turns(talk, false).stream().anyMatch(RatDialects::isWritten);
        if (counted && first(memory, talk, BOTH_TOLD)) {
            keptBothWays(talk, "messages behind their length in decimals and a zero", scene);
        }
    }

    /// A message behind its own length, written in decimals and ended by a zero: no published
    /// protocol does so (netstrings have a colon). An empty one is `0` and a zero.
    private static boolean isWritten(Excerpt said) {
        byte[] bytes = said.bytes();
        long length = 0;
        int at = 0;
        while (at < bytes.length && at < LONGEST_LENGTH && Character.isDigit(bytes[at])) {
            length = length * 10 + bytes[at] - '0';
            at++;
        }
        return at > 0 && at < bytes.length && bytes[at] == 0 && length == said.length() - at - 1;
    }

    /// A message of fields between one mark that say what machine this is.
    private record CheckIn(String mark, int fields, List<String> facts) {
        static Optional<CheckIn> of(String text, Scene scene) {
            String plain = text.replace("\0", "");
            for (String mark : MARKS) {
                int count = count(plain, mark);
                if (count >= LEAST_FIELDS) {
                    return facts(plain, mark, count, scene);
                }
            }
            String found = Marks.in(plain);
            return found.isEmpty()
                    ? Optional.empty()
                    : facts(plain, found, count(plain, found), scene)
                            .filter(one -> one.facts().size() >= LEAST_FACTS);
        }

        private static Optional<CheckIn> facts(String text, String mark, int count, Scene scene) {
            Map<String, String> facts = new HashMap<>();
            int start = 0;
            for (int i = 0; i <= Math.min(count, 40); i++) {
                int end = text.indexOf(mark, start);
                String field = text.substring(start, end < 0 ? text.length() : end);
                fact(field.strip(), scene).ifPresent(what -> facts.putIfAbsent(what, field));
                start = end + mark.length();
            }
            for (String kind : HostFacts.in(scene.host(), text.replace(mark, "\n"))) {
                facts.putIfAbsent(kind, kind);
            }
            List<String> sorted = facts.keySet().stream().sorted().toList();
            return sorted.size() >= 2
                    ? Optional.of(new CheckIn(mark, count + 1, sorted))
                    : Optional.empty();
        }

        private static int count(String text, String mark) {
            int count = 0;
            for (int at = text.indexOf(mark);
                    at >= 0;
                    at = text.indexOf(mark, at + mark.length())) {
                count++;
            }
            return count;
        }

        private static Optional<String> fact(String field, Scene scene) {
            if (field.isEmpty() || field.length() > 200) {
                return Optional.empty();
            }
            String known = system(field.toLowerCase(Locale.ROOT));
            if (!known.isEmpty()) {
                return Optional.of(known);
            }
            if (!OwnSecrets.in(scene.host(), field).isEmpty()) {
                return Optional.of("own name");
            }
            return unbase64(field)
                    .flatMap(inside -> {
                        String hidden = system(inside.toLowerCase(Locale.ROOT));
                        if (!hidden.isEmpty()) {
                            return Optional.of(hidden);
                        }
                        return isName(inside) ? Optional.of("name in base64") : Optional.empty();
                    });
        }

        private static String system(String field) {
            if (field.startsWith("win ")
                    || field.startsWith("windows ")
                    || field.contains("windows 1")
                    || field.contains("windows 7")
                    || field.contains("microsoft windows")
                    || field.startsWith("win1")
                    || field.startsWith("win7")) {
                return "system";
            }
            if (field.contains("defender")
                    || field.contains("antivirus")
                    || field.equals("no av")) {
                return "protection";
            }
            if (field.contains("program manager")) {
                return "window in front";
            }
            if (field.matches("\\d{2,4}[-/]\\d{2}[-/]\\d{2,4}")) {
                return "date";
            }
            if (field.contains("intel(r)")
                    || field.contains("amd ryzen")
                    || field.endsWith("ghz")) {
                return "processor";
            }
            if (field.equals("x64")
                    || field.equals("x86")
                    || field.equals("64 bit")
                    || field.equals("32 bit")
                    || field.equals("64bit")) {
                return "word size";
            }
            return "";
        }

        private static Optional<String> unbase64(String field) {
            if (field.length() < 8 || field.length() % 4 != 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new String(Base64.getDecoder().decode(field), StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        private static boolean isName(String text) {
            return text.length() >= 4 && text.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
        }
    }

    private static void ownSecret(Memory memory, RawDialogue talk, List<Said> turns, Scene scene) {
        if (talk.seen().peer().address().isPrivate()) {
            return;
        }
        for (Said said : turns) {
            List<OwnSecrets.Found> found = OwnSecrets.in(scene.host(), parted(said.text()));
            boolean names =
                    OwnSecrets.has(found, OwnSecrets.Kind.HOST_NAME)
                            || OwnSecrets.has(found, OwnSecrets.Kind.USER_NAME);
            if (!names && !OwnSecrets.isLoot(found)) {
                continue;
            }
            if (first(memory, talk, SECRET_TOLD)) {
                scene.testify(
                        Claim.of(
                                        OWN_SECRET,
                                        talk.seen(),
                                        "sent "
                                                + OwnSecrets.words(found)
                                                + " in a protocol without a name")
                                .bytes(said.bytes())
                                .strength(OwnSecrets.isLoot(found) || found.size() > 1 ? 1 : 0.85)
                                .group(Group.Cause.DETECTOR, "raw-own-secret"));
            }
            return;
        }
    }

    /// The fields on lines of their own where a mark parts them that is a word itself, and wide
    /// letters within other text made narrow.
    private static String parted(String text) {
        String narrow = text.replace("\0", "");
        String mark = Marks.in(narrow);
        return mark.isEmpty()
                ? narrow.length() < text.length() ? text + "\n" + narrow : text
                : narrow.replace(mark, "\n");
    }

    /// The server speaks first: four bytes of length, then a program of about that length, or code
    /// that finds its own place and carries one.
    private static void stage(Memory memory, RawDialogue talk, Scene scene) {
        if (talk.turns().isEmpty() || talk.turns().getFirst().byHost()) {
            return;
        }
        Excerpt said = talk.peerOpening();
        byte[] bytes = said.bytes();
        if (bytes.length < 64) {
            return;
        }
        long length = little(bytes, 0);
        long other = big(bytes, 0);
        boolean sized = isSize(length, said.length()) || isSize(other, said.length());
        boolean program = bytes[4] == 'M' && bytes[5] == 'Z' || isCode(bytes, 4);
        if (sized && program && first(memory, talk, STAGE_TOLD)) {
            scene.testify(
                    Claim.of(
                                    STAGE,
                                    talk.seen(),
                                    "the server sent first, and unasked: a length of "
                                            + Math.min(length, other)
                                            + " and a program of that length")
                            .bytes(said)
                            .group(Group.Cause.DETECTOR, "staged-program"));
        }
        boolean runs = sized && (isCode(bytes, 4) || program && isHeaderOfCode(bytes, 4));
        if (runs) {
            memory.loaded.put(talk.seen().conversation(), true);
        }
        boolean spoke = talk.turns().stream().anyMatch(RawDialogue.Turn::byHost);
        if (runs && spoke) {
            ran(memory, talk.seen(), talk.turns().getFirst().at(), scene);
        }
    }

    /// Loaders of this kind go on in TLS on the conversation that brought them.
    private static void goesOnInCipher(Memory memory, SecureSession session, Scene scene) {
        if (memory.loaded.contains(session.seen().conversation())) {
            ran(memory, session.seen(), session.seen().at(), scene);
        }
    }

    private static void ran(Memory memory, Seen seen, Instant began, Scene scene) {
        int told = memory.told.get(seen.conversation(), id -> 0);
        if ((told & RAN_TOLD) != 0) {
            return;
        }
        memory.told.put(seen.conversation(), told | RAN_TOLD);
        scene.testify(
                Claim.of(
                                RAN,
                                seen,
                                "the host called "
                                        + seen.peer()
                                        + " and said nothing until it had been sent code that runs"
                                        + " where it lies; then it spoke")
                        .began(began)
                        .group(Group.Cause.DETECTOR, "staged-program-ran"));
    }

    private static void summed(Memory memory, RawDialogue talk, Scene scene) {
        int host = 0;
        int peer = 0;
        for (RawDialogue.Turn turn : talk.turns()) {
            if (isSummed(turn.said())) {
                host += turn.byHost() ? 1 : 0;
                peer += turn.byHost() ? 0 : 1;
            }
        }
        if (host > 0 && peer > 0 && first(memory, talk, SUM_TOLD)) {
            scene.testify(
                    Claim.of(
                                    SUMMED,
                                    talk.seen(),
                                    host
                                            + peer
                                            + " messages with "
                                            + talk.seen().peer()
                                            + " begin with their length, a number and the sum of"
                                            + " both")
                            .bytes(talk.hostOpening())
                            .family("danabot", 0.7)
                            .group(Group.Cause.DETECTOR, "summed-heads"));
        }
    }

    private static boolean isSummed(Excerpt said) {
        byte[] bytes = said.bytes();
        if (bytes.length < SUMMED_HEAD) {
            return false;
        }
        long length = wide(bytes, 0);
        long number = wide(bytes, 8);
        return length == said.length() - SUMMED_HEAD
                && number != 0
                && wide(bytes, 16) == length + number;
    }

    private static long wide(byte[] bytes, int at) {
        return little(bytes, at) | little(bytes, at + 4) << 32;
    }

    private static boolean isSize(long length, long seen) {
        return length >= 256 && length < MOST_FRAME && seen > 64 && length + 4 >= seen / 2;
    }

    /// Shellcode's beginning: clear the direction flag and call over what follows.
    private static boolean isCode(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) == 0xFC
                && ((bytes[at + 1] & 0xFF) == 0xE8 || (bytes[at + 1] & 0xFF) == 0x48);
    }

    /// A program whose header is code itself: a frame is set up (`mov ebp, esp`) where linkers
    /// write numbers, so that it can be called where it lies instead of being loaded from a file.
    private static boolean isHeaderOfCode(byte[] bytes, int at) {
        for (int i = at + 2; i + 1 < Math.min(bytes.length, at + HEADER_NUMBERS); i++) {
            if ((bytes[i] & 0xFF) == 0x89 && (bytes[i + 1] & 0xFF) == 0xE5) {
                return true;
            }
        }
        return false;
    }

    private static String printable(String text) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            parts.add(c > 0x20 && c < 0x7F ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return String.join("", parts);
    }
}
