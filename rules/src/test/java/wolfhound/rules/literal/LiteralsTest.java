package wolfhound.rules.literal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every set of literals finds, whichever engine seeks.
class LiteralsTest {
    private static final List<Literal> FEW =
            List.of(exact("Host"), nocase("user-agent: "), exact("\0"), exact("ab"), nocase("xyz"));

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void findsEachLiteralOnce(LiteralEngine engine) {
        assertThat(found(engine, FEW, "Host Host ab")).containsExactly(0, 3);
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void mindsCaseUnlessTold(LiteralEngine engine) {
        assertThat(found(engine, FEW, "HOST User-Agent: XyZ AB")).containsExactly(1, 4);
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void foldsLettersOnly(LiteralEngine engine) {
        assertThat(found(engine, List.of(nocase("a[b]@")), "A{B}`", "A[B]@")).containsExactly(0);
        assertThat(found(engine, List.of(nocase("a[b]@")), "A{B}`")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void looksNowhereButIntoTheRange(LiteralEngine engine) {
        byte[] bytes = "xxHostxx".getBytes(ISO_8859_1);
        Literals literals = engine.build(FEW);
        Hits hits = new Hits();
        for (int from = 0; from <= bytes.length; from++) {
            for (int to = from; to <= bytes.length; to++) {
                literals.scan(bytes, from, to, hits);
                assertThat(hits.count()).isEqualTo(from <= 2 && to >= 6 ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void forgetsTheScanBefore(LiteralEngine engine) {
        Literals literals = engine.build(FEW);
        Hits hits = new Hits();
        literals.scan("Host".getBytes(ISO_8859_1), 0, 4, hits);
        literals.scan("ab".getBytes(ISO_8859_1), 0, 2, hits);
        assertThat(hits.count()).isEqualTo(1);
        assertThat(hits.id(0)).isEqualTo(3);
        assertThat(hits.contains(0)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void tellsDoublesEach(LiteralEngine engine) {
        assertThat(found(engine, List.of(exact("same"), nocase("SAME"), exact("same")), "same"))
                .containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void findsNothingInNothingAndWithNothing(LiteralEngine engine) {
        assertThat(found(engine, FEW, "")).isEmpty();
        assertThat(found(engine, List.of(), "Host")).isEmpty();
    }

    @Test
    void refusesTheEmptyLiteral() {
        assertThatThrownBy(() -> exact("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void findsWhatASimpleSearchFinds(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        var random = new Random(seed);
        List<Literal> literals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            literals.add(new Literal(bytes(random, 1 + random.nextInt(9)), random.nextInt(3) == 0));
        }
        Hits hits = new Hits();
        List<Literals> sets = Engines.all().stream().map(each -> each.build(literals)).toList();
        for (int round = 0; round < 10; round++) {
            byte[] input = bytes(random, random.nextInt(200));
            int from = random.nextInt(input.length + 1);
            int to = from + random.nextInt(input.length - from + 1);
            for (Literals set : sets) {
                set.scan(input, from, to, hits);
                assertThat(ids(hits)).isEqualTo(simply(literals, input, from, to));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void findsAtEveryPlaceOfALongRange(LiteralEngine engine) {
        Literals literals = engine.build(List.of(exact("boundary of a block"), exact("absent")));
        Hits hits = new Hits();
        byte[] bytes = new byte[200_000];
        byte[] sought = "boundary of a block".getBytes(ISO_8859_1);
        for (int at = 65_500; at < 65_560; at++) {
            System.arraycopy(sought, 0, bytes, at, sought.length);
            literals.scan(bytes, 0, bytes.length, hits);
            assertThat(ids(hits)).containsExactly(0);
            literals.scan(bytes, at + 1, bytes.length, hits);
            assertThat(hits.count()).isZero();
            bytes[at] = 0;
        }
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void findsLiteralsLongerThanABlock(LiteralEngine engine) {
        byte[] sought = new byte[70_000];
        new Random(1).nextBytes(sought);
        byte[] bytes = new byte[150_000];
        System.arraycopy(sought, 0, bytes, 100, sought.length);
        Hits hits = new Hits();
        engine.build(List.of(new Literal(sought, false))).scan(bytes, 0, bytes.length, hits);
        assertThat(hits.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("wolfhound.rules.literal.Engines#all")
    void servesManyThreadsAndManySetsAtOnce(LiteralEngine engine) {
        List<Literals> sets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sets.add(engine.build(FEW.subList(i % FEW.size(), FEW.size())));
        }
        byte[] bytes = "Host ab user-agent: \0 xyz".getBytes(ISO_8859_1);
        var own = ThreadLocal.withInitial(Hits::new);
        IntStream.range(0, 20_000)
                .parallel()
                .forEach(i -> {
                    Hits hits = own.get();
                    Literals set = sets.get(i % sets.size());
                    set.scan(bytes, 0, bytes.length, hits);
                    assertThat(hits.count()).isEqualTo(set.size());
                });
    }

    /// Few different bytes, so that literals occur; among them those that folding confuses.
    static byte[] bytes(Random random, int length) {
        String alphabet = "abABzZ@`[{\0 \u00c1\u00e1";
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return bytes;
    }

    static TreeSet<Integer> simply(List<Literal> literals, byte[] input, int from, int to) {
        var found = new TreeSet<Integer>();
        for (int id = 0; id < literals.size(); id++) {
            Literal literal = literals.get(id);
            byte[] sought = literal.bytes();
            for (int at = from; at + sought.length <= to; at++) {
                boolean same = true;
                for (int i = 0; i < sought.length && same; i++) {
                    same =
                            literal.nocase()
                                    ? lower(sought[i]) == lower(input[at + i])
                                    : sought[i] == input[at + i];
                }
                if (same) {
                    found.add(id);
                    break;
                }
            }
        }
        return found;
    }

    static TreeSet<Integer> ids(Hits hits) {
        var ids = new TreeSet<Integer>();
        for (int i = 0; i < hits.count(); i++) {
            assertThat(ids.add(hits.id(i))).as("told once").isTrue();
        }
        return ids;
    }

    private static int lower(byte each) {
        return each >= 'A' && each <= 'Z' ? each + 32 : each;
    }

    private static TreeSet<Integer> found(
            LiteralEngine engine, List<Literal> literals, String... inputs) {
        var all = new TreeSet<Integer>();
        Hits hits = new Hits();
        for (String input : inputs) {
            byte[] bytes = input.getBytes(ISO_8859_1);
            engine.build(literals).scan(bytes, 0, bytes.length, hits);
            all.addAll(ids(hits));
        }
        return all;
    }

    private static Literal exact(String text) {
        return new Literal(text.getBytes(ISO_8859_1), false);
    }

    private static Literal nocase(String text) {
        return new Literal(text.getBytes(ISO_8859_1), true);
    }
}
