package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import wolfhound.model.FileKind;
import wolfhound.model.Oddity;
import wolfhound.model.ProxyRequest;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

class Http2Test {
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITISED = 0x20;

    private static DialogueHarness http2() {
        return DialogueHarness.of(new Http2()).over(Transport.TCP, 8080);
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        for (int shift = 16; shift >= 0; shift -= 8) {
            bytes.write(payload.length >>> shift);
        }
        bytes.write(type);
        bytes.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(stream >>> shift);
        }
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Fields as literals, kept by the receiver where `kept`: `name: value` a line.
    private static byte[] fields(boolean kept, String... lines) {
        var block = new ByteArrayOutputStream();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            block.write(kept ? 0x40 : 0);
            for (String part : new String[] {line.substring(0, colon), line.substring(colon + 2)}) {
                block.write(part.length());
                block.writeBytes(ascii(part));
            }
        }
        return block.toByteArray();
    }

    private static byte[] get(String path, String... more) {
        byte[] line = fields(false, ":method: GET", ":scheme: http", ":path: " + path);
        return Hellos.join(line, fields(false, ":authority: www.example.org"), fields(false, more));
    }

    private static DialogueHarness opened() {
        return http2().client(Hellos.join(ascii(Http2.PREFACE), frame(4, 0, 0, new byte[6])))
                .server(frame(4, 0, 0, new byte[0]))
                .server(frame(4, 1, 0, new byte[0]))
                .client(frame(8, 0, 0, new byte[] {0, 1, 0, 0}));
    }

    private static byte[] headers(int stream, int flags, byte[] block) {
        return frame(1, END_HEADERS | flags, stream, block);
    }

    private static byte[] data(int stream, int flags, String text) {
        return frame(0, flags, stream, ascii(text));
    }

    private static DialogueHarness session() {
        return opened().client(
                        headers(1, END_STREAM, get("/a?b=c", "user-agent: pigeon/1", "x-a: 1")))
                .client(headers(3, 0, fields(false, ":method: POST", ":path: /up")))
                .client(data(3, 0, "one "))
                .server(headers(1, 0, fields(false, ":status: 200", "server: doves")))
                .server(data(1, 0, "<html>"))
                .client(data(3, END_STREAM, "two"))
                .server(headers(3, END_STREAM, fields(false, ":status: 204")))
                .server(data(1, END_STREAM, "<p>hello"))
                .client(frame(7, 0, 0, new byte[8]))
                .close();
    }

    @Test
    void readsStreamsThatCrossEachOther() {
        assertThat(session().all(WebExchange.class))
                .extracting(
                        e -> e.request().method(),
                        e -> e.request().target(),
                        WebExchange::status,
                        e -> e.body().length(),
                        WebExchange::whole)
                .containsExactly(
                        tuple("POST", "/up", 204, 0L, true),
                        tuple("GET", "/a?b=c", 200, 14L, true));
        assertThat(session().all(WebRequest.class))
                .extracting(WebRequest::version, WebRequest::method, r -> r.body().length())
                .containsExactly(tuple("2", "GET", 0L), tuple("2", "POST", 7L));
        assertThat(session().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::byHost, SoftwareSeen::text)
                .containsExactly(tuple(true, "pigeon/1"), tuple(false, "doves"));
    }

    @Test
    void keepsTheOrderOfFieldsAndTheHost() {
        WebRequest get = session().all(WebRequest.class).getFirst();
        assertThat(get.host()).isEqualTo("www.example.org");
        assertThat(get.headers().order()).isEqualTo("host,user-agent,x-a");
        assertThat(get.headers().first("User-Agent")).isEqualTo("pigeon/1");
    }

    @Test
    void putsFieldsTogetherAndTakesPaddingAway() {
        byte[] block = get("/long");
        byte[] first = {3, 0, 0, 0, 0, 15, block[0], block[1], 0, 0, 0};
        byte[] rest = Arrays.copyOfRange(block, 2, block.length);
        DialogueHarness script =
                opened().client(frame(1, END_STREAM | PADDED | PRIORITISED, 1, first))
                        .client(frame(9, END_HEADERS, 1, rest))
                        .server(headers(1, 0, fields(false, ":status: 200")))
                        .server(frame(0, PADDED | END_STREAM, 1, new byte[] {2, 'h', 'i', 0, 0}));
        WebExchange exchange = script.all(WebExchange.class).getFirst();
        assertThat(exchange.request().target()).isEqualTo("/long");
        assertThat(exchange.body().length()).isEqualTo(2);
        assertThat(exchange.body().excerpt().text()).isEqualTo("hi");
    }

    @Test
    void undoesTheCodingOfABody() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(ascii("<html><body>hello</body></html>"));
        }
        byte[] head = fields(false, ":status: 200", "content-encoding: gzip");
        DialogueHarness script =
                opened().client(headers(1, END_STREAM, get("/")))
                        .server(headers(1, 0, head))
                        .server(frame(0, END_STREAM, 1, zipped.toByteArray()));
        WebExchange exchange = script.all(WebExchange.class).getFirst();
        assertThat(exchange.body().kind()).isEqualTo(FileKind.HTML);
        assertThat(exchange.body().coding()).isEqualTo("gzip");
    }

    @Test
    void passesOverInterimAnswersAndTrailers() {
        DialogueHarness script =
                opened().client(headers(1, END_STREAM, get("/")))
                        .server(headers(1, 0, fields(false, ":status: 103")))
                        .server(headers(1, 0, fields(false, ":status: 200")))
                        .server(data(1, 0, "grpc"))
                        .server(headers(1, END_STREAM, fields(false, "grpc-status: 0")));
        assertThat(script.all(WebExchange.class))
                .extracting(WebExchange::status, e -> e.headers().has("grpc-status"))
                .containsExactly(tuple(200, false));
    }

    @Test
    void tellsWhatWasGivenUp() {
        DialogueHarness script =
                opened().client(headers(1, END_STREAM, get("/big")))
                        .server(headers(1, 0, fields(false, ":status: 200")))
                        .server(data(1, 0, "begin"))
                        .client(frame(3, 0, 1, new byte[] {0, 0, 0, 8}))
                        .server(data(1, END_STREAM, "end"))
                        .client(headers(3, END_STREAM, get("/never")))
                        .close();
        assertThat(script.all(WebExchange.class))
                .extracting(e -> e.request().target(), WebExchange::status, WebExchange::whole)
                .containsExactly(tuple("/big", 200, false), tuple("/never", 0, false));
    }

    @Test
    void tellsAPromisedAnswerButNoRequestThatNobodyMade() {
        byte[] promise = Hellos.join(new byte[] {0, 0, 0, 2}, get("/style.css"));
        DialogueHarness script =
                opened().client(headers(1, END_STREAM, get("/")))
                        .server(frame(5, END_HEADERS, 1, promise))
                        .server(headers(2, END_STREAM, fields(false, ":status: 200")));
        assertThat(script.all(WebExchange.class))
                .extracting(e -> e.request().target())
                .containsExactly("/style.css");
        assertThat(script.all(WebRequest.class))
                .extracting(WebRequest::target)
                .containsExactly("/");
    }

    @Test
    void tellsAProxyThatIsAsked() {
        DialogueHarness script =
                opened().client(
                                headers(
                                        1,
                                        0,
                                        fields(false, ":method: CONNECT", ":authority: a.b:443")))
                        .server(headers(1, 0, fields(false, ":status: 200")))
                        .close();
        assertThat(script.all(ProxyRequest.class))
                .extracting(ProxyRequest::target, ProxyRequest::port, ProxyRequest::granted)
                .containsExactly(tuple("a.b", 443, true));
    }

    @Test
    void goesOnBehindAnUpgradeOfHttp1() {
        DialogueHarness script =
                DialogueHarness.of(new Http())
                        .client("GET /up HTTP/1.1\r\nHost: www.example.org\r\n")
                        .client("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n")
                        .client("HTTP2-Settings: AAMAAABk\r\n\r\n")
                        .server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")
                        .server(frame(4, 0, 0, new byte[0]))
                        .client(Hellos.join(ascii(Http2.PREFACE), frame(4, 0, 0, new byte[0])))
                        .server(headers(1, 0, fields(false, ":status: 200")))
                        .server(data(1, END_STREAM, "hello"))
                        .client(headers(3, END_STREAM, get("/next")))
                        .server(headers(3, END_STREAM, fields(false, ":status: 404")))
                        .close();
        assertThat(script.all(WebExchange.class))
                .extracting(e -> e.request().target(), WebExchange::status)
                .containsExactly(tuple("/up", 200), tuple("/next", 404));
        Scripts.tellsTheSameHoweverItIsCut(script);
    }

    @Test
    void saysWhatItCannotKnowInTheMiddle() {
        // Field 62 was added before anybody listened; 63 then is the one that was 62.
        byte[] unknown = {(byte) 0x82, (byte) 0x84, (byte) 0xBE};
        DialogueHarness script =
                http2().midStream()
                        .client(frame(8, 0, 0, new byte[] {0, 1, 0, 0}))
                        .client(headers(9, END_STREAM, unknown))
                        .client(headers(11, END_STREAM, fields(true, "x-new: 1")))
                        .server(headers(9, END_STREAM, fields(false, ":status: 200")))
                        .client(headers(13, END_STREAM, new byte[] {(byte) 0x82, (byte) 0xBE}))
                        .close();
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        var requests = script.all(WebRequest.class);
        assertThat(requests)
                .extracting(WebRequest::target, r -> r.headers().order())
                .containsExactly(tuple("/", ""), tuple("", "x-new"));
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("unknown-fields");
        assertThat(script.all(WebExchange.class).getFirst().status()).isEqualTo(200);
    }

    @Test
    void seesWhoAsksInTheMiddle() {
        DialogueHarness script =
                http2().midStream()
                        .client(frame(6, 0, 0, new byte[8]))
                        .client(headers(9, END_STREAM, fields(false, ":status: 200")))
                        .close();
        WebExchange exchange = script.all(WebExchange.class).getFirst();
        assertThat(exchange.seen().host().address()).isEqualTo(DialogueHarness.SERVER);
    }

    @Test
    void goesOnBehindAGapInABodyOnly() {
        DialogueHarness script =
                opened().client(headers(1, END_STREAM, get("/")))
                        .server(headers(1, 0, fields(false, ":status: 200")))
                        .server(Arrays.copyOf(data(1, 0, "0123456789"), 12))
                        .gap(Side.SERVER, 7)
                        .server(data(1, END_STREAM, "end"));
        WebExchange exchange = script.all(WebExchange.class).getFirst();
        assertThat(exchange.body().length()).isEqualTo(13);
        assertThat(
                        opened().client(headers(1, END_STREAM, get("/")))
                                .gap(Side.CLIENT, 1)
                                .client(headers(3, END_STREAM, get("/lost")))
                                .all(WebRequest.class))
                .hasSize(1);
    }

    @Test
    void leavesAServerAloneThatKnowsHttp1Only() {
        var told = http2().client(Http2.PREFACE).server("HTTP/1.1 400 Bad Request\r\n\r\n").tell();
        assertThat(told.outcome()).isEqualTo(Parsed.NOT_MINE);
    }

    @Test
    void callsBrokenFramesMalformed() {
        assertThat(opened().client(frame(0, 0, 0, new byte[3])).all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("bad-frame");
        assertThat(opened().client(headers(1, 0, new byte[] {(byte) 0xBE})).all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("bad-fields");
        assertThat(
                        opened().client(frame(1, 0, 1, get("/")))
                                .client(frame(8, 0, 0, new byte[4]))
                                .all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("bad-frame");
    }

    @Test
    void boundsOpenStreamsAndFields() {
        DialogueHarness many = opened();
        for (int i = 0; i < Http2Streams.MOST_OPEN + 3; i++) {
            many.client(headers(2 * i + 1, END_STREAM, get("/" + i)));
        }
        assertThat(many.tell().bounds()).containsEntry("http2-streams", 3);
        DialogueHarness large = opened().client(frame(1, 0, 1, new byte[16_000]));
        for (int i = 0; i < 5; i++) {
            large.client(frame(9, 0, 1, new byte[16_000]));
        }
        assertThat(large.tell().bounds()).containsKey("http2-fields");
    }

    @Test
    void knowsItselfByItsPreface() {
        assertThat(http2().client(Http2.PREFACE).recognition()).isEqualTo(Recognition.YES);
        assertThat(http2().client("PRI * HT").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(http2().client("PRIVMSG #x :y\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(http2().client("GET / HTTP/1.1\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(http2().midStream().client(new byte[64]).recognition())
                .isEqualTo(Recognition.NO);
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void livesThroughEveryPrefix() {
        byte[] opening =
                Hellos.join(
                        ascii(Http2.PREFACE),
                        frame(4, 0, 0, new byte[6]),
                        headers(1, END_STREAM, get("/a")),
                        frame(0, PADDED, 3, new byte[] {1, 2, 0}));
        DialogueHarness.everyPrefix(new Http2(), Transport.TCP, 80, opening);
    }
}
