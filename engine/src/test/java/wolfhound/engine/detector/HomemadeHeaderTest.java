package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.Headers;
import wolfhound.model.Seen;
import wolfhound.model.Transport;
import wolfhound.model.WebRequest;

class HomemadeHeaderTest {
    private static WebRequest request(Headers headers) {
        Seen seen = Story.with(new MadeUpNames()).seen(Transport.TCP, "203.0.113.1", 80, true);
        return new WebRequest(seen, "1.1", "GET", "/", "one.example", headers, Body.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Key, A1A7EF0A",
        "Accept, *.*",
        "Accept, anything",
        "Referer, Mozilla",
        "Content-Encoding, binary",
        "Connection, 'keep-alive, close'"
    })
    void findsWhatNoBrowserSends(String name, String value) {
        assertThat(HomemadeHeader.flaws(request(Story.headers("Host", "one.example", name, value))))
                .hasSize(1);
    }

    @Test
    void findsAFieldThatStandsTwice() {
        Headers headers = Story.headers("Host", "one.example", "Host", "one.example");
        assertThat(HomemadeHeader.flaws(request(headers))).hasSize(1);
    }

    @Test
    void findsNothingWrongWithABrowser() {
        assertThat(HomemadeHeader.flaws(request(Web.browser("one.example")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Windows NT 5.1)",
                "Mozilla/4.0 (compatible; MSIE 7.0; MSIE 6.0; Windows NT 5.1)",
                "Mozilla/5.0 (compatible; MSIE 8.0; Windows NT 6.1)"
            })
    void findsTheContradictionInABrowsersName(String agent) {
        assertThat(BrowserAgent.flaw(agent)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1) ; SLCC2)",
                "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0"
            })
    void believesTheNamesOfRealBrowsers(String agent) {
        assertThat(BrowserAgent.flaw(agent)).isEmpty();
    }
}
