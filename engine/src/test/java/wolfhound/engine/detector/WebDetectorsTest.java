package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.FileKind;
import wolfhound.model.NameLookup;

/// What is said over HTTP, told as stories: the guilty and the innocent that look alike.
class WebDetectorsTest {
    private static final String SERVER = "203.0.113.9";

    private static Story story() {
        return Story.with(
                new WebCallHome(),
                new WebDialect(),
                new BrowserMask(),
                new WebLure(),
                new WebRing(),
                new WebDelivery(),
                new WebSecrets(),
                new CheckIn(),
                new ContentLie(),
                new CodedPath(),
                new PortLie());
    }

    @Test
    void convictsAProgramThatKeepsPostingCipherBehindABrowsersName() {
        Story story = story();
        for (int i = 0; i < 4; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "POST",
                    "/gate.php",
                    Web.masked("panel.example"),
                    Web.random(271, "", i),
                    200,
                    Web.random(64, "text/html", 100 + i));
            story.after(30);
        }
        assertThat(story.signs())
                .contains("web-call-home", "coded-dialogue", "browser-mask", "content-lie");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void clearsABrowserThatPostsForms() {
        Story story = story();
        for (int i = 0; i < 5; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "POST",
                    "/login.php",
                    Web.browser("shop.example"),
                    Web.text(
                            "user=anna&token=9f8e7d6c5b4a39281706f5e4d3c2b1a0",
                            "application/x-www-form-urlencoded",
                            FileKind.FORM),
                    200,
                    Web.text("<html>hello</html>", "text/html", FileKind.HTML));
            story.after(10);
        }
        assertThat(story.signs()).isEmpty();
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void clearsAnUpdaterThatSaysItsNameAndPostsTelemetry() {
        Story story = story();
        for (int i = 0; i < 6; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "POST",
                    "/v2/events",
                    Web.named("telemetry.vendor.example", "VendorUpdate/4.2"),
                    Web.random(900, "application/octet-stream", i),
                    200,
                    Body.NONE);
            story.after(60);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void findsARingOfServersAskedTheSame() {
        Story story = story();
        for (int i = 1; i <= 4; i++) {
            Web.exchange(
                    story,
                    "198.51.100." + i,
                    80,
                    "POST",
                    "/",
                    Web.masked("198.51.100." + i),
                    Web.random(400, "", i),
                    200,
                    Web.random(200, "text/html", 50 + i));
            story.after(5);
        }
        assertThat(story.signs()).contains("web-ring");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void clearsAnInstallerThatAPersonFetchedWithABrowser() {
        Story story = story();
        Web.exchange(
                story,
                SERVER,
                80,
                "GET",
                "/setup.exe",
                Web.browser("vendor.example"),
                Body.NONE,
                200,
                Web.program(4_000_000, "application/octet-stream"));
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void suspectsAHostThatReceivedAProgramDressedAsAPicture() {
        Story story = story();
        Web.exchange(
                story,
                SERVER,
                80,
                "GET",
                "/images/logo.png",
                Web.nameless("203.0.113.9"),
                Body.NONE,
                200,
                Web.program(300_000, "image/png"));
        assertThat(story.signs()).contains("program-delivered");
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void convictsWhenTheDeliveredProgramCallsAStranger() {
        Story story = story();
        story.looksUp("drop.example", "A", NameLookup.Outcome.ANSWERED, SERVER);
        Web.exchange(
                story,
                SERVER,
                80,
                "GET",
                "/a/x.gif",
                Web.nameless("drop.example"),
                Body.NONE,
                200,
                Web.program(300_000, "image/gif"));
        story.after(8);
        Web.exchange(
                story,
                "198.51.100.77",
                8080,
                "POST",
                "/tick.php",
                Web.masked("198.51.100.77"),
                Web.random(200, "", 1),
                200,
                Web.random(80, "text/html", 2));
        assertThat(story.signs())
                .contains("program-delivered", "first-call-after-delivery", "web-call-home");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void hearsTheHostsNameInARequestOfANamelessProgram() {
        Story story = story();
        story.named("MARIA-PC", "maria.jones");
        Web.exchange(
                story,
                SERVER,
                80,
                "GET",
                "/in.php?pc=MARIA-PC&user=maria.jones&os=Windows%207&av=none",
                Web.nameless("c.example"),
                Body.NONE,
                200,
                Web.text("ok", "text/html", FileKind.TEXT));
        assertThat(story.signs()).contains("loot-sent-by-web", "machine-check-in");
    }

    @Test
    void knowsTheCodedPathsOfTheGoziLine() {
        String path =
                "/images/kP3xVd8nQ_2FzLw7cRtY/b5MhJ0sGq_2BXeA4uN6/yDfT1iKoW9vZ/Hr2Ca8pLmE_2FjS5xQ/nUb3Gt7Ok/Zw4RqVbX7sPm1KtEyH.avi";
        assertThat(CodedPath.isCodedPath(path)).isTrue();
        assertThat(
                        CodedPath.isCodedPath(
                                "/images/2017/06/a-long-path-to-a-picture-that-people-named/with_some_words/holiday.jpg"))
                .isFalse();
    }

    @Test
    void tellsCodedTextFromWords() {
        assertThat(
                        Coded.longestRun(
                                "/media/misc.php?C847B69024FABB9A5BC0DFEF9B29D4995E2966379F947D1F06B21C77DCCC8214",
                                24))
                .isPositive();
        assertThat(
                        Coded.longestRun(
                                "/wiki/Internationalization_and_localization/of_software_products",
                                24))
                .isZero();
        assertThat(
                        Coded.share(
                                "username=anna&password=horse-battery&remember=true&next=/account/settings",
                                24))
                .isZero();
    }

    @Test
    void knowsWhatIsRegisteredBelowACountrysSecondLevel() {
        assertThat(WebLure.registered("www.shop.co.uk")).isEqualTo("shop.co.uk");
        assertThat(WebLure.registered("www.other.co.uk")).isEqualTo("other.co.uk");
        assertThat(WebLure.registered("a.b.example.org")).isEqualTo("example.org");
        assertThat(WebLure.registered("co.uk")).isEqualTo("co.uk");
        assertThat(WebLure.registered("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(WebLure.registered("router")).isEqualTo("router");
    }
}
