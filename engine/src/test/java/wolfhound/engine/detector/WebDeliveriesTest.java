package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;
import wolfhound.model.Body;
import wolfhound.model.Excerpt;
import wolfhound.model.FileKind;
import wolfhound.model.Flow;
import wolfhound.model.Headers;
import wolfhound.model.Transport;

/// How programs reach a machine over HTTP, what lured it, and what the program does first; beside
/// the ways in which honest programs arrive.
class WebDeliveriesTest {
    private static final String KIT = "203.0.113.66";

    private static Story story() {
        return Story.with(
                new BrowserMask(),
                new ContentLie(),
                new NameOverride(),
                new WebCallHome(),
                new WebDelivery(),
                new WebDialect(),
                new WebLure());
    }

    private static void gets(
            Story story, String peer, String target, Headers headers, Body answer) {
        Web.exchange(story, peer, 80, "GET", target, headers, Body.NONE, 200, answer);
    }

    private static Body file(FileKind kind, String type, int length) {
        return new Body(
                length,
                type,
                kind,
                7,
                "",
                new Excerpt("xx".getBytes(StandardCharsets.ISO_8859_1), length));
    }

    private static Headers component(String host) {
        return Story.headers(
                "Accept", "*/*",
                "Accept-Encoding", "gzip, deflate",
                "User-Agent", "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0)",
                "Host", host);
    }

    /// The header of a Windows program under a key.
    private static byte[] program(byte... key) {
        byte[] bytes = new byte[512];
        byte[] stub =
                "This program cannot be run in DOS mode".getBytes(StandardCharsets.ISO_8859_1);
        bytes[0] = 'M';
        bytes[1] = 'Z';
        bytes[2] = (byte) 0x90;
        bytes[0x18] = 0x40;
        bytes[0x3C] = (byte) 0x80;
        System.arraycopy(stub, 0, bytes, 0x4E, stub.length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= key[i % key.length];
        }
        return bytes;
    }

    private static Body binary(byte[] bytes) {
        return new Body(
                bytes.length,
                "application/octet-stream",
                FileKind.BINARY,
                3,
                "",
                Excerpt.of(bytes));
    }

    @Test
    void readsProgramsUnderAKey() {
        assertThat(MaskedProgram.in(binary(program((byte) 0x5A))))
                .contains("a program under a key of 1 byte");
        assertThat(
                        MaskedProgram.in(
                                binary(program((byte) 'b', (byte) 's', (byte) 'i', (byte) 'p'))))
                .contains("a program under a key of 4 bytes");
        assertThat(MaskedProgram.in(binary(program((byte) 0)))).isEmpty();
        assertThat(MaskedProgram.in(binary(new byte[512]))).isEmpty();
        assertThat(MaskedProgram.in(Web.random(512, "", 1))).isEmpty();
    }

    @Test
    void readsProgramsWrittenOut() {
        String base64 = Base64.getEncoder().encodeToString(program((byte) 0));
        assertThat(MaskedProgram.in(Web.text(base64, "text/plain", FileKind.BASE64_TEXT)))
                .contains("a program written in base64");
        String words = "TV programmes of the week: " + "news and films ".repeat(20);
        assertThat(MaskedProgram.in(Web.text(words, "text/plain", FileKind.TEXT))).isEmpty();
    }

    @Test
    void seesAnExploitAtWork() {
        Story story = story();
        gets(
                story,
                KIT,
                "/?ct=aXrQMvWZbRXQDp3EKv7cT6NBMVHRGECL2YudmrHSefjaeFWkzrfFTF",
                Web.browser("shop.example"),
                file(FileKind.FLASH, "application/x-shockwave-flash", 14_000));
        story.after(2);
        gets(
                story,
                KIT,
                "/?yus=81",
                Web.masked("shop.example"),
                Web.random(240_000, "application/x-msdownload", 3));
        assertThat(story.signs())
                .contains("plugin-content-chain", "program-delivered", "program-fetched-by-lure");
    }

    /// Content without a name of its own, then bytes that no page asked for; from the very address,
    /// after so many seconds.
    private static double fetchedBehindFlash(double seconds, Headers headers) {
        Story story = story();
        gets(
                story,
                KIT,
                "/0E2/?947545190441",
                Web.browser("shop.example"),
                file(FileKind.FLASH, "application/x-shockwave-flash", 14_000));
        story.after(seconds);
        gets(story, KIT, "/d.php", headers, Web.random(240_000, "application/x-msdownload", 3));
        return story.weight("program-fetched-by-lure");
    }

    @Test
    void isSurerOfWhatIsFetchedAtOnce() {
        assertThat(fetchedBehindFlash(2, Web.masked("shop.example"))).isEqualTo(35);
        assertThat(fetchedBehindFlash(40, Web.masked("shop.example"))).isEqualTo(28);
    }

    @Test
    void isLessSureOfAProgramThatHelpsABrowserToDownload() {
        Headers helper =
                Story.headers(
                        "Accept", "*/*",
                        "User-Agent", Web.BROWSER,
                        "Host", "shop.example",
                        "Referer", "http://shop.example/films");
        assertThat(fetchedBehindFlash(2, helper)).isLessThan(35);
    }

    @Test
    void seesThatADocumentIsNone() {
        Story story = story();
        Body hollow = Web.random(90_000, "application/pdf", 5);
        gets(story, KIT, "/invoice.pdf", Web.masked("files.example"), hollow);
        assertThat(story.evidence().getFirst().because())
                .contains("under a name and type whose contents begin with a word of their own");
    }

    @Test
    void clearsAPageWithFlashWhoseReaderFetchesASetup() {
        Story story = story();
        gets(
                story,
                KIT,
                "/game.swf",
                Web.browser("games.example"),
                file(FileKind.FLASH, "application/x-shockwave-flash", 14_000));
        story.after(20);
        gets(
                story,
                KIT,
                "/setup.exe",
                Web.browser("games.example"),
                Web.program(2_000_000, "application/octet-stream"));
        assertThat(story.ends()).isEqualTo("clear");
    }

    @Test
    void callsAHostExposedToWhatLuresPeople() {
        assertThat(after("/XXGX911533/", file(FileKind.OLE, "application/msword", 90_000)))
                .isEqualTo("exposed");
        byte[] zip = new byte[64];
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, zip, 0, 4);
        zip[26] = 10;
        System.arraycopy("invoice.js".getBytes(StandardCharsets.ISO_8859_1), 0, zip, 30, 10);
        Body archive = new Body(64, "application/zip", FileKind.ZIP, 6, "", Excerpt.of(zip));
        assertThat(after("/get.php?id=7", archive)).isEqualTo("exposed");
        assertThat(
                        after(
                                "/a/page.hta",
                                Web.text("<script>x()</script>", "application/hta", FileKind.HTML)))
                .isEqualTo("exposed");
        assertThat(after("/reports/sales.doc", file(FileKind.OLE, "application/msword", 90_000)))
                .isEqualTo("clear");
        assertThat(after("/site.js", Web.text("var a = 1;", "text/javascript", FileKind.SCRIPT)))
                .isEqualTo("clear");
    }

    private static String after(String target, Body answer) {
        Story story = story();
        gets(story, KIT, target, Web.browser("shop.example"), answer);
        return story.ends();
    }

    @Test
    void callsAHostExposedThatGotAProgramInAnswerToAForm() {
        Story story = story();
        Web.exchange(
                story,
                KIT,
                80,
                "POST",
                "/info.php",
                Web.browser("school.example"),
                Web.text("gfs=1", "application/x-www-form-urlencoded", FileKind.FORM),
                200,
                Web.program(82_000, "application/octet-stream"));
        assertThat(story.ends()).isEqualTo("exposed");
    }

    @Test
    void believesThatAProgramRanThatTriesServersWhichAreGone() {
        Story story = story();
        gets(
                story,
                KIT,
                "/admin.php?f=1.dat",
                Web.nameless("drop.example"),
                Web.program(300_000, "text/html"));
        for (int i = 0; i < 4; i++) {
            story.after(9);
            story.tries("198.51.100.7", 80);
        }
        assertThat(story.signs()).contains("first-call-after-delivery");
    }

    @Test
    void letsAProgramCallTheSiteItCameFrom() {
        Story story = story();
        gets(
                story,
                KIT,
                "/download.php",
                component("dl.vendor.example"),
                Web.program(5_000_000, "application/octet-stream"));
        story.after(20);
        gets(
                story,
                "203.0.113.67",
                "/stat.php?event=install&ver=2.2",
                Web.masked("stat.vendor.example"),
                Web.text("ok", "text/html", FileKind.TEXT));
        assertThat(story.signs()).doesNotContain("first-call-after-delivery");
        assertThat(story.ends()).isEqualTo("exposed");
    }

    @Test
    void countsTheFanOutOfADeliveredProgram() {
        Story story = story();
        story.looksUp("drop.example", "A", wolfhound.model.NameLookup.Outcome.ANSWERED, KIT);
        gets(story, KIT, "/x.gif", Web.nameless("drop.example"), Web.program(300_000, "image/gif"));
        for (int i = 0; i < 10; i++) {
            story.from(40_000 + i);
            story.flow(Transport.UDP, "198.51.100." + (i + 1), 6892, Flow.Phase.OPENED, "", 9, 0);
        }
        assertThat(story.signs()).contains("first-call-after-delivery");
    }

    @Test
    void seesABankThatWasTakenOutOfItsEncryption() {
        Story story = story();
        story.other("10.0.0.8");
        sees(story, "192.0.2.10");
        story.laptop();
        story.looksUp(
                "news.example", "A", wolfhound.model.NameLookup.Outcome.ANSWERED, "192.0.2.99");
        Web.exchange(
                story,
                KIT,
                80,
                "POST",
                "/entrar.php",
                Web.browser("www.bank.example"),
                Web.text("conta=1&senha=2", "application/x-www-form-urlencoded", FileKind.FORM),
                302,
                Body.NONE);
        assertThat(story.signs()).contains("name-at-strange-address");
    }

    @Test
    void clearsAFormAtAnAddressThatTheResolverGave() {
        Story story = story();
        story.other("10.0.0.8");
        sees(story, "192.0.2.10");
        story.laptop();
        story.looksUp("www.bank.example", "A", wolfhound.model.NameLookup.Outcome.ANSWERED, KIT);
        Web.exchange(
                story,
                KIT,
                80,
                "POST",
                "/search",
                Web.browser("www.bank.example"),
                Web.text("q=branch", "application/x-www-form-urlencoded", FileKind.FORM),
                302,
                Body.NONE);
        assertThat(story.signs()).doesNotContain("name-at-strange-address");
    }

    private static void sees(Story story, String peer) {
        story.see(
                new wolfhound.model.SecureSession(
                        story.seen(Transport.TCP, peer, 443, true),
                        "tls",
                        "TLS 1.2",
                        Story.domain("www.bank.example"),
                        false,
                        java.util.List.of("h2"),
                        "",
                        "",
                        "",
                        "",
                        java.util.List.of(),
                        wolfhound.model.SecureSession.Outcome.ESTABLISHED));
    }

    /// A program by a component under no program's name, and a minute later a first conversation in
    /// cipher.
    private static Story callsInCipher(String subject) {
        Story story = story();
        gets(
                story,
                KIT,
                "/wp/6JvA8/",
                component("old-garden.example"),
                file(FileKind.PE, "application/octet-stream", 90_000));
        story.after(53);
        return story.see(
                new wolfhound.model.SecureSession(
                        story.seen(Transport.TCP, "198.51.100.77", 443, true),
                        "tls",
                        "TLS 1.2",
                        wolfhound.model.DomainName.NONE,
                        false,
                        java.util.List.of(),
                        "own-client",
                        "",
                        "",
                        "",
                        java.util.List.of(
                                new wolfhound.model.SecureSession.Certificate(
                                        subject,
                                        subject,
                                        "01",
                                        1_700_000_000L,
                                        1_730_000_000L,
                                        java.util.List.of(),
                                        "RSA",
                                        2048,
                                        "00")),
                        wolfhound.model.SecureSession.Outcome.ESTABLISHED));
    }

    @Test
    void followsADeliveredProgramToAServerOfNobody() {
        assertThat(
                        callsInCipher(
                                        "CN=example.com,OU=IT Department,O=Global Security,L=London,C=GB")
                                .signs())
                .contains("first-call-after-delivery");
    }

    @Test
    void doesNotFollowAnAgentToTheGatewayOfItsMaker() {
        assertThat(callsInCipher("CN=gateway,O=Heating Works Ltd,C=GB").signs())
                .doesNotContain("first-call-after-delivery");
    }
}
