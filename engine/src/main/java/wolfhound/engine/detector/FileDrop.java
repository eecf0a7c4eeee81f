package wolfhound.engine.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import wolfhound.model.Behaviour;
import wolfhound.model.CommandLine;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileTransfer;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.model.Sign;

/// Files that a host uploads to a server outside by FTP (RFC 959) and that are about the host
/// itself: named after machine and user, or with inventories, passwords or key strokes inside.
final class FileDrop implements Detector<FileDrop.Memory> {
    static final Sign SECRET =
            Sign.of(
                    "upload-own-secret",
                    Behaviour.THEFT,
                    EvidenceClass.OWN_SECRET,
                    40,
                    "stolen lists about the sending machine; backups are named after machines too,"
                            + " so a name alone counts half",
                    "T1048.003");
    static final Sign NAMED =
            Sign.of(
                    "upload-dump-name",
                    Behaviour.THEFT,
                    EvidenceClass.TEMPLATE,
                    28,
                    "builders of thieves name their uploads by kind, user, machine and time",
                    "T1048.003",
                    "T1074");

    /// Kind, then user and machine, then a time, in any order but the first.
    private static final Pattern DUMP =
            Pattern.compile(
                    "(?i)^(?:pw|sc|kl|co|cc|logs?|passwords?|screen(?:shots?)?|key(?:logs?|strokes?)|"
                            + "keylogger|hawkeye|recovery|recovered|clipboard|cookies?|seclog|stealer|"
                            + "passrecord|steam|browsers?)[_\\- .].*\\d{4,}.*\\.(?:html?|txt|zip|jpe?g|png|kcb|log|rar|7z)$");

    private static final int MOST_TOLD = 4;

    static final class Memory {
        private int secrets;
        private int names;
    }

    @Override
    public String name() {
        return "file-drop";
    }

    @Override
    public List<Sign> signs() {
        return List.of(SECRET, NAMED);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(FileTransfer.class, CommandLine.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        Seen seen = observation.seen();
        if (seen.peer().address().isPrivate()) {
            return;
        }
        switch (observation) {
            case FileTransfer file when !file.toHost() && file.carrier().equals("ftp") ->
                    uploaded(memory, seen, file.name(), file, scene);
            case CommandLine line when isStore(line) ->
                    named(memory, seen, bare(line.argument()), scene);
            default -> {}
        }
    }

    private static boolean isStore(CommandLine line) {
        return line.seen().hostOpened()
                && line.protocol().equals("ftp")
                && line.verb().equalsIgnoreCase("STOR");
    }

    private static String bare(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static void uploaded(
            Memory memory, Seen seen, String name, FileTransfer file, Scene scene) {
        named(memory, seen, name, scene);
        List<OwnSecrets.Found> found =
                new ArrayList<>(OwnSecrets.in(scene.host(), file.excerpt().bytes()));
        if (OwnSecrets.isLoot(found)) {
            secret(memory, seen, name, found, 1, scene);
        }
    }

    private static void named(Memory memory, Seen seen, String name, Scene scene) {
        boolean dump = DUMP.matcher(name).matches();
        if (dump && memory.names < MOST_TOLD) {
            memory.names++;
            scene.testify(
                    Claim.of(
                                    NAMED,
                                    seen,
                                    "uploaded «"
                                            + name
                                            + "»: a kind of loot, a name and a"
                                            + " time, as thieves' builders name files")
                            .group(Group.Cause.DETECTOR, "upload-dump-name"));
        }
        List<OwnSecrets.Found> own = OwnSecrets.in(scene.host(), name.replace('_', ' '));
        if (!own.isEmpty()) {
            secret(memory, seen, name, own, dump ? 0.9 : 0.5, scene);
        }
    }

    private static void secret(
            Memory memory,
            Seen seen,
            String name,
            List<OwnSecrets.Found> found,
            double strength,
            Scene scene) {
        if (memory.secrets >= MOST_TOLD) {
            return;
        }
        memory.secrets++;
        scene.testify(
                Claim.of(SECRET, seen, "uploaded «" + name + "» with " + OwnSecrets.words(found))
                        .strength(strength)
                        .group(Group.Cause.DETECTOR, "upload-own-secret"));
    }
}
