package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

class WebOrdersTest {
    private static final String FILE = "http://store.example/files/a1.dat";

    private static void reports(Story story, Headers headers, String form, String answer) {
        Body body =
                form.isEmpty()
                        ? Body.NONE
                        : Web.text(form, "application/x-www-form-urlencoded", FileKind.FORM);
        Web.exchange(
                story,
                "203.0.113.1",
                80,
                form.isEmpty() ? "GET" : "POST",
                "/panel/in.php",
                headers,
                body,
                200,
                Web.text(answer, "text/html", FileKind.TEXT));
    }

    private static void fetches(Story story, Headers headers) {
        Web.exchange(
                story,
                "203.0.113.2",
                80,
                "GET",
                "/files/a1.dat",
                headers,
                Body.NONE,
                200,
                Web.program(60_000, "application/octet-stream"));
    }

    private static final String INVENTORY = "hwid=5f8a91c2d3e4&pc=SOMEBOX&un=zoe&os=10&av=13";

    @Test
    void accusesWhoReportsAndFetchesWhatTheAnswerNames() {
        Story story = Story.with(new WebOrders());
        reports(story, Web.nameless("panel.example"), INVENTORY, "7|run|" + FILE + "|");
        fetches(story.after(4), Web.nameless("store.example"));
        assertThat(story.signs()).containsExactly("web-order-obeyed");
    }

    @Test
    void readsAnOrderBetweenMarks() {
        Story story = Story.with(new WebOrders());
        reports(story, Web.nameless("panel.example"), INVENTORY, "<c>1001234+++" + FILE + "#<d>");
        fetches(story.after(4), Web.nameless("store.example"));
        assertThat(story.signs()).containsExactly("web-order-obeyed");
    }

    @Test
    void readsAnOrderThatIsCoded() {
        Story story = Story.with(new WebOrders());
        String order =
                Base64.getEncoder()
                        .encodeToString(("run " + FILE).getBytes(StandardCharsets.ISO_8859_1));
        reports(story, Web.nameless("panel.example"), INVENTORY, order);
        fetches(story.after(4), Web.nameless("store.example"));
        assertThat(story.signs()).containsExactly("web-order-obeyed");
    }

    @Test
    void clearsAnUpdaterThatOnlyAsks() {
        Story story = Story.with(new WebOrders());
        reports(story, Web.nameless("maker.example"), "", "4.1|" + FILE);
        fetches(story.after(4), Web.nameless("store.example"));
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void clearsAProgramThatSaysItsName() {
        Story story = Story.with(new WebOrders());
        reports(story, Web.named("maker.example", "PlanDraw/4.1"), INVENTORY, FILE);
        fetches(story.after(4), Web.named("store.example", "PlanDraw/4.1"));
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void forgetsAnOrderThatNobodyObeyed() {
        Story story = Story.with(new WebOrders());
        reports(story, Web.nameless("panel.example"), INVENTORY, FILE);
        fetches(story.after(600), Web.nameless("store.example"));
        assertThat(story.signs()).isEmpty();
    }
}
