package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.engine.memory.Knowledge;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

/// A host learns its public address and passes it on: to a master, to the keeper of its name.
class OwnAddressToldTest {
    private static final String OWN = "82.64.17.23";

    private static Story learns(Headers headers) {
        Knowledge knowledge = Knowledge.parse(List.of("[ip-check]", "whatismyip.example"));
        Story story = Story.with(knowledge, List.of(new OwnAddressTold()), List.of());
        Web.exchange(
                story,
                "203.0.113.50",
                80,
                "GET",
                "/",
                headers,
                Body.NONE,
                200,
                Web.text("Current IP Address: " + OWN, "text/html", FileKind.TEXT));
        return story.after(2);
    }

    private static Story tells(Story story, String target, Headers headers, String form) {
        Body body = Web.text(form, "application/x-www-form-urlencoded", FileKind.FORM);
        Web.exchange(story, "203.0.113.9", 80, "POST", target, headers, body, 200, Body.NONE);
        story.verdict();
        return story;
    }

    @Test
    void seesTheAddressPassedOnWhateverItIsWrittenIn() {
        Headers hidden = Web.nameless("a.example");
        String coded =
                Base64.getEncoder()
                        .encodeToString(
                                ("user=jo&ip=" + OWN).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(
                        tells(
                                        learns(Web.nameless("whatismyip.example")),
                                        "/g",
                                        hidden,
                                        "d=" + coded)
                                .weight("own-address-told"))
                .isEqualTo(22);
        assertThat(
                        tells(
                                        learns(Web.nameless("whatismyip.example")),
                                        "/g?a=" + OWN,
                                        hidden,
                                        "x")
                                .weight("own-address-told"))
                .isEqualTo(22);
    }

    @Test
    void believesWhoKeepsADynamicName() {
        Headers keeper = Web.nameless("members.names.example");
        String update = "/nic/update?hostname=home.names.example&myip=" + OWN;
        assertThat(tells(learns(Web.nameless("whatismyip.example")), update, keeper, "x").signs())
                .isEmpty();
    }

    @Test
    void believesAProgramThatSaysItsNameAndAPerson() {
        Headers named = Web.named("tracker.example", "Torrents/4.2");
        assertThat(tells(learns(named("whatismyip.example")), "/a?ip=" + OWN, named, "x").signs())
                .isEmpty();
        Headers person = Web.browser("forum.example");
        assertThat(
                        tells(
                                        learns(Web.browser("whatismyip.example")),
                                        "/a?ip=" + OWN,
                                        person,
                                        "x")
                                .signs())
                .isEmpty();
    }

    @Test
    void forgetsTheAddress() {
        Story story = learns(Web.nameless("whatismyip.example")).after(7200);
        assertThat(tells(story, "/a?ip=" + OWN, Web.nameless("a.example"), "x").signs()).isEmpty();
    }

    private static Headers named(String host) {
        return Web.named(host, "Torrents/4.2");
    }
}
