package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

class HandwrittenHeaderTest {
    private static Story posts(Headers headers, Body body) {
        Story story = Story.with(new HandwrittenHeader());
        Web.exchange(
                story, "203.0.113.1", 80, "POST", "/panel/gate.php", headers, body, 200, Body.NONE);
        return story;
    }

    @Test
    void seesABrowserLongGoneThatSaysNothingOfWhatItAccepts() {
        Story story =
                posts(
                        Story.headers(
                                "Host",
                                "gate.example",
                                "User-Agent",
                                "Mozilla/4.0 (compatible; MSIE 5.0; Windows 98)",
                                "Content-Encoding",
                                "binary"),
                        Web.random(230, "", 7));
        assertThat(story.signs()).containsExactly("handwritten-header");
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void letsAMaskBeWellMade() {
        assertThat(posts(Web.masked("gate.example"), Web.random(230, "", 7)).signs()).isEmpty();
    }

    @Test
    void letsAHandwrittenProgramSayWhatEverybodyMayRead() {
        Headers byHand =
                Story.headers(
                        "Host",
                        "prices.example",
                        "User-Agent",
                        "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)");
        Body form = Web.text("item=12&shop=4", "application/x-www-form-urlencoded", FileKind.FORM);
        assertThat(posts(byHand, form).signs()).isEmpty();
    }
}
