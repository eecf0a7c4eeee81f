package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;

class SupportAtNobodysTest {
    private static final String POLL = "CMD=POLL\nINFO=1\nACK=1\n";

    private static Story polls(String gateway) {
        Story story = Story.with(new SupportAtNobodys());
        for (int i = 0; i < 5; i++) {
            Web.exchange(
                    story.after(20),
                    "203.0.113.1",
                    443,
                    "POST",
                    "/fakeurl.htm",
                    Web.named(gateway, "NetSupport Manager/1.3"),
                    Web.text(POLL, "application/x-www-form-urlencoded", FileKind.TEXT),
                    200,
                    Body.NONE);
        }
        return story;
    }

    @Test
    void accusesWhoWaitsForOrdersFromABareAddress() {
        Story story = polls("203.0.113.1");
        assertThat(story.signs()).containsExactly("support-at-bare-address");
        assertThat(story.ends()).isNotEqualTo("infected");
    }

    @Test
    void letsASchoolHaveItsGateway() {
        assertThat(polls("gateway.school.example").signs()).isEmpty();
    }
}
