package wolfhound.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.model.Verdict;
import wolfhound.model.Weight;

class VerdictTableTest {
    @Test
    void listsTheWorstFirstWithItsReasonsAndItsAlibis() {
        assertThat(table(Sample.verdicts(), 100, false, false))
                .containsSubsequence(
                        "INFECTED  10.1.4.101 DESKTOP-4F2",
                        "550 : 1",
                        "17:02:11",
                        "2.6 s",
                        "+ It spoke a remote-control dialect",
                        "(+33)",
                        "+ It fetched invoice.exe",
                        "− Mail gateways talk to many servers (mail-gateway)",
                        "SUSPECT   10.1.4.20",
                        "EXPOSED   fd00::17",
                        "CLEAR     10.1.4.1 dns",
                        "− It resolves for others (resolver)");
    }

    @Test
    void namesClearHostsByTheirNumberUnlessAskedForAll() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            verdicts.add(Sample.clear("10.0.0." + i));
        }

        assertThat(table(verdicts, 100, false, false))
                .contains(
                        "30 hosts: nothing, or too little, counts against them (--all lists them).")
                .doesNotContain("10.0.0.7");
        assertThat(table(verdicts, 100, false, true)).contains("10.0.0.7 ");
    }

    @Test
    void showsTheWorstOfALargeNetworkAndCountsTheOthers() {
        List<Verdict> verdicts = new ArrayList<>(Sample.verdicts());
        for (int i = 0; i < 300; i++) {
            String address = "10.2." + i / 200 + "." + (i % 200 + 1);
            verdicts.add(Sample.suspect(address, "pc-" + i, "It asked page " + i + " all day"));
        }

        String table = table(verdicts, 100, false, false);
        assertThat(table).contains("SUSPECT   296 other hosts (--all lists them).");
        assertThat(table.lines()).hasSizeLessThan(60);
        assertThat(table(verdicts, 100, false, true)).contains("pc-299").doesNotContain("--all");
    }

    @Test
    void tellsReasonsThatHostsShareOnce() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            verdicts.add(Sample.suspect("10.0.0." + i, "pc-" + i, "It asked the same page"));
        }

        String table = table(verdicts, 100, false, false);
        assertThat(table)
                .containsOnlyOnce("It asked the same page")
                .containsSubsequence(
                        "10.0.0.1 pc-1",
                        "10.0.0.4 pc-4",
                        "and 5 more hosts, all of them:",
                        "+ It asked");
        assertThat(table(verdicts, 100, false, true)).contains("10.0.0.9 pc-9");
    }

    @Test
    void cutsAReasonThatFillsTheScreenAndTellsItWholeInTheStory() {
        Verdict wordy = Sample.suspect("10.0.0.1", "pc", "It said ".repeat(90) + "so");
        assertThat(table(List.of(wordy), 100, false, false)).contains("…").doesNotContain("so (");
    }

    /// A letter of East Asia takes two columns of a terminal, a mark on a letter none, and neither
    /// may be parted.
    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(Screen.columns("会社のPC")).isEqualTo(8);
        assertThat(Screen.columns("e\u0301")).isEqualTo(1);
        assertThat(Screen.columns("🐺")).isEqualTo(2);
        assertThat(Screen.fit("会社のPC", 6)).isEqualTo("会社… ");
        assertThat(Screen.fold("🐺🐺🐺 会社の", 5)).containsExactly("🐺🐺", "🐺", "会社", "の");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 140})
    void staysWithinTheWidth(int width) {
        assertThat(table(Sample.verdicts(), width, false, true).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void paintsOnlyWhereColourIsWanted() {
        assertThat(table(Sample.verdicts(), 100, false, true)).doesNotContain("\u001b");
        assertThat(table(Sample.verdicts(), 100, true, true)).contains("\u001b[1;31mINFECTED");
    }

    /// A host may call itself what would clear the screen or turn the line around.
    @Test
    void letsNoNameSteerTheTerminal() {
        assertThat(table(Sample.verdicts(), 140, false, true))
                .doesNotContain("\u001b", "\u202e", "\u0000")
                .contains("alert(1)");
    }

    @Test
    void saysWhatWasReadAndWhatWasNot() {
        assertThat(table(Sample.verdicts(), 140, false, false))
                .contains("Read 12,362 packets, 8.1 MB, 312 conversations")
                .contains("cut.pcap: ends in a packet")
                .contains("conversations forgotten early 3");
    }

    @Test
    void saysOddsAsFarAsTheWeightsKnowThem() {
        assertThat(Words.odds(new Weight(20))).isEqualTo("100 : 1");
        assertThat(Words.odds(new Weight(-40))).isEqualTo("1 : 10,000");
        assertThat(Words.odds(new Weight(27.4))).isEqualTo("550 : 1");
        assertThat(Words.odds(new Weight(0))).isEqualTo("1 : 1");
        assertThat(Words.odds(new Weight(93))).isEqualTo(">1,000,000 : 1");
    }

    @Test
    void tellsTheWholeCaseAsAStory() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CaseStory(screen(bytes, 80, false), false).tell(Sample.infected());

        String story = bytes.toString(StandardCharsets.UTF_8);
        assertThat(story)
                .containsSubsequence(
                        "INFECTED",
                        "Time line",
                        "delivery",
                        "callback",
                        "decided",
                        "What was seen",
                        "17:02:11.301 ● It received malware",
                        "» GET /invoice.exe",
                        "17:02:13.870 ▲ The evidence suffices",
                        "17:17:11.301 ● It sent spam",
                        "− mail-gateway takes 12",
                        "The sum",
                        "−40  before anything was seen",
                        "+25  delivery: 25, the most that this sort may count",
                        "+33  template: 33",
                        "+18  effect: 18",
                        "+27.4  odds of 550 : 1",
                        "What would change this",
                        "What to block",
                        "What to clean");
        assertThat(story.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
        assertThat(story).doesNotContain("\u001b", "\u0000");
    }

    @Test
    void tellsOfAClearedHostHowItLookedAndWhyItWasLetGo() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CaseStory(screen(bytes, 200, false), false).tell(Sample.explained());

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "is clear: it looked as if it called home, which has an innocent"
                                + " explanation (It resolves for others).",
                        "It looked as if it called home:",
                        "− resolver takes 15")
                .doesNotContain("It called home");
    }

    private static String table(
            List<Verdict> verdicts, int width, boolean colour, boolean everyone) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = screen(bytes, width, colour);
        try (VerdictTable table = new VerdictTable(screen, Sample.hunted(), everyone)) {
            verdicts.forEach(table::accept);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Screen screen(ByteArrayOutputStream bytes, int width, boolean colour) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Screen(stream, width, colour);
    }
}
