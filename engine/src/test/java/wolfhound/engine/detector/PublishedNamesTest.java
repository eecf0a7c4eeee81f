package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.engine.Story;
import wolfhound.model.NameLookup.Outcome;
import wolfhound.model.Transport;

class PublishedNamesTest {
    private static List<String> of(String family, LocalDate date) {
        List<String> names = new ArrayList<>();
        NameGenerators.all().stream()
                .filter(generator -> generator.family().equals(family))
                .forEach(generator -> generator.names().accept(date, names::add));
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "cryptolocker, udjdidbjnmptvm.com",
        "gameover, 10aoe5prbtx6x100q1wv1oo6ilh.com",
        "locky, gwarevqxbaumrugh.info",
        "murofet, xeyljpaehulcicgauxckjhe.ru",
        "necurs, ovrndalfqlfeicwimye.bz",
        "qakbot, ysjtkihfnguporhclzzfgvbm.net",
        "tinba, gllcsbqrbfch.com"
    })
    void makesWhatAnIndependentWritingMakes(String family, String first) {
        assertThat(of(family, LocalDate.of(2015, 3, 9))).contains(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-02-28", "2015-12-31", "2016-02-29", "2017-07-01", "2024-05-20"})
    void makesTheSameNamesOnEveryDayOfItsPeriod(LocalDate day) {
        for (NameGenerators generator : NameGenerators.all()) {
            List<String> made = of(generator.family(), day);

            assertThat(made).allMatch(generator::fits, "fits " + generator.family());
            assertThat(of(generator.family(), generator.period().apply(day)))
                    .as(generator.family())
                    .isEqualTo(made);
            assertThat(generator.of(day)).containsExactlyInAnyOrderElementsOf(Set.copyOf(made));
        }
    }

    @Test
    void digestsAsTheStandardSays() {
        assertThat(HexFormat.of().formatHex(Md5.of("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test
    void convictsWhoAsksForTheNamesOfTheDay() {
        Story story = Story.with(new PublishedNames());
        LocalDate today =
                LocalDate.ofInstant(
                        story.seen(Transport.UDP, "10.0.0.1", 53, true).at(), ZoneOffset.UTC);
        for (String name : of("cryptolocker", today).subList(100, 106)) {
            story.looksUp(name, "A", Outcome.NO_SUCH_NAME).after(1);
        }
        assertThat(story.signs()).containsExactly("published-generator");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void clearsAResolverThatIsAskedForThem() {
        Story story = Story.with(new PublishedNames());
        LocalDate today =
                LocalDate.ofInstant(
                        story.seen(Transport.UDP, "10.0.0.1", 53, true).at(), ZoneOffset.UTC);
        for (String name : of("cryptolocker", today).subList(100, 106)) {
            story.other("10.0.0.77").asks("10.0.0.7", name, "A", Outcome.NO_SUCH_NAME);
            story.laptop().looksUp(name, "A", Outcome.NO_SUCH_NAME).after(1);
        }
        assertThat(story.laptop().signs()).containsExactly("published-generator-passed-on");
        assertThat(story.laptop().ends()).isEqualTo("clear");
    }

    @Test
    void letsYesterweeksNamesBe() {
        Story story = Story.with(new PublishedNames());
        for (String name : of("cryptolocker", LocalDate.of(2001, 5, 4)).subList(0, 40)) {
            story.looksUp(name, "A", Outcome.NO_SUCH_NAME).after(1);
        }
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void letsOtherStrangeNamesBe() {
        Random random = new Random(3);
        Story story = Story.with(new PublishedNames());
        for (int i = 0; i < 200; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                name.append((char) ('a' + random.nextInt(25)));
            }
            story.looksUp(name + ".com", "A", Outcome.NO_SUCH_NAME);
        }
        assertThat(story.signs()).isEmpty();
    }
}
