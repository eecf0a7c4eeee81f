package wolfhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.app.Program.Ended;

/// The program as a shell sees it: what it prints where, and how it ends.
class CommandsTest {
    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "hunt",
                "explain",
                "trial",
                "stage",
                "rules",
                "rules check",
                "rules match",
                "intel",
                "intel import"
            })
    void helpsWithExamples(String command) throws Exception {
        Ended ended = run((command + " --help").split(" "));

        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .contains("Usage: wolfhound " + command, "Examples:", "  wolfhound ");
    }

    @Test
    void huntsThenExplains() throws Exception {
        Ended hunt = run("hunt", staged("zeus"), "--fail-on", "infected");
        assertThat(hunt.exit()).isEqualTo(Exit.CONDITION_HOLDS);
        String line =
                hunt.out()
                        .lines()
                        .filter(row -> row.startsWith("INFECTED"))
                        .findFirst()
                        .orElseThrow();

        Ended story = run("explain", line.split("\\s+")[1]);
        assertThat(story.exit()).isZero();
        assertThat(story.out()).contains("is infected", "The sum", "What to block");
    }

    @Test
    void writesNothingButJsonWhereJsonGoesToStandardOutput() throws Exception {
        Ended ended = run("hunt", staged("zeus"), "--json", "-");

        assertThat(ended.exit()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{"));
    }

    @Test
    void namesAnInputThatCannotBeReadAndReadsTheOthers() throws Exception {
        Ended ended = run("hunt", folder.resolve("none.pcap").toString(), staged("zeus"));

        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(ended.errors()).contains("none.pcap cannot be read: there is no such file");
        assertThat(ended.out()).contains("INFECTED");
    }

    @Test
    void huntsTheLogsOfOtherSensorsBesideCaptures() throws Exception {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("conn.log"),
                "#separator \\x09\n#path\tconn\n"
                        + "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n"
                        + "1500000000.0\t10.7.7.7\t1\t203.0.113.7\t80\ttcp\n"
                        + "1500000001.0\tcut\n");
        Files.writeString(
                logs.resolve("eve.json"),
                "{\"timestamp\":\"2020-01-01T00:00:00Z\",\"event_type\":\"flow\","
                        + "\"src_ip\":\"10.8.8.8\",\"dest_ip\":\"203.0.113.7\",\"proto\":\"UDP\"}\n");

        Ended ended = run("hunt", logs.toString(), staged("zeus"), "--all");
        assertThat(ended.exit()).isZero();
        assertThat(ended.flat())
                .contains(
                        "INFECTED",
                        "10.7.7.7",
                        "10.8.8.8",
                        "6 log lines",
                        "conn.log: line 5 is wrong");
    }

    @Test
    void namesWhatHoldsNothingToRead() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Ended ended = run("hunt", empty.toString());
        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(ended.errors()).contains("empty holds no capture and no log");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void importsListsTellsOfThemAndHuntsWithThem() throws Exception {
        Path list = folder.resolve("bad.txt");
        Files.writeString(
                list,
                "203.0.113.0/24\nbad.example\n192.168.0.1\nnot,a value\na.example\nb.example\n");
        Ended imported = run("intel", "import", list.toString());
        assertThat(imported.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(imported.flat())
                .contains("5 indicators, 1 of them impossible", "bad.txt (plain list, 1 file)")
                .contains("line 4: «not» is no address, network, name, URL or digest");

        assertThat(run("intel", "show", "www.bad.example").flat())
                .contains("domain bad.example, listed by bad.txt", "tenure: unknown");
        assertThat(run("intel", "refused").flat())
                .contains("each a private address", "192.168.0.1");
        Ended hunt = run("hunt", staged("zeus"), "--intel", "imported", "--json", "-");
        assertThat(hunt.exit()).isZero();
        assertThat(hunt.out().lines().findFirst().orElseThrow())
                .contains("\"indicators in force\":5", "sightings of indicators");

        assertThat(run("intel", "forget", "no such list").exit()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(run("intel", "forget", "bad.txt").out()).startsWith("0 indicators");
    }

    @Test
    void saysThatNothingWasImportedOrIsNoList() throws Exception {
        assertThat(run("hunt", staged("zeus"), "--intel", "imported").errors())
                .contains("nothing was imported yet; run wolfhound intel import PATH");
        Path poem = folder.resolve("poem.txt");
        Files.writeString(poem, "It was a dark and stormy night.\n");
        Ended ended = run("hunt", staged("zeus"), "--intel", poem.toString());
        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(ended.errors()).contains("no list of a known format");
    }

    /// A hunt may take an hour; that its report has nowhere to go is said before.
    @Test
    void triesTheOutputsBeforeTheHunt() throws Exception {
        Ended ended =
                run("hunt", staged("zeus"), "--report", folder.resolve("no/r.html").toString());
        assertThat(ended.exit()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(ended.errors()).contains("no such folder");
        assertThat(ended.out()).isEmpty();

        assertThat(run("hunt", staged("zeus"), "--json", folder.toString()).errors())
                .contains("is a folder");
    }

    @Test
    void triesLabelledCapturesAndNamesTheMissing() throws Exception {
        staged("zeus");
        Path labels = folder.resolve("some.tsv");
        Files.writeString(
                labels,
                "path\tclass\tfamily\r\nzeus.pcap\tmalware-cnc\tZeus\r\nlost.pcap\tbenign\r\n");

        Ended ended = run("trial", labels.toString(), "--json", "-");
        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        List<String> lines = ended.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"type\":\"trial\",\"path\":\"zeus.pcap\"");
        assertThat(lines.get(1)).contains("lost.pcap cannot be read: there is no such file");
        assertThat(lines.get(2)).startsWith("{\"type\":\"score\",\"captures\":2");
    }

    @Test
    void saysWhatIsWrongWithACommandLine() throws Exception {
        assertThat(run("hunt").errors()).contains("Try: wolfhound hunt --help");
        assertThat(run("hunt", "x", "--threads", "0").errors()).contains("not a number from 1");
        assertThat(run("explain", "10.0.0.1").errors()).contains("no hunt was made yet");
    }

    @Test
    void hearsTheUsersWord() throws Exception {
        String capture = staged("zeus");
        Path file = folder.resolve("declarations.txt");
        Files.writeString(
                file, "# the lab\n0.0.0.0/0 is our lab\n10.0.0.9 is our scanner, Tue 01-05\n");

        Ended hunt = run("hunt", capture, "--json", "-", "--declarations", file.toString());
        assertThat(hunt.out().lines().findFirst().orElseThrow()).contains("\"declarations\":2");
        assertThat(hunt.out()).contains("\"label\":\"lab\"", "\"verdict\":\"infected\"");

        Ended quiet =
                run("hunt", capture, "--fail-on", "infected", "--declare", "0.0.0.0/0 is our lab");
        assertThat(quiet.exit()).isZero();
        assertThat(quiet.out()).contains("LAB, as declared");
    }

    @Test
    void namesTheSentenceThatItDoesNotUnderstand() throws Exception {
        Path file = folder.resolve("declarations.txt");
        Files.writeString(file, "# first\n10.0.0.9 is our toaster\n");

        Ended ended = run("hunt", "x", "--declarations", file.toString());
        assertThat(ended.exit()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(ended.errors())
                .contains("declarations.txt, line 2", "toaster is no role", "for example:");
        assertThat(run("hunt", "x", "--declare", "our scanner").errors())
                .contains("--declare", "expected MACHINE is our ROLE");
        assertThat(run("hunt", "x", "--declarations", "nowhere").exit()).isEqualTo(Exit.UNREADABLE);
    }

    @Test
    void checksRulesAndSaysWhereOneIsWrong() throws Exception {
        Path rules = folder.resolve("local.rules");
        Files.writeString(
                rules,
                """
                alert tcp $HOME_NET any -> $EXTERNAL_NET $OUR_PORTS (msg:"a"; content:"abcd"; sid:1;)
                alert tcp any any -> any any (msg:"b"; content:"ab"; depth:1; sid:2;)
                alert tcp any any -> any any (msg:"c"; lua:c.lua; sid:3;)
                """);

        Ended ended =
                run(
                        "rules",
                        "check",
                        rules.toString(),
                        "--home-net",
                        "192.0.2.0/24",
                        "--var",
                        "OUR_PORTS=[80,8000:8080]");
        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.out())
                .contains(
                        "1 rule loaded from 1 file; 1 wrong, 1 not supported",
                        "local.rules:2:60",
                        "expected `depth` to be at least 2",
                        "lua");

        Ended undefined = run("rules", "check", rules.toString(), "--json", "-");
        assertThat(undefined.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(undefined.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{"));
        assertThat(undefined.out()).contains("`$OUR_PORTS` is not defined", "\"loaded\":0");
    }

    private String rule(String options) throws IOException {
        Path rules = folder.resolve("match.rules");
        Files.writeString(rules, "alert http any any -> any any (" + options + " rev:1;)\n");
        return rules.toString();
    }

    @Test
    void tellsWhichRulesMatchWhere() throws Exception {
        String capture = staged("zeus");
        String posts = rule("msg:\"LOCAL a post\"; http.method; content:\"POST\"; sid:7;");

        Ended told = run("rules", "match", capture, "--rules", posts);
        assertThat(told.exit()).isZero();
        assertThat(told.out()).contains("7 \"LOCAL a post\"", " -> ");

        Ended lines = run("rules", "match", capture, "--rules", posts, "--json", "-");
        assertThat(lines.out().lines().filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"type\":\"alert\"", "\"sid\":7"));
    }

    @Test
    void saysOfARuleThatWantsAListThatItNeverMatches() throws Exception {
        String country = rule("msg:\"LOCAL abroad\"; geoip:dst,DE; sid:9;");

        Ended ended = run("rules", "check", country, "--json", "-");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .contains("\"keyword\":\"geoip\"", "never matches", "\"loaded\":true");
    }

    @Test
    void asksForRulesToMatch() throws Exception {
        Ended ended = run("rules", "match", staged("zeus"));
        assertThat(ended.exit()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(ended.errors()).contains("--rules FILE");
    }

    @Test
    void huntsWithRulesAndShowsWhatTheySay() throws Exception {
        String bot =
                rule(
                        "msg:\"LOCAL MALWARE a bot posts\"; http.method; content:\"POST\";"
                                + " http.uri; content:\".php\"; classtype:trojan-activity;"
                                + " priority:1; sid:8;");
        Ended ended = run("hunt", staged("zeus"), "--rules", bot, "--json", "-");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("rule-findings", "\"rule alerts\":");
    }

    @Test
    void saysWhichRulesCannotBeRead() throws Exception {
        Ended ended = run("hunt", staged("zeus"), "--rules", folder.resolve("no.rules").toString());
        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(ended.errors()).contains("no.rules");
    }

    @Test
    void comparesWaysToConvictInATrialWithRules() throws Exception {
        staged("zeus");
        String posts = rule("msg:\"LOCAL a post\"; http.method; content:\"POST\"; sid:7;");
        Ended ended = run("trial", folder.resolve("labels.tsv").toString(), "--rules", posts);
        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .contains("with rules", "without rules", "any alert convicts")
                .containsPattern("any alert convicts +1 of 1 +100 %");
    }

    @Test
    void saysWhichVariableCannotBeSet() throws Exception {
        Ended ended = run("rules", "check", "none.rules", "--var", "HTTP_PORTS=70000");
        assertThat(ended.exit()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(ended.errors()).contains("--var HTTP_PORTS=70000: expected a port");
    }

    private String staged(String scenario) throws IOException {
        return new Program(folder).staged(scenario);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return new Program(folder).run(arguments);
    }
}
