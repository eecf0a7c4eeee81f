package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.Headers;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

/// What kind of program a header comes from.
class WebClientTest {
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/96.0.4664.110 Safari/537.36";

    private static WebClient of(Headers headers) {
        return WebClient.of(
                new WebRequest(
                        Story.with().seen(Transport.TCP, "203.0.113.9", 80, true),
                        "1.1",
                        "GET",
                        "/",
                        headers.first("Host"),
                        headers,
                        Body.NONE));
    }

    private static WebClient named(String agent) {
        return of(Web.named("a.example", agent));
    }

    private static Headers dressed(String... first) {
        String[] rest = {
            "Accept",
            "text/html",
            "Accept-Encoding",
            "gzip",
            "Accept-Language",
            "en",
            "Connection",
            "close"
        };
        String[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return Story.headers(all);
    }

    @Test
    void knowsABrowserByTheOrderOfItsFields() {
        assertThat(of(dressed("Host", "a.example", "User-Agent", CHROME)))
                .isEqualTo(WebClient.BROWSER);
        assertThat(of(dressed("User-Agent", CHROME, "Host", "a.example")))
                .isEqualTo(WebClient.MASKED);
    }

    @Test
    void asksNoOrderOfBrowsersThatHaveAnother() {
        String explorer = "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko";
        assertThat(of(dressed("User-Agent", explorer, "Host", "a.example")))
                .isEqualTo(WebClient.BROWSER);
        assertThat(of(dressed("User-Agent", CHROME, "Host", "a.example", "Via", "1.1 proxy")))
                .isEqualTo(WebClient.BROWSER);
        assertThat(of(dressed("User-Agent", CHROME, "Host", "a.example", "Cookie", "id=4")))
                .isEqualTo(WebClient.BROWSER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mazilla/5.0", "Mozila/4.0 (compatible)", "Mozillla/5.0", "Mozlila/5.0"})
    void seesThroughAMisspeltBrowser(String agent) {
        assertThat(named(agent)).isEqualTo(WebClient.MASKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mosaic/2.1",
                "Mobile/5.0",
                "Mozy/2.8",
                "Mozilla/4.0 (compatible; MSIE 6.0; RemoteDesk)",
                "Mozilla/4.0 (compatible; PhotoSync 2.1)"
            })
    void believesAProgramThatSaysItsName(String agent) {
        assertThat(named(agent)).isEqualTo(WebClient.NAMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)",
                "Mozilla/4.0 (compatible; MSIE 6.0)",
                "Mozilla/4.0 (compatible; MSIE 6.0; Win32)"
            })
    void takesNoSystemForAName(String agent) {
        assertThat(named(agent)).isEqualTo(WebClient.MASKED);
    }

    @Test
    void takesANumberForNoName() {
        assertThat(named("9f86d081884c7d659a2feaa0c55ad015")).isEqualTo(WebClient.NAMELESS);
    }
}
