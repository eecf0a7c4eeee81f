package wolfhound.engine.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wolfhound.engine.memory.Bounded;
import wolfhound.model.Behaviour;
import wolfhound.model.EvidenceClass;
import wolfhound.model.FileNames;
import wolfhound.model.Group;
import wolfhound.model.Observation;
import wolfhound.model.Seen;
import wolfhound.model.ShareAccess;
import wolfhound.model.Sign;

/// Files on shares turned into ciphers: renamed to one new ending at a rate no person has,
/// documents overwritten with what is no document, one and the same note in directory after
/// directory. Backup, synchronisation and packing do one of these, and not the others.
final class ShareEncryption implements Detector<ShareEncryption.Memory> {
    static final Sign RENAMES =
            Sign.of(
                    "share-rename-storm",
                    Behaviour.ENCRYPTION,
                    EvidenceClass.EFFECT,
                    35,
                    "many files of several directories get one and the same new ending within a"
                            + " minute",
                    "T1486");
    static final Sign CIPHERS =
            Sign.of(
                    "share-entropy-flip",
                    Behaviour.ENCRYPTION,
                    EvidenceClass.PROTOCOL_LIE,
                    25,
                    "files whose names say document are overwritten with bytes as random as a"
                            + " cipher's",
                    "T1486");
    static final Sign NOTES =
            Sign.of(
                    "share-note-repeated",
                    Behaviour.ENCRYPTION,
                    EvidenceClass.TEMPLATE,
                    30,
                    "one small text of the same name created in directory after directory, beside"
                            + " files that change",
                    "T1486",
                    "T1491");

    private static final int MOST_FILES = 512;
    private static final int MOST_ENDINGS = 16;
    private static final int MOST_NOTES = 32;
    private static final int LEAST_RENAMED = 20;
    private static final int LEAST_DIRECTORIES = 3;
    private static final int LEAST_CIPHERED = 12;
    private static final int LEAST_NOTES = 5;
    private static final double CIPHER = 7.8;
    private static final double PLAIN = 7.5;
    private static final int LEAST_BYTES = 1024;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Endings whose content is not as random as a cipher, unlike pictures and archives.
    private static final Set<String> DOCUMENTS =
            Set.of(
                    "doc", "xls", "ppt", "txt", "csv", "rtf", "htm", "html", "xml", "json", "log",
                    "sql", "mdb", "bmp", "wav", "cs", "java", "c", "cpp", "py", "ini", "md", "pst",
                    "dbf", "vsd", "dwg", "tif", "eml");

    /// Endings that programs give while they write, and take away again.
    private static final Set<String> PASSING =
            Set.of(
                    "tmp",
                    "temp",
                    "bak",
                    "part",
                    "crdownload",
                    "partial",
                    "swp",
                    "lock",
                    "old",
                    "~");

    static final class Memory {
        private final Bounded<String, Double> read = new Bounded<>(MOST_FILES);
        private final Map<String, Renames> endings = new HashMap<>(2);
        private final Bounded<String, Set<String>> notes = new Bounded<>(MOST_NOTES);
        private final Set<String> ciphered = new HashSet<>(2);
        private Instant cipheredSince = Instant.MAX;
        private boolean ciphersTold;
        private boolean notesTold;
    }

    private static final class Renames {
        Instant began = Instant.MAX;
        int count;
        final Set<String> directories = new HashSet<>(4);
        boolean told;
    }

    @Override
    public String name() {
        return "share-encryption";
    }

    @Override
    public List<Sign> signs() {
        return List.of(RENAMES, CIPHERS, NOTES);
    }

    @Override
    public Set<Class<? extends Observation>> watches() {
        return Set.of(ShareAccess.class);
    }

    @Override
    public Memory fresh() {
        return new Memory();
    }

    @Override
    public void see(Memory memory, Observation observation, Scene scene) {
        ShareAccess access = (ShareAccess) observation;
        if (!access.seen().hostOpened()) {
            return;
        }
        switch (access.action()) {
            case READ -> memory.read.put(access.path(), access.entropy());
            case WRITE -> written(memory, access, scene);
            case RENAME -> renamed(memory, access, scene);
            case CREATE -> created(memory, access, scene);
            default -> {}
        }
    }

    private static void renamed(Memory memory, ShareAccess access, Scene scene) {
        String ending = added(access.path(), access.newPath());
        if (ending.isEmpty() || PASSING.contains(ending)) {
            return;
        }
        Renames renames = memory.endings.get(ending);
        if (renames == null) {
            if (memory.endings.size() >= MOST_ENDINGS) {
                memory.endings.clear();
            }
            renames = new Renames();
            memory.endings.put(ending, renames);
        }
        Instant now = access.seen().at();
        if (renames.count == 0 || Duration.between(renames.began, now).compareTo(MINUTE) > 0) {
            renames.began = now;
            renames.count = 0;
            renames.directories.clear();
        }
        renames.count++;
        if (renames.directories.size() < LEAST_DIRECTORIES) {
            renames.directories.add(directory(access.path()));
        }
        boolean storm =
                renames.count >= LEAST_RENAMED && renames.directories.size() >= LEAST_DIRECTORIES;
        if (storm && !renames.told) {
            renames.told = true;
            scene.testify(
                    Claim.of(
                                    RENAMES,
                                    access.seen(),
                                    "renamed "
                                            + renames.count
                                            + " files on a share to end in «."
                                            + ending
                                            + "» within "
                                            + Duration.between(renames.began, now).toSeconds()
                                            + " s")
                            .began(renames.began)
                            .about(access.share())
                            .group(Group.Cause.DETECTOR, "share-renames"));
        }
    }

    /// What a rename put behind the whole old name, or in the place of its ending; empty where the
    /// name changed otherwise.
    private static String added(String path, String newPath) {
        String old = file(path);
        String fresh = file(newPath);
        if (fresh.startsWith(old + ".")) {
            return fresh.substring(old.length() + 1).toLowerCase(Locale.ROOT);
        }
        String ending = FileNames.extension(fresh);
        boolean changed = !ending.isEmpty() && !ending.equals(FileNames.extension(old));
        boolean harmless = FileNames.isHarmless(fresh) || FileNames.isRunnable(fresh);
        return changed && !harmless ? ending : "";
    }

    private static void written(Memory memory, ShareAccess access, Scene scene) {
        if (access.bytes() < LEAST_BYTES || access.entropy() < CIPHER) {
            return;
        }
        Double before = memory.read.get(access.path());
        boolean flipped =
                before != null
                        ? before < PLAIN && before > 0
                        : DOCUMENTS.contains(FileNames.extension(access.path()));
        if (!flipped || memory.ciphersTold) {
            return;
        }
        Seen seen = access.seen();
        if (memory.ciphered.isEmpty()
                || Duration.between(memory.cipheredSince, seen.at()).compareTo(MINUTE) > 0) {
            memory.ciphered.clear();
            memory.cipheredSince = seen.at();
        }
        memory.ciphered.add(access.path());
        if (memory.ciphered.size() >= LEAST_CIPHERED) {
            memory.ciphersTold = true;
            scene.testify(
                    Claim.of(
                                    CIPHERS,
                                    seen,
                                    "overwrote "
                                            + memory.ciphered.size()
                                            + " files with random bytes that were, or are named as, plain"
                                            + " documents")
                            .began(memory.cipheredSince)
                            .about(access.share())
                            .group(Group.Cause.DETECTOR, "share-ciphers"));
            memory.ciphered.clear();
        }
    }

    private static void created(Memory memory, ShareAccess access, Scene scene) {
        String name = file(access.path()).toLowerCase(Locale.ROOT);
        boolean note =
                name.endsWith(".txt")
                        || name.endsWith(".html")
                        || name.endsWith(".htm")
                        || name.endsWith(".hta")
                        || name.endsWith(".rtf");
        if (!note || memory.notesTold) {
            return;
        }
        Set<String> directories = memory.notes.get(name, n -> new HashSet<>(2));
        directories.add(directory(access.path()));
        boolean changing =
                !memory.ciphered.isEmpty()
                        || memory.ciphersTold
                        || memory.endings.values().stream().anyMatch(r -> r.count > 0);
        if (directories.size() >= LEAST_NOTES && changing) {
            memory.notesTold = true;
            scene.testify(
                    Claim.of(
                                    NOTES,
                                    access.seen(),
                                    "created «"
                                            + file(access.path())
                                            + "» in "
                                            + directories.size()
                                            + " directories of a share")
                            .about(access.share())
                            .group(Group.Cause.DETECTOR, "share-notes"));
        }
    }

    private static int cut(String path) {
        return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    }

    private static String file(String path) {
        return path.substring(cut(path) + 1);
    }

    private static String directory(String path) {
        return path.substring(0, Math.max(0, cut(path)));
    }
}
