package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wolfhound.rules.language.Rule;
import wolfhound.rules.language.RuleParser;
import wolfhound.rules.lists.RuleLists;
import wolfhound.rules.pcre.Expressions;

/// What looks mean, each truth worked out by hand.
class SeekerTest {
    private static final Bounds BOUNDS = new Bounds();
    private static final Seeker SEEKER = new Seeker(BOUNDS, RuleLists.NONE);

    private static long limited() {
        return BOUNDS.counts().getOrDefault(Bound.LOOKS, 0L);
    }

    /// Do the looks of the rule's first block hold in the payload.
    private static boolean finds(String options, String payload) {
        return finds(options, payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean finds(String options, byte[] payload) {
        Rule rule =
                RuleParser.rule("alert tcp any any -> any any (msg:\"m\"; " + options + " sid:1;)");
        CompiledBlock inner =
                rule.blocks().size() > 1
                        ? CompiledBlock.of(rule.blocks().get(1), Expressions.java(), null)
                        : null;
        SEEKER.begin();
        CompiledBlock block = CompiledBlock.of(rule.blocks().getFirst(), Expressions.java(), inner);
        return SEEKER.finds(block, payload, 0, payload.length);
    }

    @Test
    void findsAContentWhereItLies() {
        assertThat(finds("content:\"def\";", "abcdefg")).isTrue();
        assertThat(finds("content:\"dEf\";", "abcdefg")).isFalse();
        assertThat(finds("content:\"dEf\"; nocase;", "abcDeFg")).isTrue();
        assertThat(finds("content:\"longer than that\";", "short")).isFalse();
    }

    @Test
    void countsDepthFromTheOffset() {
        assertThat(finds("content:\"cd\"; offset:2;", "abcd")).isTrue();
        assertThat(finds("content:\"cd\"; offset:3;", "abcd")).isFalse();
        assertThat(finds("content:\"cd\"; offset:1; depth:3;", "abcd")).isTrue();
        assertThat(finds("content:\"cd\"; offset:1; depth:2;", "abcd")).isFalse();
    }

    @Test
    void holdsANegatedContentThatCannotFit() {
        assertThat(finds("content:!\"x\"; offset:10; depth:2;", "abc")).isTrue();
        assertThat(finds("content:!\"b\";", "abc")).isFalse();
        assertThat(finds("content:!\"b\"; depth:1;", "abc")).isTrue();
    }

    @Test
    void startsAndEndsWithAContent() {
        assertThat(finds("content:\"ab\"; startswith;", "abc")).isTrue();
        assertThat(finds("content:\"bc\"; startswith;", "abc")).isFalse();
        assertThat(finds("content:\"bc\"; endswith;", "abcbc")).isTrue();
        assertThat(finds("content:\"ab\"; endswith;", "abc")).isFalse();
    }

    @Test
    void looksFurtherWhereARelativeContentFails() {
        assertThat(finds("content:\"a\"; content:\"b\"; within:1;", "a.a.ab")).isTrue();
        assertThat(finds("content:\"a\"; content:\"b\"; distance:1; within:1;", "aab.a-b"))
                .isTrue();
        assertThat(finds("content:\"a\"; content:\"b\"; within:1;", "a.a.a.b")).isFalse();
        assertThat(
                        finds(
                                "content:\"a\"; content:\"b\"; distance:0; content:\"c\";"
                                        + " within:1;",
                                "ab.b.bc"))
                .isTrue();
    }

    @Test
    void goesBackByANegativeDistance() {
        assertThat(finds("content:\"cd\"; content:\"ab\"; distance:-4; within:2;", "abcd"))
                .isTrue();
        assertThat(finds("content:\"cd\"; content:\"bc\"; distance:-4; within:2;", "abcd"))
                .isFalse();
    }

    @Test
    void refusesANegatedContentNearTheMatch() {
        assertThat(finds("content:\"a\"; content:!\"b\"; within:1;", "ab")).isFalse();
        assertThat(finds("content:\"a\"; content:!\"b\"; within:1;", "abac")).isTrue();
    }

    @Test
    void seeksAnExpressionBehindTheMatch() {
        assertThat(finds("content:\"id=\"; pcre:\"/^[0-9]{3}/R\";", "id=12;id=345")).isTrue();
        assertThat(finds("content:\"id=\"; pcre:\"/^[0-9]{3}/R\";", "id=12")).isFalse();
        assertThat(finds("content:\"id\"; pcre:!\"/x/\";", "id=x")).isFalse();
    }

    @Test
    void comparesBytes() {
        assertThat(finds("content:\"L\"; byte_test:2,>,256,0,relative;", "L\1\1")).isTrue();
        assertThat(finds("content:\"L\"; byte_test:2,>,256,0,relative;", "L\1\0")).isFalse();
        assertThat(finds("content:\"L\"; byte_test:2,=,1,0,relative,little;", "L\1\0")).isTrue();
        assertThat(finds("content:\"L\"; byte_test:2,!=,1,0,relative;", "L\1")).isFalse();
        assertThat(finds("content:\"n\"; byte_test:3,=,120,0,relative,string,dec;", "n120"))
                .isTrue();
    }

    @Test
    void jumpsByWhatItRead() {
        assertThat(
                        finds(
                                "content:\"J\"; byte_jump:1,0,relative; content:\"x\"; within:1;",
                                "J\2..x"))
                .isTrue();
        assertThat(
                        finds(
                                "content:\"J\"; byte_jump:1,0,relative; content:\"x\"; within:1;",
                                "J\1..x"))
                .isFalse();
        assertThat(finds("content:\"J\"; byte_jump:1,0,relative;", "J\2..")).isTrue();
        assertThat(finds("content:\"J\"; byte_jump:1,0,relative;", "J\3..")).isFalse();
    }

    @Test
    void usesWhatItExtracted() {
        String rule =
                "content:\"E\"; byte_extract:1,0,n,relative; content:\"x\"; distance:n; within:1;";
        assertThat(finds(rule, "E\2..x")).isTrue();
        assertThat(finds(rule, "E\1..x")).isFalse();
    }

    @Test
    void tellsWhetherMoreFollows() {
        assertThat(finds("content:\"a\"; isdataat:2,relative;", "abc")).isTrue();
        assertThat(finds("content:\"a\"; isdataat:3,relative;", "abc")).isFalse();
        assertThat(finds("content:\"c\"; isdataat:!1,relative;", "abc")).isTrue();
        assertThat(finds("content:\"a\"; isdataat:2;", "abc")).isTrue();
        assertThat(finds("content:\"a\"; isdataat:3;", "abc")).isFalse();
    }

    @Test
    void letsAContentThatMustNotEndABufferStandElsewhere() {
        String rule = "content:!\"b\"; isdataat:!1,relative;";
        assertThat(finds(rule, "abc")).isTrue();
        assertThat(finds(rule, "aab")).isFalse();
        assertThat(finds("content:!\"x\"; isdataat:!1,relative;", "abc")).isTrue();
    }

    @Test
    void readsAWrittenNumberOfAnyLength() {
        assertThat(finds("byte_test:0,<=,3000,0,string,dec;", "2984")).isTrue();
        assertThat(finds("byte_test:0,<=,3000,0,string,dec;", "114688")).isFalse();
        assertThat(finds("content:\"n\"; byte_test:0,=,12,0,string,dec,relative;", "n12;7"))
                .isTrue();
        assertThat(finds("byte_test:0,<=,3000,0,string,dec;", "none")).isFalse();
        assertThat(finds("content:\"n\"; byte_test:0,>=,0,0,string,dec,relative;", "n")).isFalse();
    }

    @Test
    void looksIntoWhatBase64Hides() {
        String rule = "content:\"v=\"; base64_decode:relative; base64_data; content:\"hello\";";
        assertThat(finds(rule, "v=aGVsbG8=")).isTrue();
        assertThat(finds(rule, "v=aGVsbG8")).isTrue();
        assertThat(finds(rule, "v=aGFsbG8=")).isFalse();
    }

    @Test
    void countsBase64ThatIsTooLongToDecode() {
        String rule = "content:\"v=\"; base64_decode:relative; base64_data; content:\"ABC\";";
        assertThat(finds(rule, "v=" + "QUJD".repeat(16_384))).isTrue();
        assertThat(BOUNDS.counts()).doesNotContainKey(Bound.DECODED);
        assertThat(finds(rule, "v=" + "QUJD".repeat(16_385))).isTrue();
        assertThat(BOUNDS.counts()).containsEntry(Bound.DECODED, 1L);
    }

    @Test
    void givesUpOnABufferOfNearMisses() {
        long before = limited();
        String next = " content:\"a\"; within:400;";
        String rule = "content:\"a\";" + next + next + " content:\"b\"; within:400;";
        assertThat(finds(rule, "a".repeat(500))).isFalse();
        assertThat(limited()).isGreaterThan(before);
    }

    @Test
    void looksNoFurtherWhereTheNextIsSoughtToTheEnd() {
        long before = limited();
        String next = " content:\"a\"; distance:0;";
        String rule = "content:\"a\";" + next + next + " content:\"b\"; distance:0;";
        assertThat(finds(rule, "a".repeat(5_000))).isFalse();
        assertThat(finds(rule, "a".repeat(5_000) + "b")).isTrue();
        assertThat(limited()).isEqualTo(before);
    }

    @Test
    void findsAChainThatAnExpressionFinds() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            var rule = new StringBuilder("content:\"a\";");
            var expression = new StringBuilder("(?s).*a");
            for (int i = random.nextInt(4); i >= 0; i--) {
                String pattern = letters(random, 1 + random.nextInt(2));
                int distance = random.nextInt(3);
                int room = random.nextInt(4);
                boolean bounded = random.nextBoolean();
                rule.append(" content:\"%s\"; distance:%d;".formatted(pattern, distance));
                rule.append(bounded ? " within:%d;".formatted(pattern.length() + room) : "");
                String most = bounded ? String.valueOf(distance + room) : "";
                expression.append(".{%d,%s}%s".formatted(distance, most, pattern));
            }
            String payload = letters(random, random.nextInt(16));
            assertThat(finds(rule.toString(), payload))
                    .as("%s in %s", rule, payload)
                    .isEqualTo(Pattern.compile(expression.toString()).matcher(payload).lookingAt());
        }
    }

    @Test
    void findsWhatANaiveSearchFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String payload = letters(random, random.nextInt(12));
            String pattern = letters(random, 1 + random.nextInt(3));
            int offset = random.nextInt(6);
            int depth = pattern.length() + random.nextInt(6);
            boolean nocase = random.nextBoolean();
            String rule =
                    "content:\"%s\"; offset:%d; depth:%d;%s"
                            .formatted(pattern, offset, depth, nocase ? " nocase;" : "");
            assertThat(finds(rule, payload))
                    .as("%s in %s", rule, payload)
                    .isEqualTo(naive(pattern, payload, offset, depth, nocase));
        }
    }

    private static boolean naive(
            String pattern, String payload, int offset, int depth, boolean nocase) {
        if (offset > payload.length()) {
            return false;
        }
        String part = payload.substring(offset, Math.min(payload.length(), offset + depth));
        return nocase
                ? part.toLowerCase(java.util.Locale.ROOT)
                        .contains(pattern.toLowerCase(java.util.Locale.ROOT))
                : part.contains(pattern);
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append("aAbB".charAt(random.nextInt(4)));
        }
        return letters.toString();
    }
}
