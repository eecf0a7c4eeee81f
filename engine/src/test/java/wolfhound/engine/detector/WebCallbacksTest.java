package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Headers;

/// Calls home over HTTP by what they share across families, each beside the honest program that
/// comes nearest to it.
class WebCallbacksTest {
    private static final String SERVER = "203.0.113.9";
    private static final String OLD_BROWSER =
            "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0)";

    private static Story story() {
        Story story =
                Story.with(
                        new AddressCheck(),
                        new BareAddress(),
                        new BrowserMask(),
                        new CheckIn(),
                        new ContentLie(),
                        new WebCallHome(),
                        new WebDelivery(),
                        new WebDialect(),
                        new WebLure(),
                        new WebRing(),
                        new WebSecrets());
        return story.named("ANNA-LAPTOP", "anna.smith");
    }

    private static Body cipher(int length, String type, long seed) {
        byte[] bytes = new byte[Math.min(length, 2048)];
        new Random(seed).nextBytes(bytes);
        FileKind kind = length < 16 ? FileKind.BINARY : FileKind.RANDOM;
        return new Body(length, type, kind, 7.9, "", new Excerpt(bytes, length));
    }

    private static String base64(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Body form(String text) {
        return Web.text(text, "application/x-www-form-urlencoded", FileKind.FORM);
    }

    private static Body page(String text) {
        return Web.text(text, "text/html", FileKind.TEXT);
    }

    private static Body part(String name, String value) {
        String text =
                "--X\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n--X--";
        return Web.text(text, "multipart/form-data", FileKind.MULTIPART);
    }

    private static void posts(
            Story story, String target, Headers headers, Body asked, Body answer) {
        Web.exchange(story, SERVER, 80, "POST", target, headers, asked, 200, answer);
    }

    @Test
    void convictsAtTheSecondSealedLetterOfAMaskedProgram() {
        Story story = story();
        Headers headers =
                Story.headers(
                        "Host", "blorto.example",
                        "User-Agent", "Mozilla/4.0",
                        "Content-Type", "application/x-www-form-urlencoded",
                        "Connection", "close");
        posts(story, "/image.php", headers, form(base64(63, 1)), cipher(40, "text/html", 2));
        story.after(20);
        posts(story, "/image.php", headers, form(base64(63, 1)), cipher(40, "text/html", 3));
        assertThat(story.signs()).contains("browser-mask", "coded-dialogue", "content-lie");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void suspectsAtMostAChatThatPostsBytesAsBytes() {
        Story story = story();
        for (int i = 0; i < 6; i++) {
            Headers headers =
                    Story.headers(
                            "Accept", "*/*",
                            "Content-Type", "application/octet-stream",
                            "User-Agent", "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)",
                            "Host", SERVER);
            posts(
                    story,
                    "/",
                    headers,
                    cipher(300, "application/octet-stream", i),
                    cipher(200, "application/octet-stream", 40 + i));
            story.after(30);
        }
        assertThat(story.ends()).isEqualTo("suspect");
    }

    @Test
    void convictsAPosterWhoseRefererIsAPageItNeverFetched() {
        Story story = story();
        for (int i = 0; i < 3; i++) {
            String server = "203.0.113." + (20 + i);
            Headers headers =
                    Story.headers(
                            "Accept", "*/*",
                            "Accept-Language", "en-us",
                            "Referer", "http://" + server + "/",
                            "Content-Type", "application/x-www-form-urlencoded",
                            "Accept-Encoding", "gzip, deflate",
                            "User-Agent", OLD_BROWSER,
                            "Host", server);
            Web.exchange(
                    story,
                    server,
                    80,
                    "POST",
                    "/update",
                    headers,
                    form("WxYz=" + escaped(150, i)),
                    200,
                    cipher(500, "text/html", 70 + i));
            story.after(2);
        }
        assertThat(story.signs()).contains("browser-mask", "web-ring");
        assertThat(story.ends()).isEqualTo("infected");
    }

    private static String escaped(int length, long seed) {
        StringBuilder text = new StringBuilder();
        new Random(seed)
                .ints(length, 0, 256)
                .forEach(b ->
                        text.append('%').append(b < 16 ? "0" : "").append(Integer.toHexString(b)));
        return text.toString();
    }

    @Test
    void followsOneQuestionToServersWhosePathsDiffer() {
        Story story = story();
        for (int i = 0; i < 3; i++) {
            String site = "site" + i + "shop.example";
            Headers headers =
                    Story.headers(
                            "Accept",
                            "*/*",
                            "User-Agent",
                            OLD_BROWSER,
                            "Host",
                            site,
                            "Cache-Control",
                            "no-cache");
            Web.exchange(
                    story,
                    "203.0.113." + (30 + i),
                    80,
                    "POST",
                    "/" + i + "kaso/pic.php?x" + i + "=1",
                    headers,
                    form("q=" + base64(200, i)),
                    404,
                    Web.text("<html>" + "no such page ".repeat(60), "text/html", FileKind.HTML));
            story.after(3);
        }
        assertThat(story.signs()).contains("web-ring");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void convictsAMachineThatReportsForDutyAgainAndAgain() {
        Story story = story();
        Headers headers =
                Story.headers(
                        "Content-Type", "application/x-www-form-urlencoded",
                        "Host", SERVER,
                        "Cache-Control", "no-cache");
        for (int i = 0; i < 3; i++) {
            posts(
                    story,
                    "/g84kLs/index.php",
                    headers,
                    form("id=152138533219&vs=3&os=9&bi=1&ar=1&pc=SOMEBOX&un=zoe&av=13&lv=0"),
                    page("#"));
            story.after(30);
        }
        assertThat(story.signs()).contains("machine-check-in", "check-in-repeated");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void clearsAnUpdaterThatTellsItsVersionSystemAndLanguage() {
        Story story = story();
        for (int i = 0; i < 3; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "GET",
                    "/check.php?ver=2.1&os=Windows%2010&lang=en&uid=f47ac10b58cc4372a5670e02b2c3d479",
                    Story.headers(
                            "User-Agent", "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)",
                            "Host", "vendor.example"),
                    Body.NONE,
                    200,
                    page("2.1"));
            story.after(600);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void clearsAScriptThatReportsALoadToItsOwner() {
        Story story = story();
        for (int i = 0; i < 5; i++) {
            posts(
                    story,
                    "/write.php",
                    Story.headers(
                            "Host", SERVER,
                            "User-Agent", "python-requests/2.2",
                            "Accept", "*/*",
                            "Accept-Encoding", "gzip"),
                    form("host=ANNA-LAPTOP&cpu=12&os=linux&ver=2"),
                    page("ok"));
            story.after(60);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void clearsAStationThatReportsTheWeather() {
        Story story = story();
        for (int i = 0; i < 4; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "GET",
                    "/station/update.php?ID=KXXOAKWO2&PASSWORD=rain&tempf=57.1&action=updateraw",
                    Story.headers("Host", SERVER),
                    Body.NONE,
                    200,
                    page("success"));
            story.after(60);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void convictsAProgramThatCarriesItsMessageInACookieNobodyGave() {
        Story story = story();
        for (int i = 0; i < 2; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "GET",
                    "/",
                    Story.headers(
                            "Connection", "Keep-Alive",
                            "Cookie",
                                    "_a=300090137:1:16212:134; _b=10.0.19042.64; _u="
                                            + hex("ANNA-LAPTOP")
                                            + ":"
                                            + hex("anna.smith")
                                            + "; _d=006869A8704A:39904689:3832573",
                            "Host", "blorto.example"),
                    Body.NONE,
                    200,
                    cipher(350_000, "application/gzip", 3));
            story.after(5);
        }
        assertThat(story.signs()).contains("names-sent-by-web", "coded-dialogue");
        assertThat(story.ends()).isEqualTo("infected");
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            hex.append(String.format("%02X", b));
        }
        return hex.toString();
    }

    @Test
    void clearsAProgramThatBringsTheBrowsersCookieToItsSite() {
        Story story = story();
        for (int i = 0; i < 3; i++) {
            Web.exchange(
                    story,
                    SERVER,
                    80,
                    "GET",
                    "/",
                    Story.headers(
                            "Accept",
                            "*/*",
                            "User-Agent",
                            OLD_BROWSER,
                            "Host",
                            "search.example",
                            "Cookie",
                            "NID=" + base64(100, 5).replaceAll("[+/=]", "x")),
                    Body.NONE,
                    200,
                    Web.text("<html>" + "found ".repeat(300), "text/html", FileKind.HTML));
            story.after(60);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void clearsAPlayerThatFetchesFilmsByTicket() {
        Story story = story();
        for (int i = 0; i < 6; i++) {
            Headers headers =
                    Story.headers(
                            "User-Agent", "Mozilla/5.0 (QtEmbedded; U; Linux; C) AppleWebKit/533.3",
                            "Host", SERVER,
                            "Accept", "*/*");
            String ticket = "?token=" + base64(60, i).replaceAll("[+/=]", "x");
            Web.exchange(
                    story,
                    SERVER,
                    8000,
                    "GET",
                    "/live/" + i + ".m3u8" + ticket,
                    headers,
                    Body.NONE,
                    200,
                    Web.text(
                            "#EXTM3U\n" + "segment.ts\n".repeat(20),
                            "application/vnd.apple.mpegurl",
                            FileKind.TEXT));
            Web.exchange(
                    story,
                    SERVER,
                    8000,
                    "GET",
                    "/live/" + i + ".ts" + ticket,
                    headers,
                    Body.NONE,
                    200,
                    cipher(900_000, "video/mp2t", i));
            story.after(10);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void convictsAProgramThatSendsAMachinesNumberAndThenFetchesLibraries() {
        Story story = story();
        Headers headers =
                Story.headers(
                        "Content-Type", "multipart/form-data; boundary=X",
                        "Host", SERVER,
                        "Cache-Control", "no-cache");
        for (int i = 0; i < 3; i++) {
            posts(
                    story,
                    "/e2b1563c6670f193.php",
                    headers,
                    part("hwid", "9A8B7C6D5E4F1234567" + i),
                    Web.text(base64(150, i), "text/html", FileKind.BASE64_TEXT));
            story.after(1);
        }
        Web.exchange(
                story,
                SERVER,
                80,
                "GET",
                "/412a0310f85f16ad/sqlite3.dll",
                Story.headers("Host", SERVER),
                Body.NONE,
                200,
                Web.program(1_100_000, "application/x-msdos-program"));
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void clearsABuildThatUploadsItsArchives() {
        Story story = story();
        for (int i = 0; i < 5; i++) {
            posts(
                    story,
                    "/upload.php",
                    Story.headers(
                            "Host", "build.example", "User-Agent", "curl/7.68", "Accept", "*/*"),
                    part("file", "build " + i),
                    page("ok"));
            story.after(60);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void tellsNamesThatNoBrowserHas() {
        assertThat(BrowserAgent.flaw("Mozilla/4.0")).isPresent();
        assertThat(BrowserAgent.flaw("Mozilla/5.0 (Windows NT 8.0; rv:30.0) Gecko")).isPresent();
        assertThat(BrowserAgent.flaw("Mozilla/4.0 (compatible; MSIE 10.0; Windows NT 5.1)"))
                .isPresent();
        assertThat(BrowserAgent.flaw("Mozilla/4.0(compatible; MSIE 8.0; Windows NT 6.1)"))
                .isPresent();
        assertThat(BrowserAgent.flaw(OLD_BROWSER)).isEmpty();
        assertThat(BrowserAgent.flaw(Web.BROWSER)).isEmpty();
        assertThat(
                        BrowserAgent.flaw(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 12_0 like Mac OS X)"
                                        + " AppleWebKit/605.1.15 (KHTML, like Gecko)"))
                .isEmpty();
    }

    @Test
    void convictsAScriptWhoseNameIsAnInventory() {
        Story story = story();
        String agent =
                "worm_5A0B9C1D<|>ANNA-LAPTOP<|>anna.smith<|>Microsoft Windows 7<|>plus<|>Windows"
                        + " Defender<|>false";
        for (int i = 0; i < 3; i++) {
            posts(
                    story,
                    "/is-ready",
                    Story.headers(
                            "Accept", "*/*",
                            "User-Agent", agent,
                            "Host", "blorto.example"),
                    Body.NONE,
                    page(""));
            story.after(5);
        }
        assertThat(story.signs()).contains("machine-as-name", "check-in-repeated");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void readsANamePartedByAMarkOfBotsWhateverTheMachineIsCalled() {
        Story story = story();
        posts(
                story,
                "/is-ready",
                Story.headers(
                        "Accept", "*/*",
                        "User-Agent", "A2B3C4D5<|>MILL<|>jo<|>Microsoft Windows 7<|>plus<|>none",
                        "Host", "blorto.example"),
                Body.NONE,
                page(""));
        assertThat(story.signs()).contains("machine-as-name");
    }

    @Test
    void clearsAProgramWhoseNameListsItsSystem() {
        Story story = story();
        for (int i = 0; i < 3; i++) {
            posts(
                    story,
                    "/sync.php",
                    Story.headers(
                            "User-Agent", "PlanDraw|12.4|Windows 10|x64|en-US",
                            "Host", "maker.example"),
                    form("page=1"),
                    page("ok"));
            story.after(5);
        }
        assertThat(story.ends()).isEqualTo("clear");
    }

    /// What one program says to one server is one cause, however many detectors look at it.
    @Test
    void neverConvictsANamelessProgramForItsTalkWithOneServer() {
        Story story = story();
        for (int i = 0; i < 8; i++) {
            posts(
                    story,
                    "/state.php",
                    Web.nameless("agent-maker.example"),
                    cipher(200, "", i),
                    cipher(60, "text/html", 40 + i));
            story.after(15);
        }
        assertThat(story.signs()).contains("web-call-home", "coded-dialogue", "content-lie");
        assertThat(story.ends()).isEqualTo("suspect");
    }
}
