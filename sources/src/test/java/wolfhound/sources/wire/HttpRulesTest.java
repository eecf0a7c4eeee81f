package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wolfhound.rules.language.Buffer;

/// What rules are shown of HTTP/1; every expectation was taken from Suricata 7.
class HttpRulesTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final RuleRecorder rules = new RuleRecorder();

    private DialogueHarness http() {
        return DialogueHarness.of(new Http()).before(rules);
    }

    private String asked(Buffer buffer) {
        return String.join("|", rules.client(0, buffer));
    }

    private String answered(Buffer buffer) {
        return String.join("|", rules.server(0, buffer));
    }

    @ParameterizedTest
    @CsvSource({
        "/a//b/./c/../d%41%2fx, /a/b/dA/x",
        "/%u0041?%u0041, /A?%u0041",
        "/p+q?A=%42+%2541//../, /p+q?A=B+%41//../",
        "/%2541%252f, /%41%2f",
        "/A\\B\\..\\c?x\\y, /A/c?x\\y",
        "/../../a/%2e%2e/b/..%2fc%5cd%zz%4, /c/d%zz%4",
        "x/./y/., x/y",
        "/a/..., /a/...",
        "?a//b, ?a//b",
        "//h//a///b, /h/a/b",
        "/%c0%af..%c0%af%e2%82%ac%ef%bc%8f, /?/",
        "HTTP://User:pw@Ab.c:80/x/..//y?a=/../%2e%2e#frag%41, /y?a=/../..#fragA",
        "http://h?x, ?x",
        "*, *",
    })
    void normalisesWhatIsAskedFor(String target, String uri) {
        http().client("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").tell();
        assertThat(asked(Buffer.HTTP_URI)).isEqualTo(uri);
        assertThat(asked(Buffer.HTTP_URI_RAW)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"/a, 0", "/a?, 0", "/a?b, 1", "/a?b=c&d=e&f#g&h, 3", "/a?#b, 0"})
    void countsTheParametersOfAQuery(String target, int count) {
        http().client("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").tell();
        assertThat(rules.numbers()).containsExactly("0 URI_PARAMETERS " + count);
    }

    @ParameterizedTest
    @CsvSource({
        "/, a.B, a.b, a.B",
        "/, ExAmple.com:8080, ExAmple.com, ExAmple.com:8080",
        "/, [::A]:80, [::A], [::A]:80",
        "http://Abs.host:81/p, other, abs.host, abs.host",
    })
    void knowsTheHostByTargetOrField(String target, String field, String host, String raw) {
        http().client("GET " + target + " HTTP/1.1\r\nHost: " + field + "\r\n\r\n").tell();
        assertThat(asked(Buffer.HTTP_HOST)).isEqualTo(host);
        assertThat(asked(Buffer.HTTP_HOST_RAW)).isEqualTo(raw);
    }

    @Test
    void leavesCookiesOutOfTheHeadersAndJoinsWhatCameAgain() {
        String fields =
                "Host:  h \r\nUser-Agent: a\r\n  folded x\r\nX-A:1\r\nCookie: c=1\r\nX-a: 2\r\n"
                        + "nocolon here\r\nCookie: d=2\r\nX-Empty:\r\nSpace : v\r\n\r\n";
        http().client("GET / HTTP/1.1\r\n" + fields).tell();
        assertThat(asked(Buffer.HTTP_HEADER))
                .isEqualTo(
                        "Host: h\r\nUser-Agent: a  folded x\r\nX-A: 1, 2\r\n: nocolon here\r\n"
                                + "X-Empty: \r\nSpace: v\r\n");
        assertThat(asked(Buffer.HTTP_HEADER_RAW)).isEqualTo(fields);
        assertThat(asked(Buffer.HTTP_COOKIE)).isEqualTo("c=1, d=2");
        assertThat(asked(Buffer.HTTP_USER_AGENT)).isEqualTo("a  folded x");
        assertThat(asked(Buffer.HTTP_HEADER_NAMES))
                .isEqualTo(
                        "\r\nHost\r\nUser-Agent\r\nX-A\r\nCookie\r\n\r\nX-Empty\r\nSpace\r\n\r\n");
        assertThat(rules.client(0, Buffer.HTTP_REQUEST_HEADER))
                .contains("Host: h", "Cookie: c=1, d=2", "Space: v");
        assertThat(asked(Buffer.HTTP_START))
                .startsWith("GET / HTTP/1.1\r\nHost: h\r\n")
                .endsWith("Space: v\r\n\r\n");
    }

    @Test
    void showsTheFirstLinesAsTheyWereSent() {
        http().client("GET  /x  HTTP/1.1 \r\nHost: h\r\n\r\n")
                .server("HTTP/1.0  404   No thing  \r\nServer: s\r\nSet-Cookie: q\r\n\r\n")
                .close()
                .tell();
        assertThat(asked(Buffer.HTTP_METHOD)).isEqualTo("GET");
        assertThat(asked(Buffer.HTTP_REQUEST_LINE)).isEqualTo("GET  /x  HTTP/1.1 ");
        assertThat(asked(Buffer.HTTP_PROTOCOL)).isEqualTo("HTTP/1.1 ");
        assertThat(answered(Buffer.HTTP_STATUS_CODE)).isEqualTo("404");
        assertThat(answered(Buffer.HTTP_STATUS_MESSAGE)).isEqualTo("No thing  ");
        assertThat(answered(Buffer.HTTP_PROTOCOL)).isEqualTo("HTTP/1.0");
        assertThat(answered(Buffer.HTTP_SERVER)).isEqualTo("s");
        assertThat(answered(Buffer.HTTP_HEADER)).isEqualTo("Server: s\r\n");
        assertThat(answered(Buffer.HTTP_COOKIE)).isEqualTo("q");
    }

    @Test
    void showsABodyDecodedWhateverItsPieces() throws IOException {
        String body = "MZ" + "hello world".repeat(20);
        byte[] coded = gzip(body);
        var head =
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
        String pieces = chunk(coded, 0, 10) + chunk(coded, 10, coded.length) + "0\r\n\r\n";
        http().client("GET /a/f%20x.exe?q=1 HTTP/1.1\r\nHost: a\r\n\r\n")
                .server(head + pieces)
                .tell(DialogueHarness.Cut.EVERY_BYTE);
        assertThat(answered(Buffer.FILE_DATA)).isEqualTo(body);
        assertThat(answered(Buffer.FILE_NAME)).isEqualTo("/a/f x.exe");
        assertThat(rules.numbers()).endsWith("0 FILE_SIZE " + body.length());
    }

    @Test
    void goesOnBehindAGapInABody() {
        http().client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbefore")
                .gap(Side.SERVER, 1)
                .server("end")
                .tell();
        assertThat(answered(Buffer.FILE_DATA)).isEqualTo("beforeend");
    }

    @Test
    void showsWhatIsUploadedAsBodyAndFile() {
        http().client("PUT /p/q.bin?x=1 HTTP/1.1\r\nContent-Length: 6\r\n\r\nhe%41o")
                .server(OK)
                .tell();
        assertThat(asked(Buffer.HTTP_REQUEST_BODY)).isEqualTo("he%41o");
        assertThat(asked(Buffer.FILE_DATA)).isEqualTo("he%41o");
        assertThat(asked(Buffer.FILE_NAME)).isEqualTo("/p/q.bin");
        assertThat(asked(Buffer.FILE_MAGIC)).isEqualTo("ASCII text, with no line terminators");
        assertThat(rules.wholes()).containsExactly("0 client", "0 server");
    }

    @Test
    void showsEachFileOfAFormByItself() {
        String form =
                "--x\r\nContent-Disposition: form-data; name=\"v\"\r\n\r\nvalue\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n"
                        + "\r\nfirst\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"b.txt\"\r\n"
                        + "\r\nsecond\r\n--x--\r\n";
        http().client(
                        "POST / HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                                + "Content-Length: "
                                + form.length()
                                + "\r\n\r\n"
                                + form)
                .tell();
        assertThat(rules.client(0, Buffer.FILE_DATA)).containsExactly("first", "second");
        assertThat(rules.client(0, Buffer.FILE_NAME)).containsExactly("a.txt", "b.txt");
        assertThat(asked(Buffer.HTTP_REQUEST_BODY)).isEqualTo(form);
    }

    @Test
    void showsNoMoreOfABodyThanRulesLookInto() {
        http().client("GET / HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + "a".repeat(300_000))
                .tell();
        assertThat(answered(Buffer.FILE_DATA)).hasSize(HttpRuleBody.WANTED);
        assertThat(rules.numbers()).endsWith("0 FILE_SIZE 300000");
    }

    @Test
    void keepsRequestsSentAheadApart() {
        http().client("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 201 A\r\nContent-Length: 0\r\n\r\n")
                .server("HTTP/1.1 202 B\r\nContent-Length: 0\r\n\r\n")
                .tell();
        assertThat(rules.transactions()).isEqualTo(2);
        assertThat(rules.client(1, Buffer.HTTP_URI)).containsExactly("/2");
        assertThat(rules.server(1, Buffer.HTTP_STATUS_CODE)).containsExactly("202");
    }

    @Test
    void tellsTheSidesOfAConversationThatItsServerAsksIn() {
        http().midStream().server("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n").client(OK).tell();
        assertThat(rules.server(0, Buffer.HTTP_URI)).containsExactly("/1");
        assertThat(rules.client(0, Buffer.HTTP_STATUS_CODE)).containsExactly("200");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static String chunk(byte[] bytes, int from, int to) {
        String piece = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return Integer.toHexString(to - from) + "\r\n" + piece + "\r\n";
    }
}
