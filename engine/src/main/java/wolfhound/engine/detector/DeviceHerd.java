package wolfhound.engine.detector;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

/// The tongues of the herds of routers and cameras (whose sources are public): in lines of text, or
/// in words of a few bytes. The device reports the make of its processor or a fixed word, keeps in
/// touch with as little as can be said, and is told whom to flood, for how long.
final class DeviceHerd implements Detector<DeviceHerd.Memory> {
    static final Sign ORDER =
            Sign.of(
                    "order-to-attack",
                    Behaviour.COMMAND,
                    EvidenceClass.TEMPLATE,
                    33,
                    "a server outside told the host to flood an address, in the grammar of the herds"
                            + " of devices: a way, a target, a time",
                    "T1498",
                    "T1095");
    static final Sign CHECK_IN =
            Sign.of(
                    "herd-check-in",
                    Behaviour.CALLBACK,
                    EvidenceClass.DIALECT,
                    25,
                    "reported as the programs of such herds do, and kept in touch with their fixed"
                            + " words",
                    "T1095");

    private static final int MOST_TALKS = 64;
    private static final int CHECK_IN_TOLD = 1;
    private static final int ORDER_TOLD = 2;

    /// A line that names a way to flood, a target and numbers; or one of the fixed orders.
    private static final Pattern LINE =
            Pattern.compile(
                    "(?im)^[!.*@>$/ ]{0,4}(?:udp|tcp|std|syn|ack|xmas|vse|http|junk|hold|ovh|stomp|udpraw|udpplain|(?:udp|tcp|syn|ack|http|std|get)[_-]?flood|flood|attack|ddos)"
                            + "\\s+(?:\\d{1,3}\\.){3}\\d{1,3}(?:\\s+[\\w,.-]{1,24}){1,8}\\s*$"
                            + "|^!\\* ?(?:scanner (?:on|off)|killattk|lolnogtfo|getlocalip|botkill|udp|tcp|http|junk|hold|cnc)\\b.*$");

    /// A make of processor, beside a word of the herd.
    private static final Pattern REPORT =
            Pattern.compile(
                    "(?is)^.{0,80}\\b(?:build|arch|bot|device|infected|connected|joined)\\b.{0,80}"
                            + "\\b(?:mips|mipsel|mpsl|arm[4-7]?(?:v\\d\\w?)?|sh4|superh|ppc|powerpc|sparc|m68k|i[3-6]86|x86(?:_64)?)\\b.{0,40}$");

    private static final int LONGEST_REPORT = 200;
    private static final int LONGEST_NAME = 32;
    private static final int LEAST_TOUCHES = 2;

    static final class Memory {
        private final Bounded<ConversationId, Integer> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "device-herd";
    }

    @Override
    public List<Sign> signs() {
        return List.of(ORDER, CHECK_IN);
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
                        && talk.seen().transport() == Transport.TCP
                        && talk.seen().hostOpened();
        if (!judged) {
            return;
        }
        if (reports(talk) && first(memory, talk, CHECK_IN_TOLD)) {
            scene.testify(
                    Claim.of(
                                    CHECK_IN,
                                    talk.seen(),
                                    "reported to "
                                            + talk.seen().peer()
                                            + " in the fixed words of the herds of devices, and keeps in"
                                            + " touch")
                            .began(talk.turns().getFirst().at())
                            .bytes(talk.hostOpening())
                            .group(Group.Cause.DETECTOR, "herd-check-in"));
        }
        for (RawDialogue.Turn turn : talk.turns()) {
            if (!turn.byHost() && isOrder(turn.said()) && first(memory, talk, ORDER_TOLD)) {
                scene.testify(
                        Claim.of(
                                        ORDER,
                                        talk.seen(),
                                        talk.seen().peer()
                                                + " told the host to flood: "
                                                + shown(turn.said()))
                                .began(talk.turns().getFirst().at())
                                .bytes(turn.said())
                                .group(Group.Cause.DETECTOR, "order-to-attack"));
            }
        }
    }

    private static boolean first(Memory memory, RawDialogue talk, int flag) {
        int told = memory.told.get(talk.seen().conversation(), id -> 0);
        memory.told.put(talk.seen().conversation(), told | flag);
        return (told & flag) == 0;
    }

    private static boolean reports(RawDialogue talk) {
        Excerpt report = talk.hostOpening();
        boolean inText =
                report.length() <= LONGEST_REPORT
                        && report.printable() > 0.9
                        && REPORT.matcher(report.text()).matches();
        return inText || isBinaryReport(report) && touches(talk) >= LEAST_TOUCHES;
    }

    /// The number one in 32 bits, and perhaps the length of a name and the name.
    private static boolean isBinaryReport(Excerpt report) {
        byte[] said = report.bytes();
        if (!report.startsWith(0, 0, 0, 1)) {
            return false;
        }
        return said.length == 4
                || said.length == 5 + said[4] && said[4] >= 0 && said[4] <= LONGEST_NAME;
    }

    /// Two zero bytes from the host, each after the first message.
    private static int touches(RawDialogue talk) {
        int touches = 0;
        for (RawDialogue.Turn turn : talk.turns()) {
            boolean zeros = turn.said().length() == 2 && turn.said().startsWith(0, 0);
            touches += zeros && turn.byHost() ? 1 : 0;
        }
        return touches;
    }

    private static boolean isOrder(Excerpt said) {
        return said.printable() > 0.9
                ? LINE.matcher(said.text()).find()
                : said.isWhole() && isBinaryOrder(said.bytes());
    }

    /// Length (16 bits), seconds (32), way (8), targets (8) of an address and the bits of its net,
    /// options (8) of a number, a length and a text: and nothing left over.
    private static boolean isBinaryOrder(byte[] said) {
        if (said.length < 15 || ((said[0] & 0xFF) << 8 | said[1] & 0xFF) != said.length) {
            return false;
        }
        int targets = said[7] & 0xFF;
        int at = 8 + 5 * targets;
        if (targets == 0 || at >= said.length) {
            return false;
        }
        for (int i = 0; i < targets; i++) {
            if (said[12 + 5 * i] < 0 || said[12 + 5 * i] > 32) {
                return false;
            }
        }
        int options = said[at++] & 0xFF;
        for (int i = 0; i < options && at + 1 < said.length; i++) {
            at += 2 + (said[at + 1] & 0xFF);
        }
        return at == said.length;
    }

    private static String shown(Excerpt said) {
        if (said.printable() <= 0.9) {
            return "an order of " + said.length() + " bytes with targets and options";
        }
        String line = said.text().strip().lines().findFirst().orElse("");
        return "«" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "»";
    }
}
