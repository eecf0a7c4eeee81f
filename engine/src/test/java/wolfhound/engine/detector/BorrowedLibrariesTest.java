package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.Headers;

/// Libraries of a browser, fetched by a thief and by a program that embeds the browser.
class BorrowedLibrariesTest {
    private static Story fetches(Headers headers, String... files) {
        Story story = Story.with(new BorrowedLibraries());
        for (String file : files) {
            Web.exchange(
                    story,
                    "203.0.113.9",
                    80,
                    "GET",
                    "/lib/" + file,
                    headers,
                    Body.NONE,
                    200,
                    Web.program(90_000, "application/octet-stream"));
            story.after(1);
        }
        story.verdict();
        return story;
    }

    @Test
    void tellsThatAThiefBringsTheLibrariesAlong() {
        Story story = fetches(Web.nameless("a.example"), "sqlite3.dll", "nss3.dll", "softokn3.dll");
        assertThat(story.weight("borrowed-libraries")).isEqualTo(25);
    }

    @Test
    void saysLessOfTwo() {
        Story story = fetches(Web.nameless("a.example"), "nss3.dll", "msvcp140.dll");
        assertThat(story.weight("borrowed-libraries")).isEqualTo(15);
    }

    @Test
    void believesALauncherThatEmbedsTheBrowser() {
        Story story =
                fetches(
                        Web.nameless("patch.example"),
                        "launcher.exe",
                        "xul.dll",
                        "nss3.dll",
                        "softokn3.dll",
                        "freebl3.dll");
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void believesAPersonAndASingleMissingFile() {
        assertThat(fetches(Web.browser("dlls.example"), "nss3.dll", "sqlite3.dll").signs())
                .isEqualTo(List.of());
        assertThat(fetches(Web.nameless("a.example"), "sqlite3.dll").signs()).isEmpty();
    }
}
