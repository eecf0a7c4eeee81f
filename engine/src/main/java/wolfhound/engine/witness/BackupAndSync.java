package wolfhound.engine.witness;

import java.util.Optional;
import java.util.Set;
import wolfhound.engine.memory.HostMemory;
import wolfhound.engine.memory.Knowledge;
import wolfhound.engine.memory.Surroundings;
import wolfhound.model.Alibi;
import wolfhound.model.Behaviour;
import wolfhound.model.Evidence;
import wolfhound.model.EvidenceClass;

/// Backup and synchronisation: they write much that is as random as a cipher, and name it after the
/// machine. They leave no note, and do not rename what is there.
final class BackupAndSync implements Witness {
    private static final Set<String> BY_BACKUP = Set.of("share-entropy-flip", "upload-own-secret");

    private static final Scope SCOPE =
            Scope.of(Behaviour.ENCRYPTION, EvidenceClass.PROTOCOL_LIE)
                    .and(Behaviour.THEFT, EvidenceClass.OWN_SECRET);

    @Override
    public String name() {
        return "backup-and-sync";
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public Optional<Alibi> explain(
            Evidence evidence, HostMemory host, Surroundings surroundings, Knowledge knowledge) {
        if (!BY_BACKUP.contains(evidence.sign().id())) {
            return Optional.empty();
        }
        return Reliefs.software(
                        host,
                        "rclone",
                        "rsync",
                        "duplicati",
                        "veeam",
                        "acronis",
                        "syncthing",
                        "backup",
                        "restic",
                        "borg",
                        "nextcloud",
                        "owncloud",
                        "git/")
                .flatMap(program ->
                        Reliefs.share(
                                this,
                                evidence,
                                0.8,
                                "runs " + program,
                                "renames to a new ending, or a note beside the files"));
    }
}
