package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.Inspector;
import wolfhound.rules.inspect.RuleSet;
import wolfhound.rules.language.Buffer;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.language.Variables;
import wolfhound.rules.literal.LiteralEngine;
import wolfhound.rules.pcre.Expressions;

class HttpRuleEventsTest {
    private static final List<String> NAMES =
            List.of(
                    "missing_host_header",
                    "request_header_host_invalid",
                    "request_field_missing_colon",
                    "request_header_invalid",
                    "invalid_request_field_folding",
                    "response_field_missing_colon",
                    "response_header_invalid",
                    "invalid_response_field_folding",
                    "abnormal_ce_header",
                    "too_many_encoding_layers",
                    "invalid_response_chunk_len");

    private final List<String> told = new ArrayList<>();
    private final Inspection rules = open();

    private Inspection open() {
        RuleSet set =
                RuleSet.compile(
                        IntStream.range(0, NAMES.size())
                                .mapToObj(i ->
                                        "alert http any any -> any any (msg:\"e\";"
                                                + " app-layer-event:http."
                                                + NAMES.get(i)
                                                + "; sid:"
                                                + (i + 1)
                                                + ";)")
                                .map(RuleParser::rule)
                                .toList(),
                        Variables.usual(),
                        LiteralEngine.java(),
                        Expressions.java());
        Inspection watch =
                new Inspector(set)
                        .open(
                                new Inspector.Ends(
                                        6,
                                        Address.of("10.0.0.5"),
                                        40000,
                                        Address.of("203.0.113.9"),
                                        80),
                                (rule, byClient) ->
                                        told.add(NAMES.get((int) set.rule(rule).about().id() - 1)));
        watch.protocol("http");
        return watch;
    }

    private static Bytes bytes(String text) {
        byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Bytes().set(all, 0, all.length);
    }

    private List<String> asks(String head) {
        told.clear();
        HttpRuleEvents.request(rules, true, bytes(head), 0, head.length());
        return told;
    }

    private List<String> answers(String fields) {
        String head = "HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n";
        told.clear();
        HttpRuleEvents.answer(rules, false, bytes(head), 0, head.length());
        return told;
    }

    @Test
    void hasNothingAgainstUsualHeads() {
        assertThat(asks("GET / HTTP/1.1\r\nHost: www.example.org:8080\r\nA: b\r\n c\r\n\r\n"))
                .isEmpty();
        assertThat(asks("GET / HTTP/1.0\r\n\r\n")).isEmpty();
        assertThat(answers("Content-Encoding: GZip\r\nServer: a\r\n  folded")).isEmpty();
    }

    @Test
    void missesTheHostOfARequest() {
        assertThat(asks("GET / HTTP/1.1\r\nA: b\r\n\r\n")).containsExactly("missing_host_header");
    }

    @Test
    void seesAHostThatIsNone() {
        for (String host : List.of("two words", "a..b", "", "a:port", "a:0", "x!y")) {
            assertThat(asks("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                    .as(host)
                    .containsExactly("request_header_host_invalid");
        }
    }

    @Test
    void seesFieldsThatAreNone() {
        assertThat(asks("GET / HTTP/1.0\r\nnothing\r\nmore\r\n\r\n"))
                .containsExactly("request_field_missing_colon");
        assertThat(asks("GET / HTTP/1.0\r\nA b: c\r\n\r\n"))
                .containsExactly("request_header_invalid");
        assertThat(asks("GET / HTTP/1.0\r\n first: folded\r\n\r\n"))
                .containsExactly("invalid_request_field_folding");
        assertThat(answers("Name : value")).containsExactly("response_header_invalid");
    }

    @Test
    void endsALineOfAnAnswerAtACarriageReturn() {
        assertThat(answers("Server: \rhere")).containsExactly("response_field_missing_colon");
    }

    @Test
    void seesAFieldHiddenInAFold() {
        assertThat(answers("Server: a\r\n\tTransfer-Encoding: chunked"))
                .containsExactly("invalid_response_field_folding");
    }

    @Test
    void seesCodingsThatNobodyUndoes() {
        assertThat(answers("Content-Encoding: gzipped")).containsExactly("abnormal_ce_header");
        assertThat(answers("Content-Encoding: gzip, gzip\r\nContent-Encoding: gzip"))
                .containsExactly("too_many_encoding_layers");
    }

    @Test
    void endsNoLineOfAnAnswerAtACarriageReturnThatBeginsIt() {
        assertThat(answers("A: b\r\n\r \rTransfer-Encoding: chunked"))
                .containsExactly("response_field_missing_colon");
    }

    @Test
    void takesACarriageReturnBehindALineFeedForItsEnd() {
        assertThat(answers("A: b\n\rC: d")).isEmpty();
    }

    @Test
    void missesTheNameOfAFieldOfAnAnswer() {
        assertThat(answers(": value")).containsExactly("response_header_invalid");
        assertThat(answers("nothing\r\n: value")).containsExactly("response_field_missing_colon");
    }

    /// What is told of a conversation of one request.
    private static List<String> toldOf(byte[] answer) {
        return TransactionsSeen.eventsOf(
                DialogueHarness.of(new Http())
                        .client("GET / HTTP/1.1\r\nHost: a.example.org\r\n\r\n")
                        .server(answer)
                        .close());
    }

    private static byte[] answer(String fields, byte[] body) {
        String head =
                "HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(fields, body.length);
        byte[] begin = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(begin, begin.length + body.length);
        System.arraycopy(body, 0, whole, begin.length, body.length);
        return whole;
    }

    private static byte[] text() {
        return "hello wolf, hello world".getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text());
        }
        return out.toByteArray();
    }

    private static byte[] deflated(boolean bare) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflate.write(text());
        }
        return out.toByteArray();
    }

    private static boolean isBadlyCoded(String coding, byte[] body) {
        return toldOf(answer("Content-Encoding: " + coding, body))
                .contains("http.gzip_decompression_failed");
    }

    @Test
    void hasNothingAgainstBodiesThatAreCodedAsTheySay() throws IOException {
        assertThat(isBadlyCoded("gzip", gzip())).isFalse();
        assertThat(isBadlyCoded("gzip", deflated(false))).isFalse();
        assertThat(isBadlyCoded("deflate", deflated(true))).isFalse();
        assertThat(isBadlyCoded("gzip", Arrays.copyOf(gzip(), 20))).isFalse();
        assertThat(isBadlyCoded("gzip x", gzip())).isFalse();
    }

    @Test
    void seesABodyThatIsNotCodedAsItSays() throws IOException {
        assertThat(isBadlyCoded("gzip", text())).isTrue();
        assertThat(isBadlyCoded("deflate", text())).isTrue();
        assertThat(isBadlyCoded("deflate", gzip())).isTrue();
        assertThat(isBadlyCoded("deflate", deflated(false))).as("in the zlib format").isTrue();
        assertThat(isBadlyCoded("gzip, deflate", gzip())).isTrue();
        assertThat(isBadlyCoded("gzip x", text())).isTrue();
    }

    @Test
    void seesAWrongChecksumBehindABody() throws IOException {
        byte[] coded = gzip();
        coded[coded.length - 8] ^= 1;
        assertThat(isBadlyCoded("gzip", coded)).isTrue();

        byte[] longer = gzip();
        longer[longer.length - 4] ^= 1;
        assertThat(isBadlyCoded("gzip", longer)).isTrue();
    }

    @Test
    void showsABodyThatIsCodedTwice() throws IOException {
        var rules = new RuleRecorder();
        DialogueHarness.of(new Http())
                .before(rules)
                .client("GET / HTTP/1.1\r\nHost: a.example.org\r\n\r\n")
                .server(answer("Content-Encoding: gzip, deflate", gzip()))
                .tell();
        assertThat(rules.server(0, Buffer.FILE_DATA)).containsExactly("hello wolf, hello world");
    }

    @Test
    void seesABodyInNoChunksThatWasToComeInSome() {
        assertThat(toldOf(answer("A: b\r\n Transfer-Encoding: chunked", text())))
                .contains("http.invalid_response_chunk_len");
        assertThat(toldOf(answer("Transfer-Encoding\r: chunked", text())))
                .doesNotContain("http.invalid_response_chunk_len");
    }

    @Test
    void losesCountOfChunksByAGap() {
        var script =
                DialogueHarness.of(new Http())
                        .client("GET / HTTP/1.1\r\nHost: a.example.org\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nabc")
                        .gap(Side.SERVER, 5);
        assertThat(TransactionsSeen.eventsOf(script.server("\r\n0\r\n"))).isEmpty();
        assertThat(TransactionsSeen.eventsOf(script.server("A: trailer\r\n\r\n")))
                .containsExactly("http.invalid_response_chunk_len");
    }

    @Test
    void seesAnAnswerThatNobodyAskedFor() {
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        byte[] once = ok.getBytes(StandardCharsets.ISO_8859_1);
        byte[] twice = (ok + ok).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(toldOf(once)).isEmpty();
        assertThat(toldOf(twice)).containsExactly("http.unable_to_match_response_to_request");
    }

    @Test
    void seesAChunkWithoutALength() {
        assertThat(HttpRuleEvents.isNoChunk(bytes("\r\nfx\r\n"), 0)).isFalse();
        assertThat(HttpRuleEvents.isNoChunk(bytes("text\r\n"), 0)).isTrue();

        told.clear();
        HttpRuleEvents.badChunk(rules, false, false);
        assertThat(told).containsExactly("invalid_response_chunk_len");
    }
}
