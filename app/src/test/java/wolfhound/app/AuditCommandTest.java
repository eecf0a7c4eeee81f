package wolfhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.app.Program.Ended;

/// The audit as a shell sees it, over staged traffic.
class AuditCommandTest {
    @TempDir private Path folder = Path.of("");

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return new Program(folder).run(arguments);
    }

    @Test
    void helpsWithExamples() throws Exception {
        assertThat(run("audit", "--help").out())
                .contains("Usage: wolfhound audit", "Examples:", "  wolfhound audit ");
    }

    /// A list that has the server which the staged bot calls.
    private Path listOfThePeersOf(String capture) throws Exception {
        String verdicts = run("hunt", capture, "--json", "-").out();
        List<String> peers =
                Pattern.compile("\"peer\":\"([0-9.]+):")
                        .matcher(verdicts)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .distinct()
                        .toList();
        assertThat(peers).isNotEmpty();
        return Files.write(folder.resolve("list.txt"), peers);
    }

    @Test
    void saysWhatAListGotRight() throws Exception {
        String capture = new Program(folder).staged("zeus");
        Path list = listOfThePeersOf(capture);
        Path page = folder.resolve("audit.html");
        Ended ended = run("audit", list.toString(), capture, "--report", page.toString());

        assertThat(ended.errors()).contains("The report is ");
        assertThat(ended.exit()).isZero();
        assertThat(ended.flat())
                .contains(
                        "Of 1 infected host (by our verdicts) it names 1 (100 %)",
                        "Nothing innocent would have been lost.",
                        "Infected hosts that it names: 1",
                        "zeus.pcap packet ");
        assertThat(Files.readString(page)).contains("and miss 0 of 1 infected host.");
    }

    @Test
    void takesTheLabelsWordAndWritesRows() throws Exception {
        String capture = new Program(folder).staged("zeus");
        Path list = listOfThePeersOf(capture);
        Path labels = folder.resolve("labels.tsv");
        Ended ended = run("audit", list.toString(), "--labels", labels.toString(), "--json", "-");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines().findFirst().orElseThrow())
                .contains("\"type\":\"audit\"", "\"truth\":\"labels\"", "\"missed\":0");
        assertThat(ended.out()).contains("\"type\":\"condemned\"", "\"type\":\"audited-entry\"");
    }

    @Test
    void saysWhatIsWrongWithACommandLine() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), "# nothing\n");
        assertThat(run("audit", list.toString()).errors()).contains("name the captures");
        assertThat(run("audit", list.toString(), "x.pcap").errors())
                .contains("list.txt", "no list of a known format");
        assertThat(run("audit", list.toString(), "x.pcap", "--confidence", "101").exit())
                .isEqualTo(Exit.WRONG_USAGE);
    }
}
