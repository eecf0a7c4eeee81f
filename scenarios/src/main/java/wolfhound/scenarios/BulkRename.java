package wolfhound.scenarios;

import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Share;
import wolfhound.scenarios.stage.Stage;

/// A photographer renames an afternoon of pictures on the share.
final class BulkRename extends Innocent {
    BulkRename() {
        super(
                "bulk-rename",
                "A photographer renames two hundred pictures on a share",
                "A storm of renames, but the contents stay what they were");
    }

    @Override
    public void stage(Stage stage) {
        Actor files = stage.server("files", Platform.WINDOWS);
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS).joins().pauses(2);
        Share share = Share.on(desktop, files.machine(), "photos");
        Bodies bodies = new Bodies(stage);
        int pictures = stage.between(120, 220);
        String folder = "2026-" + stage.word(6);
        for (int i = 0; i < pictures; i++) {
            String path = folder + "\\DSC_" + (4_000 + i) + ".JPG";
            long file = share.opens(path, 6_000, true);
            if (i % 20 == 0) {
                share.reads(file, bodies.jpeg(4_000));
            }
            share.renames(file, folder + "\\wedding-" + (i + 1) + ".jpg").closes(file).pauses(0.08);
        }
        share.leaves();
    }
}
