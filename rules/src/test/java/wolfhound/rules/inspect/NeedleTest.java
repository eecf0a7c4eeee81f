package wolfhound.rules.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Where bytes lie in others, against a search by strings.
class NeedleTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Of few kinds, those among them that differ by one bit or by their top bit.
    private static String some(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aAbB\0\1\u0080\u0081\u00e1@`".charAt(random.nextInt(11)));
        }
        return text.toString();
    }

    private static String lower(String text) {
        var lower = new StringBuilder();
        text.chars().forEach(c -> lower.append(c < 0x80 ? letter(c) : String.valueOf((char) c)));
        return lower.toString();
    }

    private static String letter(int c) {
        return String.valueOf((char) c).toLowerCase(Locale.ROOT);
    }

    @Test
    void findsWhatASearchByStringsFinds() {
        Random random = new Random(5);
        for (int round = 0; round < 50_000; round++) {
            String text = some(random, random.nextInt(60));
            String pattern = some(random, 1 + random.nextInt(4));
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            boolean nocase = random.nextBoolean();
            String within = text.substring(0, to);
            int expected =
                    nocase
                            ? lower(within).indexOf(lower(pattern), from)
                            : within.indexOf(pattern, from);
            assertThat(new Needle(bytes(pattern), nocase).find(bytes(text), from, to))
                    .as("%s in %s from %d, nocase %b", pattern, within, from, nocase)
                    .isEqualTo(expected);
        }
    }

    @Test
    void findsNothingAnywhere() {
        assertThat(new Needle(new byte[0], false).find(bytes("abc"), 1, 3)).isEqualTo(1);
        assertThat(new Needle(bytes("abc"), false).find(new byte[0], 0, 0)).isEqualTo(-1);
    }
}
