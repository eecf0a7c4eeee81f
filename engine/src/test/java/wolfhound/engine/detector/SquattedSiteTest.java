package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

/// Scripts in folders where sites keep none, and the front doors beside them.
class SquattedSiteTest {
    private static Story posts(Headers headers, String path, Body body) {
        Story story = Story.with(new SquattedSite());
        Web.exchange(story, "203.0.113.9", 80, "POST", path, headers, body, 200, Body.NONE);
        story.verdict();
        return story;
    }

    private static final Body SEALED = Web.random(200, "application/octet-stream", 4);

    @Test
    void tellsWhoPostsSealedDataAmongPlugIns() {
        String path = "/wp-content/plugins/forms/a.php";
        assertThat(posts(Web.nameless("shop.example"), path, SEALED).weight("squatted-site"))
                .isEqualTo(22);
        assertThat(
                        posts(Web.masked("shop.example"), "/images/x/st.php", SEALED)
                                .weight("squatted-site"))
                .isEqualTo(17.6);
    }

    @Test
    void believesTheOwnersProgramAtTheFrontDoor() {
        Body call = Web.text("<?xml version=\"1.0\"?><methodCall/>", "text/xml", FileKind.XML);
        assertThat(posts(Web.nameless("blog.example"), "/xmlrpc.php", call).signs()).isEmpty();
        assertThat(posts(Web.nameless("blog.example"), "/wp-cron.php", SEALED).signs()).isEmpty();
    }

    @Test
    void believesAToolThatUploadsAPicture() {
        Body picture =
                Web.text(
                        "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nabc\r\n--x--",
                        "multipart/form-data",
                        FileKind.MULTIPART);
        assertThat(posts(Web.nameless("pics.example"), "/images/upload.php", picture).signs())
                .isEmpty();
    }

    @Test
    void believesAPageOfTheSite() {
        String path = "/wp-content/plugins/forms/a.php";
        assertThat(posts(Web.browser("shop.example"), path, SEALED).signs()).isEmpty();
    }
}
