package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.FileKind;

class FileDropTest {
    @Test
    void convictsAnUploadNamedAfterUserAndMachine() {
        Story story =
                Story.with(new FileDrop())
                        .named("DESKTOP-4F2KQ1", "maria.g")
                        .commands(
                                "198.51.100.21",
                                21,
                                "ftp",
                                "STOR",
                                "PW_maria.g-DESKTOP-4F2KQ1_2024_03_04_09_00.html",
                                150)
                        .transfers(
                                "198.51.100.21",
                                40000,
                                "ftp",
                                false,
                                "PW_maria.g-DESKTOP-4F2KQ1_2024_03_04_09_00.html",
                                "",
                                FileKind.HTML,
                                latin(
                                        "<html>URL: https://a<br>Username: m<br>Password: p<br>"
                                                + "Application: Chrome<br>"));
        assertThat(story.signs())
                .containsExactlyInAnyOrder("upload-dump-name", "upload-own-secret");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsABackupAndAWebsiteUploadPass() {
        Story story =
                Story.with(new FileDrop())
                        .named("DESKTOP-4F2KQ1", "maria.g")
                        .commands("198.51.100.21", 21, "ftp", "STOR", "index.html", 150)
                        .commands("198.51.100.21", 21, "ftp", "STOR", "logo_2024.png", 150)
                        .commands(
                                "198.51.100.21",
                                21,
                                "ftp",
                                "STOR",
                                "DESKTOP-4F2KQ1-full-20240304.tar.gz",
                                150);
        assertThat(story.ends()).isEqualTo("clear");
    }
}
