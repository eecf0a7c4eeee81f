package wolfhound.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.rules.language.RuleParser.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.rules.language.Rule.Action;
import wolfhound.rules.language.Rule.Arrow;

class RuleParserTest {
    static Rule with(String options) {
        return rule("alert tcp any any -> any any (msg:\"m\"; " + options + " sid:1;)");
    }

    static Rule http(String options) {
        return rule("alert http any any -> any any (msg:\"m\"; " + options + " sid:1;)");
    }

    static Problem refused(String options) {
        return refusal("alert tcp any any -> any any (msg:\"m\"; " + options + " sid:1;)");
    }

    static Problem refusal(String text) {
        Reading reading = new RuleParser(Variables.usual()).read(text, "own.rules", 7);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problem();
    }

    static Look only(Rule rule) {
        assertThat(rule.blocks()).hasSize(1);
        assertThat(rule.blocks().getFirst().looks()).hasSize(1);
        return rule.blocks().getFirst().looks().getFirst();
    }

    static String text(byte[] pattern) {
        return new String(pattern, StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsTheHeader() {
        Rule rule =
                rule(
                        "drop http [$HOME_NET, !10.1.1.1] any <> $EXTERNAL_NET [80,8000:8080]"
                                + " (msg:\"two sides\"; sid:4; rev:2;)");
        assertThat(rule.action()).isEqualTo(Action.DROP);
        assertThat(rule.protocol()).isEqualTo("http");
        assertThat(rule.source()).isEqualTo(new Rule.End("[$HOME_NET, !10.1.1.1]", "any"));
        assertThat(rule.arrow()).isEqualTo(Arrow.EITHER);
        assertThat(rule.target()).isEqualTo(new Rule.End("$EXTERNAL_NET", "[80,8000:8080]"));
        assertThat(rule.about().message()).isEqualTo("two sides");
        assertThat(rule.about().id()).isEqualTo(4);
        assertThat(rule.about().revision()).isEqualTo(2);
    }

    @Test
    void readsEscapesAndHexadecimalBytes() {
        Look.Content content = (Look.Content) only(with("content:\"a\\;b\\\"c\\\\|0d 0A|d\";"));
        assertThat(text(content.pattern())).isEqualTo("a;b\"c\\\r\nd");
    }

    @Test
    void keepsTheBytesOfOtherScripts() {
        Look.Content content = (Look.Content) only(with("content:\"grün\";"));
        assertThat(content.pattern()).isEqualTo("grün".getBytes(StandardCharsets.UTF_8));
        assertThat(rule("alert ip any any -> any any (msg:\"grün\"; sid:1;)").about().message())
                .isEqualTo("grün");
    }

    @Test
    void movesAContentIntoTheBufferNamedBehindIt() {
        Rule rule =
                http(
                        "content:\"GET\"; http_method; content:\"/a\"; http_uri;"
                                + " content:\"b\"; http_uri; distance:2;");
        assertThat(rule.blocks())
                .extracting(Rule.Block::buffer)
                .containsExactly(Buffer.HTTP_METHOD, Buffer.HTTP_URI);
        assertThat(rule.blocks().get(1).looks()).hasSize(2);
    }

    @Test
    void opensABlockForEachStatementOfABufferThatOccursSeveralTimes() {
        Rule rule =
                rule(
                        "alert dns any any -> any any (dns.query; content:\"aa\"; dns.query;"
                                + " content:\"bb\"; sid:1;)");
        assertThat(rule.blocks()).hasSize(2);
        assertThat(
                        http("http.uri; content:\"aa\"; http.method; content:\"GET\";"
                                        + " http.uri; content:\"bb\";")
                                .blocks())
                .hasSize(2);
    }

    @Test
    void tellsWhereARuleIsWrong() {
        Problem problem = refused("content:\"abc\"; depth:2;");
        assertThat(problem).isInstanceOf(Problem.Wrong.class);
        assertThat(problem.place()).hasToString("own.rules:7");
        assertThat(problem.column()).isEqualTo(61);
        assertThat(problem.sentence())
                .isEqualTo("expected `depth` to be at least 3, as long as its content is, found 2");
    }

    @Test
    void tellsTheLineOfAContinuedRule() {
        Problem problem =
                refusal("alert tcp any any -> any any ( \\\n  msg:\"m\"; \\\n  depth:4; sid:1;)");
        assertThat(problem.place().line()).isEqualTo(9);
        assertThat(problem.column()).isEqualTo(3);
    }

    @Test
    void countsADisabledRuleAndACommentApart() {
        assertThat(
                        new RuleParser(Variables.usual())
                                .read("# alert tcp any any -> any any (sid:1;)", "f", 1))
                .isInstanceOf(Reading.Disabled.class);
        assertThat(new RuleParser(Variables.usual()).read("# alert the neighbours", "f", 1))
                .isInstanceOf(Reading.Nothing.class);
        assertThat(new RuleParser(Variables.usual()).read("  ", "f", 1))
                .isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void namesTheKeywordThatIsNotSupported() {
        assertThat(refused("lua:my.lua;"))
                .isInstanceOfSatisfying(
                        Problem.NotSupported.class,
                        problem -> assertThat(problem.keyword()).isEqualTo("lua"));
    }

    @Test
    void loadsARuleWhoseOutputIsLeftOut() {
        Reading reading =
                new RuleParser(Variables.usual())
                        .read(
                                "alert tcp any any -> any any (content:\"abc\"; tag:session; sid:1;)",
                                "f",
                                1);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Active.class,
                        active ->
                                assertThat(active.problems())
                                        .singleElement()
                                        .isInstanceOf(Problem.NotSupported.class));
    }

    @Test
    void readsAnExpressionWithItsFlags() {
        Rule rule = http("pcre:!\"/a\\/b[0-9]{2}\\;/Ui\";");
        assertThat(rule.blocks().getFirst().buffer()).isEqualTo(Buffer.HTTP_URI);
        assertThat(only(rule))
                .isEqualTo(new Look.Pcre("a\\/b[0-9]{2}\\;", true, "i", false, List.of()));
    }
}
