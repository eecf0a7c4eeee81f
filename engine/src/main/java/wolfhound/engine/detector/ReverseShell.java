package wolfhound.engine.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.ConversationId;
import wolfhound.model.EvidenceClass;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.RawDialogue;
import wolfhound.model.Sign;
import wolfhound.model.Transport;

/// A shell turned round: the host opened the conversation, and then it is the *server* that types
/// commands and the host that answers with a console's prompt and output. Telnet and SSH are the
/// other way round, and are named protocols.
final class ReverseShell implements Detector<ReverseShell.Memory> {
    static final Sign CONSOLE =
            Sign.of(
                    "console-handed-out",
                    Behaviour.COMMAND,
                    EvidenceClass.TEMPLATE,
                    33,
                    "a console's banner or prompt sent to a server that the host itself called",
                    "T1059",
                    "T1095");
    static final Sign OBEYED =
            Sign.of(
                    "shell-order-obeyed",
                    Behaviour.COMMAND,
                    EvidenceClass.CAUSALITY,
                    40,
                    "the server sent a command of a shell and the host answered with its output",
                    "T1059");

    private static final int MOST_TALKS = 32;
    private static final int CONSOLE_TOLD = 1;
    private static final int OBEYED_TOLD = 2;

    /// What a console says of itself. Anchored to lines, so that a page that quotes one is not one.
    private static final Pattern OUTPUT =
            Pattern.compile(
                    "(?im)^(?:microsoft windows \\[[^\\]]{3,40}\\]|\\(c\\) (?:copyright )?.{0,12}microsoft"
                            + " corp.*|windows powershell$|[a-z]:\\\\[^\\r\\n<>\"|]{0,200}>|ps"
                            + " [a-z]:\\\\[^\\r\\n<>\"|]{0,200}>|uid=\\d+\\([a-z0-9_.-]+\\)"
                            + " gid=.*|(?:bash|sh)(?:-\\d\\.\\d+)?[$#] ?|[a-z0-9_.-]+@[a-z0-9_.-]+:[~/][^\\r\\n]{0,100}[$#]"
                            + " ?|(?:/bin/)?sh: \\d+: .*|bash: no job control in this shell| volume"
                            + " in drive [a-z] .*|linux [a-z0-9_.-]+ \\d+\\.\\d+.*)");

    private static final Pattern PROMPT =
            Pattern.compile("(?is).*(?:[a-z]:\\\\[^\\r\\n<>\"|]{0,200}>|[$#])\\s*$");

    private static final Set<String> COMMANDS =
            Set.of(
                    "whoami",
                    "id",
                    "dir",
                    "ls",
                    "cd",
                    "pwd",
                    "ipconfig",
                    "ifconfig",
                    "net",
                    "uname",
                    "systeminfo",
                    "hostname",
                    "tasklist",
                    "ps",
                    "cat",
                    "type",
                    "echo",
                    "netstat",
                    "wget",
                    "curl",
                    "powershell",
                    "cmd",
                    "reg",
                    "ver",
                    "set",
                    "exit",
                    "copy",
                    "move",
                    "del",
                    "rm",
                    "cp",
                    "python",
                    "wmic",
                    "sudo",
                    "chmod",
                    "arp",
                    "route",
                    "w",
                    "nslookup",
                    "query",
                    "start",
                    "mkdir",
                    "find",
                    "history",
                    "tree",
                    "sc",
                    "ip");

    static final class Memory {
        private final Bounded<ConversationId, Integer> told = new Bounded<>(MOST_TALKS);
    }

    @Override
    public String name() {
        return "reverse-shell";
    }

    @Override
    public List<Sign> signs() {
        return List.of(CONSOLE, OBEYED);
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
                talk.seen().hostOpened()
                        && talk.name().isEmpty()
                        && talk.seen().transport() == Transport.TCP;
        if (!judged) {
            return;
        }
        boolean afterOrder = false;
        String order = "";
        for (RawDialogue.Turn turn : talk.turns()) {
            String said = turn.said().text();
            if (!turn.byHost()) {
                order = order(said);
                afterOrder = !order.isEmpty();
            } else if (OUTPUT.matcher(said).find()) {
                console(memory, talk, turn, scene);
                if (afterOrder) {
                    obeyed(memory, talk, turn, order, scene);
                }
            } else if (afterOrder
                    && PROMPT.matcher(said).matches()
                    && memory.told.contains(talk.seen().conversation())) {
                obeyed(memory, talk, turn, order, scene);
            }
        }
    }

    /// A line that begins with a command of a shell; empty for none.
    private static String order(String said) {
        String line = said.strip();
        if (line.isEmpty() || line.length() > 2000 || said.indexOf('\n') < 0) {
            return "";
        }
        int end = 0;
        while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        return COMMANDS.contains(line.substring(0, end).toLowerCase(Locale.ROOT))
                ? line.lines().findFirst().orElse("")
                : "";
    }

    private static boolean first(Memory memory, RawDialogue talk, int flag) {
        int told = memory.told.get(talk.seen().conversation(), id -> 0);
        memory.told.put(talk.seen().conversation(), told | flag);
        return (told & flag) == 0;
    }

    private static void console(
            Memory memory, RawDialogue talk, RawDialogue.Turn turn, Scene scene) {
        if (first(memory, talk, CONSOLE_TOLD)) {
            scene.testify(
                    Claim.of(
                                    CONSOLE,
                                    talk.seen(),
                                    "called "
                                            + talk.seen().peer()
                                            + " and handed it a console: "
                                            + shown(turn.said().text()))
                            .began(talk.turns().getFirst().at())
                            .bytes(turn.said())
                            .group(Group.Cause.DETECTOR, "console-handed-out"));
        }
    }

    private static void obeyed(
            Memory memory, RawDialogue talk, RawDialogue.Turn turn, String order, Scene scene) {
        if (first(memory, talk, OBEYED_TOLD)) {
            scene.testify(
                    Claim.of(
                                    OBEYED,
                                    talk.seen(),
                                    talk.seen().peer()
                                            + " sent the command "
                                            + shown(order)
                                            + " and the host answered with its output")
                            .began(talk.turns().getFirst().at())
                            .bytes(turn.said())
                            .group(Group.Cause.DETECTOR, "shell-order-obeyed"));
        }
    }

    private static String shown(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return "«" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "»";
    }
}
