package wolfhound.rules.pcre;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What an expression means, whichever engine seeks it.
class PcreTest {
    static Stream<Expressions> engines() {
        return Engines.all().stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                // expression ¦ options ¦ subject ¦ found
                "b+ ¦ `` ¦ abbc ¦ 1-3",
                "B+ ¦ i ¦ abbc ¦ 1-3",
                "B+ ¦ `` ¦ abbc ¦ no match",
                "(a)|(b) ¦ `` ¦ xb ¦ 1-2 1:none 2:1-2",
                "a.c ¦ `` ¦ `a\nc` ¦ no match",
                "a.c ¦ s ¦ `a\nc` ¦ 0-3",
                "a.c ¦ `` ¦ `a\rc` ¦ 0-3",
                "^b ¦ `` ¦ `a\nb` ¦ no match",
                "^b ¦ m ¦ `a\nb` ¦ 2-3",
                "^$ ¦ m ¦ `` ¦ 0-0",
                "b^ ¦ m ¦ `b\n` ¦ no match",
                "a$ ¦ `` ¦ `a\n` ¦ 0-1",
                "a$ ¦ E ¦ `a\n` ¦ no match",
                "a$ ¦ m ¦ `a\nb` ¦ 0-1",
                "a\\Z ¦ `` ¦ `a\n` ¦ 0-1",
                "a\\z ¦ `` ¦ `a\n` ¦ no match",
                "a b # c ¦ x ¦ ab ¦ 0-2",
                "a b[ ] + ¦ x ¦ `ab  ` ¦ 0-4",
                "^a* +a ¦ x ¦ aaa ¦ no match",
                "^a*(?#lazy)? ¦ `` ¦ aaa ¦ 0-0",
                "b ¦ A ¦ ab ¦ no match",
                "a|b ¦ A ¦ ba ¦ 0-1",
                "a+ ¦ G ¦ aaa ¦ 0-1",
                "a+? ¦ G ¦ aaa ¦ 0-3",
                "(?U)a+ ¦ `` ¦ aaa ¦ 0-1",
                "a++a ¦ `` ¦ aaa ¦ no match",
                "(?>a+)a ¦ `` ¦ aaa ¦ no match",
                "(?P<n>a)(?P=n) ¦ `` ¦ baa ¦ 1-3 1:1-2",
                "(?<n>a)\\k<n> ¦ `` ¦ baa ¦ 1-3 1:1-2",
                "(?'n'a)\\k{n}\\g{n}\\g1\\g{-1} ¦ `` ¦ aaaaa ¦ 0-5 1:0-1",
                "(a)\\1 ¦ i ¦ aA ¦ 0-2 1:0-1",
                "\\Qa.b\\E+ ¦ `` ¦ a.bb ¦ 0-4",
                "[\\Q^]\\E]+ ¦ `` ¦ a^]^ ¦ 1-4",
                "\\x41\\x{42}\\103\\o{104} ¦ `` ¦ ABCD ¦ 0-4",
                "\\xff ¦ `` ¦ ÿ ¦ 0-1",
                "\\xe4 ¦ i ¦ Ä ¦ no match",
                "\\w+ ¦ `` ¦ äab_9ß ¦ 1-5",
                "\\h+ ¦ `` ¦ `a\t \u00a0b` ¦ 1-4",
                "\\v+ ¦ `` ¦ `a\n\u000b\u0085b` ¦ 1-4",
                "\\s+ ¦ `` ¦ `a\u000b\u00a0` ¦ 1-2",
                "\\R+ ¦ `` ¦ `a\r\n\rb` ¦ 1-4",
                "\\N+ ¦ s ¦ `ab\n` ¦ 0-2",
                "[[:alpha:]]+ ¦ `` ¦ 1ab_ ¦ 1-3",
                "[[:^alpha:]x]+ ¦ `` ¦ a1x_b ¦ 1-4",
                "[[:upper:]]+ ¦ i ¦ 1ab ¦ 1-3",
                "[^[:punct:]\\d]+ ¦ `` ¦ 1,ab. ¦ 2-4",
                "[]a]+ ¦ `` ¦ a]b ¦ 0-2",
                "[^]a]+ ¦ `` ¦ a]bc ¦ 2-4",
                "[a-c\\]-]+ ¦ `` ¦ xb-]c ¦ 1-5",
                "[\\x00-\\x1f]+ ¦ `` ¦ `a\u0001\u001fb` ¦ 1-3",
                "[^a]+ ¦ i ¦ Aab ¦ 2-3",
                "[\\b]+ ¦ `` ¦ `a\b` ¦ 1-2",
                "\\bab\\B ¦ `` ¦ `ab abc` ¦ 3-5",
                "a{2,3}+a ¦ `` ¦ aaa ¦ no match",
                "a{,2} ¦ `` ¦ aa{,2} ¦ 1-6",
                "x{a} ¦ `` ¦ x{a} ¦ 0-4",
                "(?i)a(?-i)b ¦ `` ¦ Ab ¦ 0-2",
                "(?i:a)b ¦ `` ¦ AB ¦ no match",
                "(?i-s:a.)b ¦ s ¦ `A\nb` ¦ no match",
                "a(?i)b|c ¦ `` ¦ C ¦ 0-1",
                "(a(?i)b)c ¦ `` ¦ aBC ¦ no match",
                "(?<=ab)c ¦ `` ¦ abc ¦ 2-3",
                "(?<!a)b ¦ `` ¦ abb ¦ 2-3",
                "a(?!b). ¦ `` ¦ abac ¦ 2-4",
                "a(?=b) ¦ `` ¦ aab ¦ 1-2",
                "a(?#note)b ¦ `` ¦ ab ¦ 0-2",
                "(?:a|ab)(?:c|bcd)$ ¦ `` ¦ abcd ¦ 0-4",
                "(a*)* ¦ `` ¦ b ¦ 0-0 1:0-0",
                "\\/\\-\\: ¦ `` ¦ /-: ¦ 0-3",
                "\\cA ¦ `` ¦ `\u0001` ¦ 0-1",
                // wrong
                "( ¦ `` ¦ a ¦ refused",
                "a) ¦ `` ¦ a ¦ refused",
                "[a ¦ `` ¦ a ¦ refused",
                "a{2}{2} ¦ `` ¦ aaaaa ¦ refused",
                "\\b+ ¦ `` ¦ a ¦ refused",
                "*a ¦ `` ¦ a ¦ refused",
                "a{3,2} ¦ `` ¦ a ¦ refused",
                "[b-a] ¦ `` ¦ a ¦ refused",
                "[[:nonsense:]] ¦ `` ¦ a ¦ refused",
                "(a)\\2 ¦ `` ¦ a ¦ refused",
                "\\x{100} ¦ `` ¦ a ¦ refused",
                "a\\ ¦ `` ¦ a ¦ refused",
            })
    void meansTheSameToBothEngines(
            String expression, String options, String subject, String expected) {
        for (Expressions engine : Engines.all()) {
            String given = subject == null ? "" : subject;
            assertThat(Engines.find(engine, expression, options == null ? "" : options, given))
                    .as(engine.name())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void seesTheRangeAsTheWholeSubject(Expressions engine) {
        byte[] bytes = "xxabcxx".getBytes(ISO_8859_1);
        assertThat(Engines.find(engine, "^abc$", "", bytes, 2, 5, 2)).isEqualTo("2-5");
        assertThat(Engines.find(engine, "(?<=x)a", "", bytes, 2, 5, 2)).isEqualTo("no match");
        assertThat(Engines.find(engine, "(?<=b)c", "", bytes, 2, 5, 4)).isEqualTo("4-5");
        assertThat(Engines.find(engine, "^b", "", bytes, 2, 5, 3)).isEqualTo("no match");
        assertThat(Engines.find(engine, "b", "A", bytes, 2, 5, 3)).isEqualTo("3-4");
        assertThat(Engines.find(engine, "\\Gb", "", bytes, 2, 5, 3)).isEqualTo("3-4");
        assertThat(Engines.find(engine, "$", "", bytes, 2, 5, 5)).isEqualTo("5-5");
        assertThat(Engines.find(engine, "x", "", bytes, 2, 5, 6)).isEqualTo("no match");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void givesUpACatastropheAndCountsIt(Expressions engine) throws NotAnExpression {
        byte[] bytes = "a".repeat(4000).getBytes(ISO_8859_1);
        Groups groups = new Groups();
        for (String each :
                List.of("(a+)+$b", "(a|aa)+b?c", "(.*)*x(.*)*y", "^(([a-z])+.)+[A-Z]$")) {
            Pcre pcre = engine.compile(each, "", false);
            long before = groups.limited();
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(pcre.find(bytes, 0, bytes.length, 0, groups)).isFalse());
            assertThat(groups.limited()).as(each).isBetween(before, before + 1);
        }
        assertThat(groups.limited()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void seeksOnAfterItGaveUp(Expressions engine) throws NotAnExpression {
        byte[] bytes = ("a".repeat(4000) + "c").getBytes(ISO_8859_1);
        Groups groups = new Groups();
        Pcre hopeless = engine.compile("(a+)+b", "", false);
        Pcre simple = engine.compile("c", "", false);
        hopeless.find(bytes, 0, bytes.length, 0, groups);
        assertThat(simple.find(bytes, 0, bytes.length, 0, groups)).isTrue();
        assertThat(groups.start(0)).isEqualTo(4000);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void tellsNoGroupsWhereNobodyAsked(Expressions engine) throws NotAnExpression {
        Groups groups = new Groups();
        Pcre pcre = engine.compile("(a)(?<n>b)\\1", "", false);
        assertThat(pcre.groups()).isZero();
        assertThat(pcre.find("aba".getBytes(ISO_8859_1), 0, 3, 0, groups)).isTrue();
        assertThat(groups.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void tellsManyGroups(Expressions engine) throws NotAnExpression {
        Groups groups = new Groups();
        Pcre pcre = engine.compile("(a)".repeat(31), "", true);
        byte[] bytes = new byte[31];
        Arrays.fill(bytes, (byte) 'a');
        assertThat(pcre.find(bytes, 0, 31, 0, groups)).isTrue();
        assertThat(groups.count()).isEqualTo(32);
        assertThat(groups.end(31)).isEqualTo(31);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void findsNothingInAnEmptyRangeBeyondItsStart(Expressions engine) throws NotAnExpression {
        Groups groups = new Groups();
        assertThat(engine.compile("", "", false).find(new byte[0], 0, 0, 0, groups)).isTrue();
        assertThat(engine.compile("a", "", false).find(new byte[0], 0, 0, 0, groups)).isFalse();
        assertThat(engine.compile("", "", false).find(new byte[0], 0, 0, 1, groups)).isFalse();
    }

    @Test
    void reportsWhatIsBeyondJava() {
        for (String each : List.of("(?R)", "a\\Kb", "(?(1)a|b)", "(*ANY)a", "(?|a|b)", "\\p{L}")) {
            assertThatThrownBy(() -> Expressions.java().compile(each, "", false))
                    .isInstanceOfSatisfying(
                            NotAnExpression.class, it -> assertThat(it.isWrong()).isFalse())
                    .hasMessageContaining("not supported");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void namesThePlaceOfAMistake(Expressions engine) {
        assertThatThrownBy(() -> engine.compile("ab[c-a]", "", false))
                .isInstanceOfSatisfying(
                        NotAnExpression.class,
                        it -> {
                            assertThat(it.isWrong()).isTrue();
                            assertThat(it.at()).isBetween(3, 7);
                        });
    }
}
