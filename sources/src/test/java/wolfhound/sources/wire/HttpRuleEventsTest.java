package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wolfhound.model.Address;
import wolfhound.rules.inspect.Inspection;
import wolfhound.rules.inspect.Inspector;
import wolfhound.rules.inspect.RuleSet;
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
    void seesAChunkWithoutALength() {
        HttpRuleEvents.badChunk(rules, false, false, bytes("\r\nfx\r\n"), 0);
        assertThat(told).isEmpty();

        HttpRuleEvents.badChunk(rules, false, false, bytes("text\r\n"), 0);
        assertThat(told).containsExactly("invalid_response_chunk_len");
    }
}
