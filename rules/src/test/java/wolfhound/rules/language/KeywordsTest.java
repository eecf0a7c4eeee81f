package wolfhound.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.rules.language.RuleParserTest.http;
import static wolfhound.rules.language.RuleParserTest.only;
import static wolfhound.rules.language.RuleParserTest.refusal;
import static wolfhound.rules.language.RuleParserTest.refused;
import static wolfhound.rules.language.RuleParserTest.text;
import static wolfhound.rules.language.RuleParserTest.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.rules.language.Look.Comparison;
import wolfhound.rules.language.Look.Encoding;
import wolfhound.rules.language.Look.Value;

/// What each keyword means, one sentence each.
class KeywordsTest {
    private static final Encoding BINARY = new Encoding(false, 0, false);

    private static wolfhound.rules.language.Test test(String options) {
        List<wolfhound.rules.language.Test> tests = with(options).tests();
        assertThat(tests).hasSize(1);
        return tests.getFirst();
    }

    private static Effect effect(String options) {
        List<Effect> effects = with(options).effects();
        assertThat(effects).hasSize(1);
        return effects.getFirst();
    }

    private static wolfhound.rules.language.Test number(
            Field field, long least, long most, boolean negated) {
        return new wolfhound.rules.language.Test.Number(field, new Numbers(least, most, negated));
    }

    private static void wrong(String options, String sentence) {
        assertThat(refused(options))
                .isInstanceOfSatisfying(
                        Problem.Wrong.class,
                        problem -> assertThat(problem.sentence()).contains(sentence));
    }

    // ---- content

    @Test
    void bindsAContentToAPlace() {
        Look.Content content =
                (Look.Content) only(with("content:!\"ab\"; nocase; offset:3; depth:9; endswith;"));
        assertThat(text(content.pattern())).isEqualTo("ab");
        assertThat(content.negated()).isTrue();
        assertThat(content.nocase()).isTrue();
        assertThat(content.offset()).isEqualTo(Value.of(3));
        assertThat(content.depth()).isEqualTo(Value.of(9));
        assertThat(content.distance()).isNull();
        assertThat(content.endsWith()).isTrue();
    }

    @Test
    void takesPlacesFromVariables() {
        Rule rule =
                with(
                        "byte_extract:1,0,length; content:\"ab\"; distance:length;"
                                + " within:length;");
        Look.Content content = (Look.Content) rule.blocks().getFirst().looks().get(1);
        assertThat(content.distance()).isEqualTo(new Value(0, "length"));
        wrong("content:\"ab\"; distance:length;", "a variable that `byte_extract`");
    }

    @Test
    void choosesWhatToSearchFirst() {
        assertThat(((Look.Content) only(with("content:\"abcdef\"; fast_pattern:2,3;"))).fast())
                .isEqualTo(new Look.Fast(true, false, 2, 3));
        assertThat(((Look.Content) only(with("content:\"abcdef\"; fast_pattern:only;"))).fast())
                .isEqualTo(new Look.Fast(true, true, 0, 0));
        wrong("content:\"abc\"; fast_pattern:1,3;", "which has 3 bytes");
        wrong("content:!\"abc\"; fast_pattern:only;", "no `only`");
        wrong(
                "content:\"abc\"; fast_pattern; content:\"d\"; fast_pattern;",
                "two contents of one rule");
    }

    @Test
    void refusesContentsThatContradictThemselves() {
        wrong("content:\"abc\"; within:2;", "at least 3");
        wrong("content:\"abc\"; offset:1; distance:1;", "cannot stand beside `offset`");
        wrong("content:\"abc\"; startswith; depth:5;", "cannot stand beside `startswith`");
        wrong("content:\"abc\"; nocase; nocase;", "another `nocase`");
        wrong("content:\"\";", "between the quotes");
        wrong("content:abc;", "in quotes");
        wrong("content:\"a;b\";", "a closing quote");
        wrong("content:\"a|4|\";", "two hexadecimal digits");
        wrong("content:\"a|4g|\";", "hexadecimal digits between");
        wrong("content:\"a|41\";", "a second `|`");
        wrong("content:\"a\\xb\";", "behind a backslash");
        wrong("depth:4;", "needs a `content` before it");
    }

    @Test
    void seesABufferThroughTransforms() {
        Rule rule =
                http(
                        "http.uri; url_decode; to_lowercase; content:\"ab\"; xor:\"0a0b\"; content:\"c\";");
        assertThat(rule.blocks()).hasSize(2);
        assertThat(rule.blocks().get(0).transforms())
                .extracting(Transform::kind)
                .containsExactly(Transform.Kind.URL_DECODE, Transform.Kind.TO_LOWERCASE);
        assertThat(rule.blocks().get(1).transforms().getLast())
                .isEqualTo(new Transform(Transform.Kind.XOR, "0a0b"));
        wrong("to_md5; content:\"ab\";", "needs a buffer");
    }

    @Test
    void goesBackToThePayload() {
        assertThat(http("file_data; content:\"ab\"; pkt_data; content:\"cd\";").blocks())
                .extracting(Rule.Block::buffer)
                .containsExactly(Buffer.FILE_DATA, Buffer.PAYLOAD);
        wrong("file_data; content:\"ab\"; file_data;", "something to look for behind `file.data`");
        wrong("http.uri; content:\"ab\"; http_uri;", "while `http.uri` holds");
    }

    @Test
    void readsTheNamesOfOldAndOfToday() {
        for (String options :
                List.of(
                        "uricontent:\"ab\";",
                        "content:\"ab\"; http_uri;",
                        "http.uri; content:\"ab\";",
                        "pcre:\"/ab/U\";")) {
            assertThat(http(options).blocks().getFirst().buffer()).isEqualTo(Buffer.HTTP_URI);
        }
        assertThat(http("content:\"ab\"; http_server_body;").blocks().getFirst().buffer())
                .isEqualTo(Buffer.FILE_DATA);
        for (String options : List.of("tls.sni; content:\"a.b\";", "tls_sni; content:\"a.b\";")) {
            assertThat(with(options).blocks().getFirst().buffer()).isEqualTo(Buffer.TLS_SNI);
        }
    }

    @Test
    void staysWithTheBufferOfTheLookBeforeWhereItIsRelative() {
        Rule rule = http("content:\"ab\"; http_uri; isdataat:!2,relative; isdataat:5;");
        assertThat(rule.blocks().get(0).buffer()).isEqualTo(Buffer.HTTP_URI);
        assertThat(rule.blocks().get(0).looks().get(1))
                .isEqualTo(new Look.DataAt(Value.of(2), true, true));
        assertThat(rule.blocks().get(1).buffer()).isEqualTo(Buffer.PAYLOAD);
    }

    @Test
    void measuresBuffers() {
        assertThat(only(http("http.method; bsize:4<>9;")))
                .isEqualTo(new Look.Size(new Numbers(5, 8, false)));
        Rule raw = http("urilen:>9;");
        assertThat(raw.blocks().getFirst().buffer()).isEqualTo(Buffer.HTTP_URI_RAW);
        assertThat(only(raw)).isEqualTo(new Look.Size(Numbers.above(9)));
        assertThat(http("urilen:9,norm;").blocks().getFirst().buffer()).isEqualTo(Buffer.HTTP_URI);
    }

    // ---- numbers of bytes

    @Test
    void testsBytes() {
        assertThat(only(with("byte_test:4,!>=,0x10,-2,relative,little,bitmask 0xff;")))
                .isEqualTo(
                        new Look.ByteTest(
                                Value.of(4),
                                true,
                                Comparison.AT_LEAST,
                                Value.of(16),
                                Value.of(-2),
                                true,
                                new Encoding(true, 0, false),
                                0xff));
        assertThat(((Look.ByteTest) only(with("byte_test:5,=,7,0,string,dec;"))).encoding())
                .isEqualTo(new Encoding(false, 10, false));
        wrong("byte_test:9,>,1,0;", "a number of bytes from 0 to 8");
        wrong("byte_test:4,>,1,0,hex;", "need `string`");
        wrong("byte_test:4,~,1,0;", "`<`, `>`");
        wrong("byte_test:4,>,1;", "a count, an operator, a value and an offset");
    }

    @Test
    void jumpsOverBytes() {
        assertThat(
                        only(
                                with(
                                        "byte_jump:2,1,multiplier 4,align,from_beginning,"
                                                + "post_offset -3;")))
                .isEqualTo(
                        new Look.ByteJump(
                                Value.of(2),
                                Value.of(1),
                                false,
                                BINARY,
                                0,
                                4,
                                true,
                                true,
                                false,
                                -3));
        wrong("byte_jump:2,1,from_beginning,from_end;", "not both");
    }

    @Test
    void keepsNumbersForLater() {
        assertThat(only(with("byte_extract:2,1,n,multiplier 3,align 4,dce;")))
                .isEqualTo(
                        new Look.ByteExtract(
                                2, Value.of(1), "n", false, new Encoding(false, 0, true), 3, 4));
        assertThat(
                        only(
                                with(
                                        "byte_math:bytes 2, offset 1, oper <<, rvalue 3, result r,"
                                                + " relative, endian little;")))
                .isEqualTo(
                        new Look.ByteMath(
                                Value.of(2),
                                Value.of(1),
                                "<<",
                                Value.of(3),
                                "r",
                                true,
                                new Encoding(true, 0, false),
                                0));
        wrong("byte_math:bytes 2, offset 1, oper +, rvalue 3;", "all of `bytes`");
    }

    // ---- packet and conversation

    @Test
    void asksAboutHeaders() {
        assertThat(test("ttl:<5;")).isEqualTo(number(Field.TTL, Long.MIN_VALUE, 4, false));
        assertThat(test("dsize:300<>400;")).isEqualTo(number(Field.PAYLOAD_SIZE, 301, 399, false));
        assertThat(test("window:!5;")).isEqualTo(number(Field.TCP_WINDOW, 5, 5, true));
        assertThat(test("tos:!x10;")).isEqualTo(number(Field.TOS, 16, 16, true));
        assertThat(test("itype:3-9;")).isEqualTo(number(Field.ICMP_TYPE, 4, 8, false));
        assertThat(test("icmp_id:\"7\";")).isEqualTo(number(Field.ICMP_ID, 7, 7, false));
        wrong("ttl:300;", "from 0 to 255");
        wrong("dsize:5<>6;", "something between its bounds");
        wrong("dsize:5; dsize:6;", "given twice");
        wrong("dsize:2; content:\"abc\";", "more than `dsize` allows");
    }

    @Test
    void asksAboutFlags() {
        assertThat(test("flags:S+,CE;"))
                .isEqualTo(new wolfhound.rules.language.Test.TcpFlags('+', 0x02, 0xC0));
        assertThat(test("flags:!FA,12;"))
                .isEqualTo(new wolfhound.rules.language.Test.TcpFlags('!', 0x11, 0xC0));
        assertThat(test("flags:0;"))
                .isEqualTo(new wolfhound.rules.language.Test.TcpFlags('=', 0, 0));
        assertThat(test("fragbits:*MD;"))
                .isEqualTo(new wolfhound.rules.language.Test.FragBits('*', 3));
        wrong("flags:SX;", "a flag of");
    }

    @Test
    void asksAboutTheConversation() {
        assertThat(test("flow:established,from_server,no_stream;"))
                .isEqualTo(new wolfhound.rules.language.Test.Flow(false, true, false, false, null));
        assertThat(test("stream_size:client,>=,9;"))
                .isEqualTo(
                        new wolfhound.rules.language.Test.StreamSize(
                                "client", new Numbers(9, Long.MAX_VALUE, false)));
        wrong("flow:to_client,to_server;", "repeats or contradicts");
        wrong("flow:stateless,established;", "not both");
        wrong("flow:established; flow:to_server;", "given twice");
    }

    @Test
    void remembers() {
        assertThat(effect("flowbits:set,seen;")).isEqualTo(new Effect.FlowBits("seen", "set"));
        assertThat(effect("flowbits:noalert;")).isEqualTo(new Effect.NoAlert());
        assertThat(effect("noalert;")).isEqualTo(new Effect.NoAlert());
        assertThat(test("flowbits:isset,a|b;"))
                .isEqualTo(new wolfhound.rules.language.Test.FlowBits(List.of("a", "b"), true));
        assertThat(effect("xbits:set,x,track ip_pair,expire 9;"))
                .isEqualTo(new Effect.XBits("x", "set", "ip_pair", 9));
        assertThat(test("hostbits:isnotset,h,dst;"))
                .isEqualTo(new wolfhound.rules.language.Test.HostBits(List.of("h"), false, "dst"));
        assertThat(effect("flowint:n,+,1;")).isEqualTo(new Effect.FlowInt("n", '+', "1"));
        assertThat(test("flowint:n,>=,m;"))
                .isEqualTo(new wolfhound.rules.language.Test.FlowInt("n", ">=", "m"));
        assertThat(test("flowint:n,notset;"))
                .isEqualTo(new wolfhound.rules.language.Test.FlowIntSet("n", false));
        wrong("flowbits:set,a b;", "a name without blanks");
        wrong("flowbits:keep,a;", "`set`, `isset`");
    }

    @Test
    void speaksSeldom() {
        assertThat(effect("threshold: type both, track by_dst, seconds 60, count 5;"))
                .isEqualTo(new Effect.Threshold("both", "by_dst", 5, 60, 0));
        assertThat(effect("threshold: type backoff, track by_flow, count 1, multiplier 10;"))
                .isEqualTo(new Effect.Threshold("backoff", "by_flow", 1, 0, 10));
        assertThat(effect("detection_filter:track by_src, count 30, seconds 60;"))
                .isEqualTo(new Effect.DetectionFilter("by_src", 30, 60));
        wrong("threshold: type both, track by_dst, count 5;", "all of `type`");
    }

    // ---- protocols

    @Test
    void asksAboutProtocolsFilesAndEvents() {
        assertThat(test("app-layer-protocol:!tls;"))
                .isEqualTo(new wolfhound.rules.language.Test.AppProtocol("tls", true, ""));
        assertThat(test("stream-event:reassembly_no_segment;"))
                .isEqualTo(
                        new wolfhound.rules.language.Test.Event("stream", "reassembly_no_segment"));
        assertThat(test("filesize:>10KB;"))
                .isEqualTo(number(Field.FILE_SIZE, 10_241, Long.MAX_VALUE, false));
        assertThat(test("ssl_version:!tls1.0,!tls1.1;"))
                .isEqualTo(
                        new wolfhound.rules.language.Test.TlsWord(
                                "ssl_version", List.of("tls1.0", "tls1.1"), true));
        assertThat(test("dns.rcode:NXDOMAIN;")).isEqualTo(number(Field.DNS_RCODE, 3, 3, false));
        assertThat(test("geoip:src,!de,FR;"))
                .isEqualTo(
                        new wolfhound.rules.language.Test.GeoIp("src", List.of("DE", "FR"), true));
        assertThat(test("filemd5:!bad.lst;"))
                .isEqualTo(new wolfhound.rules.language.Test.FileDigest("md5", true, "bad.lst"));
        assertThat(test("dce_opnum:1,3-5;"))
                .isEqualTo(new wolfhound.rules.language.Test.Word("dcerpc.opnum", "1,3-5", false));
        wrong("app-layer-protocol:gopher;", "an application protocol");
        wrong("dce_iface:1234;", "the UUID");
    }

    @Test
    void readsTheEndingOfAFileNameAsAContent() {
        Rule rule = http("fileext:\"exe\";");
        assertThat(rule.blocks().getFirst().buffer()).isEqualTo(Buffer.FILE_NAME);
        Look.Content ending = (Look.Content) only(rule);
        assertThat(text(ending.pattern())).isEqualTo(".exe");
        assertThat(ending.endsWith()).isTrue();
        assertThat(ending.nocase()).isTrue();
    }

    // ---- whole rules

    @Test
    void refusesABufferOfTheOtherDirection() {
        wrong("http.uri; content:\"ab\"; flow:to_client;", "contradicts `flow:to_client`");
        wrong("http.uri; content:\"ab\"; http.stat_code; content:\"200\";", "contradicts");
        assertThat(
                        RuleParser.rule(
                                        "alert http any any => any any (http.uri; content:\"ab\";"
                                                + " http.stat_code; content:\"200\"; sid:1;)")
                                .blocks())
                .hasSize(2);
    }

    @Test
    void refusesABufferOfAnotherProtocol() {
        wrong("http.uri; content:\"ab\"; tls.sni; content:\"b.org\";", "of `tls`");
        assertThat(refusal("alert dns any any -> any any (http.uri; content:\"ab\"; sid:1;)"))
                .isInstanceOf(Problem.Wrong.class);
        wrong("dsize:9; http.uri; content:\"ab\";", "asks about single packets");
    }

    @Test
    void refusesWhatAHostCannotBe() {
        wrong("http.host; content:\"A.org\";", "lower case");
        wrong("http.host; content:\"a.org\"; nocase;", "no `nocase`");
        wrong("http.method; content:\"GET \";", "without blanks");
    }

    @Test
    void needsANumber() {
        assertThat(refusal("alert tcp any any -> any any (content:\"ab\";)").sentence())
                .contains("`sid`");
        wrong("sid:5;", "given twice");
        wrong("rev:0;", "a number from 1");
    }

    @Test
    void namesWhatItDoesNotKnow() {
        wrong("colour:blue;", "a keyword of the rule language, found `colour`");
        assertThat(refusal("warn tcp any any -> any any (sid:1;)").sentence())
                .contains("an action", "`warn`");
        assertThat(refusal("alert gopher any any -> any any (sid:1;)").sentence())
                .contains("a protocol", "`gopher`");
        assertThat(refusal("alert tcp any any >> any any (sid:1;)").sentence()).contains("`->`");
        assertThat(refusal("alert tcp $NOBODY any -> any any (sid:1;)").sentence())
                .contains("`$NOBODY` is not defined");
        assertThat(refusal("alert tcp any any -> any any").sentence()).contains("`(`");
    }

    @Test
    void asksForTheLanguageOfAVersion() {
        assertThat(with("requires:version >= 7.0.3; content:\"ab\";").blocks()).hasSize(1);
        assertThat(refused("requires:version >= 9;"))
                .isInstanceOfSatisfying(
                        Problem.NotSupported.class,
                        problem -> assertThat(problem.keyword()).isEqualTo("requires"));
        assertThat(refused("requires:version < 8;")).isInstanceOf(Problem.NotSupported.class);
        assertThat(with("requires:version >= 7.0.3 < 8 | >= 8.0.0; dsize:5;").tests()).hasSize(1);
    }

    @Test
    void tellsWhatCosts() {
        for (String options :
                List.of(
                        "pcre:\"/a.*b/\";",
                        "content:\"a\";",
                        "content:!\"abc\";",
                        "byte_test:1,>,2,0;")) {
            Reading reading =
                    new RuleParser(Variables.usual())
                            .read("alert tcp any any -> any any (" + options + " sid:1;)", "f", 1);
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Reading.Active.class,
                            active ->
                                    assertThat(active.problems())
                                            .singleElement()
                                            .isInstanceOf(Problem.Costly.class));
        }
    }

    @Test
    void readsWhatARuleSaysOfItself() {
        Rule.About about =
                with("reference:URL,example.org/a,b; metadata:Created_at 2020_01_02, tag one, tag"
                                + " two; classtype:bad-thing; priority:2; gid:3; rev:4;"
                                + " target:dest_ip;")
                        .about();
        assertThat(about.references()).containsExactly("url,example.org/a,b");
        assertThat(about.metadata())
                .containsEntry("created_at", List.of("2020_01_02"))
                .containsEntry("tag", List.of("one", "two"))
                .containsEntry("target", List.of("dest_ip"));
        assertThat(about.className()).isEqualTo("bad-thing");
        assertThat(about.priority()).isEqualTo(2);
        assertThat(about.generator()).isEqualTo(3);
        assertThat(about.revision()).isEqualTo(4);
    }
}
