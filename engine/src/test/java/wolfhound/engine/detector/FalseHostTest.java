package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;
import wolfhound.model.NameLookup;

/// Requests for somebody else's pages at an address that another name led to.
class FalseHostTest {
    private static final String SERVER = "203.0.113.9";

    private static Story story() {
        return Story.with(new FalseHost());
    }

    private static Story looksUp(Story story, String name) {
        return story.looksUp(name, "A", NameLookup.Outcome.ANSWERED, SERVER);
    }

    private static Story asks(Story story, Headers headers) {
        story.talks(SERVER, 80, "http", 200, 400);
        Body page = Web.text("<html></html>", "text/html", FileKind.HTML);
        Web.exchange(story, SERVER, 80, "GET", "/s/books", headers, Body.NONE, 200, page);
        return story;
    }

    @Test
    void tellsWhoGoesStraightToOneAndAsksForAnother() {
        Story story = looksUp(story(), "cdn.cloudfiles.example").after(1);
        asks(story, Web.masked("www.shop.example"));
        story.verdict();
        assertThat(story.weight("false-host")).isEqualTo(17.6);
        assertThat(story.evidence().getFirst().because())
                .contains("cdn.cloudfiles.example", "«www.shop.example»");
    }

    @Test
    void believesWhoLookedTheSiteUp() {
        Story story = looksUp(looksUp(story(), "cdn.files.example"), "www.shop.example").after(1);
        asks(story, Web.masked("www.shop.example"));
        story.verdict();
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void believesSitesThatShareAnAddress() {
        Story story = looksUp(story(), "img.files.example").after(1);
        asks(story, Web.browser("img.files.example"));
        story.after(1);
        asks(story, Web.masked("www.shop.example"));
        story.verdict();
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void believesBrowsersAndTools() {
        Story story = looksUp(story(), "new-server.example").after(1);
        asks(story, Web.named("www.shop.example", "curl/8.1"));
        asks(story, Web.browser("www.shop.example"));
        story.verdict();
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void forgetsWhyAnAddressWasAskedFor() {
        Story story = looksUp(story(), "cdn.cloudfiles.example").after(60);
        asks(story, Web.masked("www.shop.example"));
        story.verdict();
        assertThat(story.signs()).isEmpty();
    }
}
