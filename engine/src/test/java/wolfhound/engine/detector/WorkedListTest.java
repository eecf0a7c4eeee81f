package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;

class WorkedListTest {
    private static final Body PROGRAM = Web.program(90_000, "text/plain");

    private static void asks(
            Story story, String host, String path, String agent, int status, Body answer) {
        Web.exchange(
                story,
                "203.0.113." + (1 + Math.floorMod(host.hashCode(), 200)),
                80,
                "GET",
                path,
                Story.headers(
                        "Accept",
                        "*/*",
                        "Accept-Encoding",
                        "gzip",
                        "User-Agent",
                        agent,
                        "Host",
                        host),
                Body.NONE,
                status,
                answer);
        story.after(8);
    }

    private static final String COMPONENT =
            "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0; SLCC2)";

    private static Body gone() {
        return Web.text("<html>no such page</html>", "text/html", FileKind.HTML);
    }

    @Test
    void accusesWhoAsksOneRandomWordOfServerAfterServerUntilAProgramComes() {
        Story story = Story.with(new WorkedList());
        asks(story, "machine-works.example", "/87thiuh3gfdgs", COMPONENT, 404, gone());
        asks(story, "bakery.test", "/p66/87thiuh3gfdgs", COMPONENT, 200, PROGRAM);
        assertThat(story.signs()).containsExactly("list-worked-through");
    }

    @Test
    void clearsMirrorsThatCarryAFileUnderItsName() {
        Story story = Story.with(new WorkedList());
        asks(story, "mirror-one.example", "/pub/editor-4.1-setup.exe", COMPONENT, 404, gone());
        asks(story, "mirror-two.test", "/pub/editor-4.1-setup.exe", COMPONENT, 200, PROGRAM);
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void clearsAWordThatAnyServerMayBeAsked() {
        Story story = Story.with(new WorkedList());
        asks(story, "one.example", "/download", COMPONENT, 404, gone());
        asks(story, "two.test", "/download", COMPONENT, 200, PROGRAM);
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void clearsAProgramWithANameThatFetchesByDigest() {
        Story story = Story.with(new WorkedList());
        asks(story, "one.example", "/9f86d081884c7d65", "GameStore/7.1", 404, gone());
        asks(story, "two.test", "/9f86d081884c7d65", "GameStore/7.1", 200, PROGRAM);
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void takesAPageForNoProgram() {
        Story story = Story.with(new WorkedList());
        asks(story, "one.example", "/87thiuh3gfdgs", COMPONENT, 404, gone());
        asks(story, "two.test", "/87thiuh3gfdgs", COMPONENT, 200, gone());
        assertThat(story.signs()).isEmpty();
    }
}
