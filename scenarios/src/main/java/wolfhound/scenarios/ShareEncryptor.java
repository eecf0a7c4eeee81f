package wolfhound.scenarios;

import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Bodies;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Share;
import wolfhound.scenarios.stage.Stage;

/// Ransomware without any server: reads, encrypts and renames every file of a share and leaves its
/// note in each folder.
final class ShareEncryptor extends Guilty {
    private static final String[] FOLDERS = {
        "accounts", "contracts", "drawings", "letters", "photos", "projects", "staff", "taxes"
    };

    ShareEncryptor() {
        super(
                "share-encryptor",
                "GPCode",
                "A desktop turns a share's files into noise, gives them a new ending, leaves notes",
                "No channel to find: the effect alone, three ways, on one share");
    }

    @Override
    public void stage(Stage stage) {
        Actor files = stage.server("files", Platform.WINDOWS);
        Actor desktop = stage.workstation("desktop", Platform.WINDOWS);
        desktop.joins().isInfected(Behaviour.ENCRYPTION).pauses(3).finds(files.machine());
        Bodies bodies = new Bodies(stage);
        String ending = "." + stage.oneOf("crypt", "locked", "encoded", stage.word(6));
        String note =
                "HOW TO GET FILES BACK: write to helper@"
                        + stage.word(6)
                        + ".example, your number is "
                        + stage.hex(10);

        Share share = Share.on(desktop, files.machine(), "office");
        int each = stage.between(8, 14);
        for (String folder : FOLDERS) {
            for (int i = 0; i < each; i++) {
                String path =
                        folder
                                + "\\"
                                + stage.word(6)
                                + i
                                + stage.oneOf(".doc", ".xls", ".txt", ".csv");
                encrypts(share, path, bodies.prose(stage.between(1_500, 4_500)), ending, stage);
                share.pauses(0.15);
            }
            long file = share.makes(folder + "\\!_READ_ME_!.txt");
            share.writes(file, note.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .closes(file);
        }
        share.leaves();
    }

    private static void encrypts(
            Share share, String path, String content, String ending, Stage stage) {
        long file = share.opens(path, content.length(), true);
        share.reads(file, content.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        share.writes(file, stage.noise(content.length() + 16));
        share.renames(file, path + ending).closes(file);
    }
}
