package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Share;
import wolfhound.scenarios.stage.Stage;

/// The backup: reads everything from one share and writes sealed archives to another.
final class NightlyBackup extends Innocent {
    NightlyBackup() {
        super(
                "nightly-backup",
                "A backup reads two hundred files and writes encrypted archives elsewhere",
                "Much reading and much noise written, but nothing is renamed and nobody asks for money");
    }

    @Override
    public void stage(Stage stage) {
        Actor files = stage.server("files", Platform.WINDOWS);
        Actor vault = stage.server("vault", Platform.LINUX);
        Actor server = stage.server("backup", Platform.LINUX).pauses(2);
        Bodies bodies = new Bodies(stage);
        Share source = Share.on(server, files.machine(), "office");
        Share target = Share.on(server, vault.machine(), "backups");
        int archives = stage.between(8, 14);
        for (int i = 0; i < archives; i++) {
            int members = stage.between(6, 12);
            for (int k = 0; k < members; k++) {
                String path =
                        stage.oneOf("accounts", "letters", "photos", "taxes")
                                + "\\"
                                + stage.word(7)
                                + k
                                + ".doc";
                byte[] content =
                        bodies.prose(stage.between(1_000, 3_000))
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                long file = source.opens(path, content.length, false);
                source.reads(file, content).closes(file).pauses(0.05);
            }
            long archive = target.makes("2026-03-03\\part-" + i + ".bak");
            target.writes(archive, stage.noise(14_000)).closes(archive);
        }
        source.leaves();
        target.leaves();
    }
}
