package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.model.ShareAccess.Action.CREATE;
import static wolfhound.model.ShareAccess.Action.READ;
import static wolfhound.model.ShareAccess.Action.RENAME;
import static wolfhound.model.ShareAccess.Action.WRITE;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class ShareEncryptionTest {
    @Test
    void convictsAHostThatEncryptsAShare() {
        Story story = Story.with(new ShareEncryption());
        for (int i = 0; i < 60; i++) {
            String path = "team\\d" + i % 6 + "\\plan" + i + ".doc";
            story.after(0.2)
                    .share(READ, path, "", 40_000, 4.9)
                    .share(WRITE, path, "", 40_000, 7.99)
                    .share(RENAME, path, path + ".zzqx", 0, 0);
            if (i % 10 == 0) {
                story.share(CREATE, "team\\d" + i / 10 + "\\HOW_TO_RESTORE.txt", "", 0, 0);
            }
        }
        assertThat(story.signs())
                .containsExactlyInAnyOrder(
                        "share-rename-storm", "share-entropy-flip", "share-note-repeated");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsABackupWriteArchives() {
        Story story = Story.with(new ShareEncryption());
        for (int i = 0; i < 200; i++) {
            story.after(0.1)
                    .share(WRITE, "backup\\d" + i % 9 + "\\" + i + ".zip.tmp", "", 900_000, 7.99)
                    .share(
                            RENAME,
                            "backup\\d" + i % 9 + "\\" + i + ".zip.tmp",
                            "backup\\d" + i % 9 + "\\" + i + ".zip",
                            0,
                            0);
        }
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void letsAPhotographerRenamePictures() {
        Story story = Story.with(new ShareEncryption());
        for (int i = 0; i < 100; i++) {
            story.share(
                    RENAME,
                    "p\\d" + i % 5 + "\\DSC" + i + ".JPG",
                    "p\\d" + i % 5 + "\\holiday" + i + ".jpg",
                    0,
                    0);
        }
        assertThat(story.signs()).isEmpty();
    }
}
