package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

/// Forms with the fields of a spy, and others that come near.
class SpyFormTest {
    private static Story posts(Headers headers, String form) {
        Story story = Story.with(new SpyForm());
        Web.exchange(
                story,
                "203.0.113.9",
                80,
                "POST",
                "/post.php",
                headers,
                Web.text(form, "application/x-www-form-urlencoded", FileKind.FORM),
                200,
                Body.NONE);
        story.verdict();
        return story;
    }

    @Test
    void readsWhatTheFieldsAreFor() {
        Story story =
                posts(
                        Web.nameless("logs.example"),
                        "type=passwords&machinename=X&windowtitle=&keystrokestyped=&application=Mail");
        assertThat(story.weight("spys-form")).isEqualTo(22);
        assertThat(story.evidence().getFirst().because())
                .contains("key strokes", "passwords", "windows");
    }

    @Test
    void believesAPersonsFormAndOneFieldAlone() {
        assertThat(posts(Web.browser("forum.example"), "clipboard=a&keystrokes=b").signs())
                .isEmpty();
        assertThat(posts(Web.nameless("shop.example"), "user=joe&passwords=x").signs()).isEmpty();
    }

    @Test
    void believesWhoWritesAboutSuchThings() {
        String letter = "text=my+clipboard+and+keystrokes&topic=screenshot+of+windowtitle";
        assertThat(posts(Web.nameless("chat.example"), letter).signs()).isEmpty();
    }

    @Test
    void believesAProgramThatSaysItsName() {
        Headers watcher = Web.named("watch.example", "TimeKeeper/4.2 (Windows)");
        assertThat(posts(watcher, "windowtitle=Mail&keystrokes=120").signs()).isEmpty();
    }
}
