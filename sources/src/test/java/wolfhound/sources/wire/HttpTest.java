package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.Oddity;
import wolfhound.model.ProxyRequest;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;
import wolfhound.model.WebExchange;
import wolfhound.model.WebRequest;

class HttpTest {
    private static final String GET = "GET /a/b?c=d HTTP/1.1\r\nHost: Example.com:8080\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    @Test
    void readsARequestAndItsAnswer() {
        var told = http().client(GET).server(OK).observations();
        assertThat(told).hasSize(2);
        var request = (WebRequest) told.get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/a/b?c=d");
        assertThat(request.version()).isEqualTo("1.1");
        assertThat(request.host()).isEqualTo("example.com");
        assertThat(request.body().isEmpty()).isTrue();
        assertThat(request.seen().origin().packet()).isEqualTo(1);
        var exchange = (WebExchange) told.get(1);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.reason()).isEqualTo("OK");
        assertThat(exchange.whole()).isTrue();
        assertThat(exchange.body().length()).isEqualTo(5);
        assertThat(exchange.body().excerpt().text()).isEqualTo("hello");
        assertThat(exchange.seen().origin().packet()).isEqualTo(2);
    }

    @Test
    void tellsARequestThatNobodyAnswers() {
        var told = http().client(GET).close().tell();
        assertThat(told.all(WebRequest.class)).hasSize(1);
        assertThat(told.all(WebExchange.class)).extracting(WebExchange::status).containsExactly(0);
    }

    @Test
    void keepsFieldsInOrderAndSpelling() {
        var request =
                first(
                        http().client(
                                        "POST / HTTP/1.0\r\n"
                                                + "user-AGENT : x\r\n"
                                                + "\tfolded\r\n"
                                                + "Host:h\r\n"
                                                + "no colon here\r\n"
                                                + "Content-Length: 0\r\n\r\n"));
        assertThat(request.headers().order())
                .isEqualTo("user-AGENT,Host,no colon here,Content-Length");
        assertThat(request.userAgent()).isEqualTo("x folded");
    }

    @Test
    void toleratesBareLineFeedsAndMissingReasons() {
        var told =
                http().client("GET  /x  HTTP/1.1 \nHost: h\n\n")
                        .server("HTTP/1.1 404\nContent-Length: 2\n\nno")
                        .tell();
        assertThat(told.all(WebRequest.class).getFirst().target()).isEqualTo("/x");
        var exchange = told.all(WebExchange.class).getFirst();
        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.reason()).isEmpty();
        assertThat(exchange.whole()).isTrue();
    }

    @Test
    void matchesPipelinedRequestsInOrder() {
        var told =
                http().client(
                                "GET /1 HTTP/1.1\r\n\r\n"
                                        + "HEAD /2 HTTP/1.1\r\n\r\n"
                                        + "GET /3 HTTP/1.1\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n")
                        .server("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n")
                        .all(WebExchange.class);
        assertThat(told)
                .extracting(turn -> turn.request().target() + " " + turn.status() + turn.whole())
                .containsExactly("/1 200true", "/2 200true", "/3 304true");
    }

    @Test
    void passesOverInterimAnswers() {
        var told =
                http().client(
                                "PUT /x HTTP/1.1\r\n"
                                        + "Expect: 100-continue\r\n"
                                        + "Content-Length: 2\r\n\r\n")
                        .server("HTTP/1.1 100 Continue\r\n\r\n")
                        .client("ab")
                        .server("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
                        .all(WebExchange.class);
        assertThat(told).extracting(WebExchange::status).containsExactly(201);
        assertThat(told.getFirst().request().body().length()).isEqualTo(2);
    }

    @Test
    void readsAChunkedBody() {
        var exchange =
                exchange(
                        "HTTP/1.1 200 OK\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "4;name=value\r\n"
                                + "wiki\r\n"
                                + "6 \r\n"
                                + "pedia \r\n"
                                + "E\r\n"
                                + "in \r\n\r\n"
                                + "chunks.\r\n"
                                + "0\r\n"
                                + "X-Trailer: 1\r\n\r\n");
        assertThat(exchange.body().excerpt().text()).isEqualTo("wikipedia in \r\n\r\nchunks.");
        assertThat(exchange.whole()).isTrue();
    }

    @Test
    void tellsABadChunk() {
        var told =
                http().client(GET)
                        .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwikiXX")
                        .close()
                        .tell();
        assertThat(told.all(Oddity.class)).extracting(Oddity::kind).contains("bad-chunk");
        assertThat(told.all(WebExchange.class).getFirst().whole()).isFalse();
    }

    @Test
    void readsABodyUntilTheClose() {
        var told =
                http().client("GET / HTTP/1.0\r\n\r\n")
                        .server("HTTP/1.0 200 OK\r\n\r\nall of it")
                        .close()
                        .all(WebExchange.class);
        assertThat(told.getFirst().body().excerpt().text()).isEqualTo("all of it");
        assertThat(told.getFirst().whole()).isTrue();
    }

    @Test
    void marksACutBody() {
        var told =
                http().client(GET)
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
                        .close()
                        .all(WebExchange.class);
        assertThat(told.getFirst().whole()).isFalse();
        assertThat(told.getFirst().body().length()).isEqualTo(9);
    }

    @Test
    void decodesGzipAndDeflate() throws Exception {
        String page = "<html><body>" + "words ".repeat(100) + "</body></html>";
        for (String coding : new String[] {"gzip", "deflate"}) {
            var bytes = new ByteArrayOutputStream();
            try (var out =
                    coding.equals("gzip")
                            ? new GZIPOutputStream(bytes)
                            : new DeflaterOutputStream(bytes)) {
                out.write(page.getBytes(StandardCharsets.ISO_8859_1));
            }
            var exchange = exchange(coded(coding, bytes.toByteArray()));
            assertThat(exchange.body().coding()).isEqualTo(coding);
            assertThat(exchange.body().kind()).isEqualTo(FileKind.HTML);
            assertThat(exchange.body().excerpt().text()).isEqualTo(page);
            assertThat(exchange.body().length()).isEqualTo(bytes.size());
        }
    }

    @Test
    void decodesBrotli() {
        // One uncompressed meta-block of 5 bytes, then the empty last one (RFC 7932 §9).
        byte[] coded = HexFormat.of().parseHex("0b0280" + "68656c6c6f" + "03");
        var exchange = exchange(coded("br", coded));
        assertThat(exchange.body().coding()).isEqualTo("br");
        assertThat(exchange.body().excerpt().text()).isEqualTo("hello");
    }

    @Test
    void findsTheCodingAmongNoise() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("hello hello hello".getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] packed = bytes.toByteArray();
        for (String coding : List.of("identity, gzip", "gzip,", "\u00a0gzip", "gzip\0", "GZIP")) {
            assertThat(exchange(coded(coding, packed)).body().coding())
                    .as(coding)
                    .isEqualTo("gzip");
        }
        assertThat(exchange(coded("gzip, deflate", packed)).body().coding()).isEmpty();
    }

    @Test
    void takesABodyThatIsNotCodedAsItIs() {
        var exchange = exchange(coded("gzip", "plain".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(exchange.body().coding()).isEmpty();
        assertThat(exchange.body().excerpt().text()).isEqualTo("plain");
    }

    @Test
    void readsOnlyTheBeginningOfABomb() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                out.write(spaces);
            }
        }
        var told = http().client(GET).server(coded("gzip", bytes.toByteArray())).tell();
        assertThat(told.bounds()).containsKey("http-decoded-body");
        assertThat(told.all(WebExchange.class).getFirst().body().excerpt().length())
                .isEqualTo(1 << 16);
    }

    @Test
    void tellsAnExecutableAsAFile() {
        byte[] program = program();
        var file = file("GET /pics/cat.jpg HTTP/1.1\r\nHost: h\r\n\r\n", "image/jpeg", program);
        assertThat(file.kind()).isEqualTo(FileKind.PE);
        assertThat(file.name()).isEqualTo("cat.jpg");
        assertThat(file.nameLies()).isTrue();
        assertThat(file.toHost()).isTrue();
        assertThat(file.whole()).isTrue();
        assertThat(file.sha256()).hasSize(64);
        assertThat(file.from()).isEqualTo("http://h/pics/cat.jpg");
        assertThat(file.executable().orElseThrow().format()).isEqualTo("PE32");
    }

    @Test
    void tellsAFileBehindItsCoding() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(program());
        }
        var told = http().client(GET).server(coded("gzip", bytes.toByteArray())).tell();
        var file = told.all(FileTransfer.class).getFirst();
        assertThat(file.size()).isEqualTo(program().length);
        assertThat(file.whole()).isTrue();
        assertThat(file.sha256())
                .isEqualTo(file(GET, "application/octet-stream", program()).sha256());
    }

    @Test
    void tellsNoFileForAPage() {
        var told =
                http().client(GET).server(answer("text/html", "<html></html>".getBytes())).tell();
        assertThat(told.all(FileTransfer.class)).isEmpty();
    }

    @Test
    void namesAFileByItsDisposition() {
        var told =
                http().client(GET)
                        .server(
                                "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; size=3;"
                                        + " filename=\"C:\\dir\\in voice; 1.txt\"\r\n"
                                        + "Content-Length: 5\r\n\r\nhello")
                        .all(FileTransfer.class);
        assertThat(told).extracting(FileTransfer::name).containsExactly("in voice; 1.txt");
    }

    @Test
    void takesARangeForAPart() {
        String part =
                "HTTP/1.1 206 Partial\r\nContent-Range: bytes %s\r\nContent-Length: 5\r\n\r\n";
        for (String range : new String[] {"0-4/5", "0-4/9", "5-9/10"}) {
            var told =
                    http().client("GET /x.bin HTTP/1.1\r\n\r\n")
                            .server(part.formatted(range) + "hello")
                            .all(FileTransfer.class);
            assertThat(told).extracting(FileTransfer::whole).containsExactly(range.equals("0-4/5"));
        }
    }

    @Test
    void findsTheFilesOfAForm() {
        String body =
                "--XX\r\n"
                        + "Content-Disposition: form-data; name=\"a\"\r\n\r\n"
                        + "value\r\n"
                        + "--XX\r\n"
                        + "Content-Disposition: form-data; name=\"f\"; filename=\"x.log\"\r\n"
                        + "Content-Type: Text/Plain; charset=x\r\n\r\n"
                        + "line\r\n"
                        + "--X\r\n"
                        + "-\r\r\n"
                        + "--XX--\r\n";
        var told = http().client(post("multipart/form-data; boundary=XX", body)).tell();
        var file = told.all(FileTransfer.class).getFirst();
        assertThat(told.all(FileTransfer.class)).hasSize(1);
        assertThat(file.name()).isEqualTo("x.log");
        assertThat(file.declaredType()).isEqualTo("text/plain");
        assertThat(file.toHost()).isFalse();
        assertThat(file.excerpt().text()).isEqualTo("line\r\n--X\r\n-\r");
        assertThat(file.whole()).isTrue();
        assertThat(told.all(WebRequest.class).getFirst().body().kind())
                .isEqualTo(FileKind.MULTIPART);
    }

    @Test
    void tellsARawUploadOfAPicture() {
        var told = http().client(post("", "\u0089PNG\r\n\u001a\n....")).all(FileTransfer.class);
        assertThat(told).extracting(FileTransfer::kind).containsExactly(FileKind.PNG);
        assertThat(http().client(post("", "a=1&b=2")).all(FileTransfer.class)).isEmpty();
    }

    @Test
    void tellsALongRequestEarlyAndTheExchangeWithAllOfIt() {
        byte[] body = new byte[200_000];
        new Random(3).nextBytes(body);
        var head = "POST /up HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n";
        var told = http().client(head).client(body).server(OK).tell();
        assertThat(told.all(WebRequest.class)).hasSize(1);
        assertThat(told.all(WebRequest.class).getFirst().body().length()).isEqualTo(WebTurn.EARLY);
        assertThat(told.all(WebExchange.class).getFirst().request().body().length())
                .isEqualTo(body.length);
        assertThat(told.all(FileTransfer.class))
                .extracting(FileTransfer::kind)
                .containsExactly(FileKind.RANDOM);
    }

    @Test
    void handsTheTunnelOver() {
        var told =
                http().client("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                        .server("HTTP/1.1 200 Connection established\r\n\r\n")
                        .tell();
        assertThat(told.handedOver()).isTrue();
        var proxy = told.all(ProxyRequest.class).getFirst();
        assertThat(proxy.target() + " " + proxy.port() + " " + proxy.granted())
                .isEqualTo("evil.example 443 true");
    }

    @Test
    void goesOnAfterARefusedTunnel() {
        var told =
                http().client("CONNECT a:443 HTTP/1.1\r\n\r\n")
                        .server("HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno")
                        .client(GET)
                        .server(OK)
                        .tell();
        assertThat(told.all(ProxyRequest.class).getFirst().granted()).isFalse();
        assertThat(told.all(WebExchange.class))
                .extracting(WebExchange::status)
                .containsExactly(407, 200);
    }

    @Test
    void handsAnUpgradeToAnUnknownProtocolOver() {
        var told =
                http().client(
                                "GET /ws HTTP/1.1\r\n"
                                        + "Upgrade: tunnel\r\n"
                                        + "Connection: Upgrade\r\n\r\n")
                        .server(
                                "HTTP/1.1 101 Switching Protocols\r\n"
                                        + "Upgrade: tunnel\r\n\r\n"
                                        + "\u0081")
                        .tell();
        assertThat(told.handedOver()).isTrue();
        assertThat(told.all(WebExchange.class).getFirst().status()).isEqualTo(101);
    }

    @Test
    void namesProgramsOnce() {
        String ask = "GET / HTTP/1.1\r\nUser-Agent: curl/8\r\n\r\n";
        String answer = "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n";
        var told = http().client(ask).server(answer).client(ask).server(answer).tell();
        assertThat(told.all(SoftwareSeen.class))
                .extracting(software -> software.byHost() + " " + software.text())
                .containsExactly("true curl/8", "false nginx");
    }

    @Test
    void tellsWhoLogsInAndNeverTheSecret() {
        String ask = "GET / HTTP/1.1\r\nAuthorization: Basic YWRtaW46c2VjcmV0\r\n\r\n";
        var told =
                http().client(ask)
                        .server("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")
                        .client(ask)
                        .server(OK)
                        .tell();
        assertThat(told.all(Login.class))
                .extracting(login -> login.user() + " " + login.outcome())
                .containsExactly("admin REJECTED", "admin ACCEPTED");
    }

    @Test
    void tellsABodyInAGet() {
        var told = http().client("GET / HTTP/1.1\r\nContent-Length: 4\r\n\r\nabcd" + GET).tell();
        assertThat(told.all(Oddity.class)).extracting(Oddity::kind).containsExactly("body-in-get");
        assertThat(told.all(WebRequest.class)).hasSize(2);
        assertThat(told.all(WebRequest.class).getFirst().body().length()).isEqualTo(4);
    }

    @Test
    void tellsLengthsThatContradict() {
        for (String fields :
                new String[] {
                    "Content-Length: 5\r\nContent-Length: 6\r\n",
                    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                    "Content-Length: five\r\n"
                }) {
            var told = http().client(GET).server("HTTP/1.1 200 OK\r\n" + fields + "\r\n").tell();
            assertThat(told.all(Oddity.class))
                    .as(fields)
                    .extracting(Oddity::kind)
                    .containsExactly("length-contradiction");
        }
        var same = http().client(GET).server("HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nab");
        assertThat(same.all(Oddity.class)).isEmpty();
    }

    @Test
    void tellsAnAnswerThatIsNone() {
        var told = http().client(GET).server("\u0000\u0001\u0002\u0003binary").close().tell();
        assertThat(told.all(Oddity.class)).extracting(Oddity::kind).containsExactly("no-answer");
        assertThat(told.all(WebExchange.class).getFirst().status()).isZero();
    }

    @Test
    void matchesAnAnswerThatCameBeforeItsRequest() {
        var told =
                http().client(GET)
                        .server(OK)
                        .server("HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n")
                        .client("GET /late HTTP/1.1\r\n\r\n")
                        .close()
                        .all(WebExchange.class);
        assertThat(told)
                .extracting(turn -> turn.request().target() + " " + turn.status())
                .containsExactly("/a/b?c=d 200", "/late 408");
    }

    @Test
    void skipsAGapInAKnownBody() {
        var told =
                http().client(GET)
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nfirst")
                        .gap(Side.SERVER, 990)
                        .server("after")
                        .client(GET)
                        .server(OK)
                        .all(WebExchange.class);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().body().length()).isEqualTo(1000);
        assertThat(told.getFirst().body().excerpt().text()).isEqualTo("first");
    }

    @Test
    void findsTheNextHeadAfterAGap() {
        var told =
                http().client(GET)
                        .gap(Side.SERVER, 300)
                        .server("rest of a bodyHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                        .all(WebExchange.class);
        assertThat(told).extracting(turn -> turn.body().excerpt().text()).containsExactly("hi");
    }

    @Test
    void picksAConversationUpInTheMiddle() {
        var script =
                http().midStream()
                        .server("rest of a body, " + "x".repeat(50))
                        .client("x=1&y=2" + GET)
                        .server(OK)
                        .close();
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(WebExchange.class))
                .extracting(turn -> turn.request().target() + turn.status())
                .containsExactly("/a/b?c=d200");
    }

    @Test
    void turnsAroundAConversationSeenFromTheWrongEnd() {
        var told = http().midStream().client(OK).server(GET).client(OK).close().tell();
        var exchanges = told.all(WebExchange.class);
        assertThat(exchanges).hasSize(2);
        assertThat(exchanges.get(1).seen().host().address()).isEqualTo(DialogueHarness.SERVER);
        assertThat(exchanges.get(1).request().target()).isEqualTo("/a/b?c=d");
    }

    /// So speaks a program that opens a way for others to ask through it.
    @Test
    void readsRequestsOfTheSideThatWasCalled() {
        var harness = http().server(GET).client(OK).server(GET).client(OK).close();
        assertThat(http().server(GET).recognition()).isEqualTo(Recognition.YES);
        var exchanges = harness.tell().all(WebExchange.class);
        assertThat(exchanges).hasSize(2);
        assertThat(exchanges.getFirst().seen().host().address()).isEqualTo(DialogueHarness.SERVER);
        assertThat(exchanges.getFirst().status()).isEqualTo(200);
    }

    @Test
    void readsAVersionWithANumberTooMany() {
        var request = first(http().client("GET /x?y=z HTTP/1.0.8\r\nHost: a.example\r\n\r\n"));
        assertThat(request.target()).isEqualTo("/x?y=z");
        assertThat(request.version()).isEqualTo("1.0.8");
        assertThat(request.host()).isEqualTo("a.example");
    }

    @Test
    void readsAnswersAsBrowsersDo() {
        String empty = "\r\nContent-Length: 0\r\n\r\n";
        assertThat(exchange("HTTP/1.01 200 ok" + empty).status()).isEqualTo(200);
        assertThat(exchange("HTTP/2.1 404 gone" + empty).reason()).isEqualTo("gone");
        assertThat(exchange("HTTP/1.1 \t200 ok" + empty).status()).isEqualTo(200);
        assertThat(exchange("HTTP/1.1 301" + empty).reason()).isEmpty();
        assertThat(http().server("HTTP/1.1 20x ok\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(http().server("HTTP/1.1: 200\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(http().server("HTTP/ 200 ok\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(http().server("HTTP/1").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(http().server("HTTP/1.1 20").recognition()).isEqualTo(Recognition.MAYBE);
    }

    @Test
    void takesTheHostOfAnAbsoluteTarget() {
        assertThat(first(http().client("GET http://Foo.example:81/x HTTP/1.0\r\n\r\n")).host())
                .isEqualTo("foo.example");
        assertThat(first(http().client("GET / HTTP/1.0\r\nHost: [2001:db8::1]:80\r\n\r\n")).host())
                .isEqualTo("2001:db8::1");
        assertThat(first(http().client("GET / HTTP/1.0\r\nHost: [[ removed ]]\r\n\r\n")).host())
                .isEqualTo("[[ removed ]]");
    }

    @Test
    void knowsItselfByTheRequestLine() {
        assertThat(opening("GET / HTTP/1.1\r\n")).isEqualTo(Recognition.YES);
        assertThat(opening("\r\nPOST /x HTTP/1.0\r\n")).isEqualTo(Recognition.YES);
        assertThat(opening("GET / HTTP/1.0.8\r\n")).isEqualTo(Recognition.YES);
        assertThat(opening("GET / HTTP/1.0+8\r\n")).isEqualTo(Recognition.NO);
        assertThat(opening("GET / HTT")).isEqualTo(Recognition.MAYBE);
        assertThat(opening("GET /\r\n")).isEqualTo(Recognition.NO);
        assertThat(opening("GET / RTSP/1.0\r\n")).isEqualTo(Recognition.NO);
        assertThat(opening("PRI * HTTP/2.0\r\n")).isEqualTo(Recognition.NO);
        assertThat(opening("\u0016\u0003\u0001")).isEqualTo(Recognition.NO);
        assertThat(opening("EHLO mail.example\r\n")).isEqualTo(Recognition.NO);
        assertThat(http().server("HTTP/1.1 408 Timeout\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(http().server("220 mail ESMTP\r\n").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void standsEveryPrefix() {
        var all =
                "POST /x HTTP/1.1\r\n"
                        + "Host: h\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + "3\r\n"
                        + "abc\r\n"
                        + "0\r\n\r\n";
        DialogueHarness.everyPrefix(
                new Http(), Transport.TCP, 80, all.getBytes(StandardCharsets.ISO_8859_1));
        DialogueHarness.everyPrefix(
                new Http(), Transport.TCP, 80, OK.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void boundsRequestsThatWait() {
        var told = http().client(GET.repeat(HttpTurns.MOST_WAITING + 3)).tell();
        assertThat(told.bounds()).containsEntry("http-waiting", 3);
        assertThat(told.all(WebExchange.class)).hasSize(3);
    }

    @Test
    void boundsHeadsAndFields() {
        var endless = http().client("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(20_000)).tell();
        assertThat(endless.bounds()).containsKey("http-head");
        var many = http().client("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(300) + "\r\n").tell();
        assertThat(many.all(WebRequest.class).getFirst().headers().fields())
                .hasSize(HttpHead.MOST_FIELDS);
        assertThat(many.bounds()).containsEntry("http-fields", 300 - HttpHead.MOST_FIELDS);
    }

    @Property(tries = 60)
    void tellsTheSameHoweverItIsCut(@ForAll long seed) throws Exception {
        var script = conversation();
        assertThat(script.tell(DialogueHarness.Cut.random(seed)).observations())
                .isEqualTo(script.observations());
    }

    @Test
    void tellsTheSameByteByByte() throws Exception {
        var script = conversation();
        assertThat(script.observations()).hasSizeGreaterThan(8);
        assertThat(script.tell(DialogueHarness.Cut.EVERY_BYTE).observations())
                .isEqualTo(script.observations());
    }

    @Property(tries = 300)
    void joinsChunksOfAnySize(
            @ForAll @Size(max = 3000) byte[] body,
            @ForAll @IntRange(min = 1, max = 700) int chunk) {
        var chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += chunk) {
            int size = Math.min(chunk, body.length - at);
            chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes());
            chunks.write(body, at, size);
            chunks.writeBytes("\r\n".getBytes());
        }
        chunks.writeBytes("0\r\n\r\n".getBytes());
        var exchange =
                exchange(
                        joined(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                                chunks.toByteArray()));
        assertThat(exchange.whole()).isTrue();
        assertThat(exchange.body().excerpt().bytes())
                .isEqualTo(Arrays.copyOf(body, Math.min(2048, body.length)));
    }

    @Property(tries = 1000)
    void neverThrowsOnDamage(@ForAll int at, @ForAll byte value, @ForAll int cut) throws Exception {
        byte[] asked =
                (GET + post("multipart/form-data; boundary=b", "--b\r\n\r\n--b--")).getBytes();
        byte[] answered =
                ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwiki\r\n0\r\n\r\n" + OK)
                        .getBytes();
        asked[Math.floorMod(at, asked.length)] = value;
        answered[Math.floorMod(at, answered.length)] = value;
        http().client(asked)
                .server(Arrays.copyOf(answered, Math.floorMod(cut, answered.length)))
                .close()
                .tell(DialogueHarness.Cut.random(at));
    }

    /// A conversation with a bit of everything.
    private static DialogueHarness conversation() throws Exception {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(program());
        }
        byte[] random = new byte[70_000];
        new Random(5).nextBytes(random);
        return http().client(GET)
                .server(answer("application/x-thing", program()))
                .client(GET + GET)
                .server(coded("gzip", gzip.toByteArray()))
                .server(
                        "HTTP/1.1 200 OK\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "3;x\r\n"
                                + "abc\r\n"
                                + "0\r\n\r\n")
                .client(joined("POST /u HTTP/1.1\r\nContent-Length: 70000\r\n\r\n", random))
                .server(OK)
                .client(
                        post(
                                "multipart/form-data; boundary=XX",
                                "--XX\r\nContent-Disposition: form-data; filename=a.txt\r\n\r\n"
                                        + "a\r\n--Xb\r\n--XX--"))
                .server("HTTP/1.1 500 Oops\r\nServer: s\r\n\r\n until the end")
                .close();
    }

    private static DialogueHarness http() {
        return DialogueHarness.of(new Http());
    }

    private static Recognition opening(String text) {
        return http().client(text).recognition();
    }

    private static WebRequest first(DialogueHarness harness) {
        return harness.all(WebRequest.class).getFirst();
    }

    private static WebExchange exchange(String answer) {
        return exchange(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static WebExchange exchange(byte[] answer) {
        return http().client(GET).server(answer).all(WebExchange.class).getFirst();
    }

    private static FileTransfer file(String request, String type, byte[] body) {
        return http().client(request).server(answer(type, body)).all(FileTransfer.class).getFirst();
    }

    private static byte[] answer(String type, byte[] body) {
        return joined(
                "HTTP/1.1 200 OK\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n",
                body);
    }

    private static byte[] coded(String coding, byte[] body) {
        return joined(
                "HTTP/1.1 200 OK\r\nContent-Encoding: "
                        + coding
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n",
                body);
    }

    private static String post(String type, String body) {
        return "POST /p HTTP/1.1\r\nHost: h\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private static byte[] joined(String head, byte[] body) {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, both, first.length, body.length);
        return both;
    }

    /// A PE32 header with 4000 bytes behind it.
    private static byte[] program() {
        byte[] program = new byte[4200];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = 0x40;
        program[0x40] = 'P';
        program[0x41] = 'E';
        program[0x44] = 0x4C;
        program[0x45] = 1;
        program[0x58] = 0x0B;
        program[0x59] = 1;
        return program;
    }

    private static DialogueHarness asks(byte[] message) {
        String token = NtlmMessages.base64(message);
        return http().client("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: NTLM " + token)
                .client("\r\n\r\n");
    }

    @Test
    void tellsTheNamesInALogInByNtlm() {
        String challenge = NtlmMessages.base64(NtlmMessages.challenge());
        String last = NtlmMessages.base64(NtlmMessages.authenticate());
        DialogueHarness script =
                asks(NtlmMessages.negotiate())
                        .server("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\n")
                        .server("WWW-Authenticate: NTLM " + challenge)
                        .server("\r\nContent-Length: 0\r\n\r\n")
                        .client("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Negotiate " + last)
                        .client("\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::kind, IdentitySeen::value)
                .containsExactlyElementsOf(NtlmMessages.identities());
        assertThat(script.all(Login.class))
                .extracting(Login::protocol, Login::user, Login::outcome, Login::clearText)
                .containsExactly(tuple("http-ntlm", "anna", Login.Outcome.ACCEPTED, false));
    }
}
