package wolfhound.app;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wolfhound.app.Program.Ended;

/// The checks of a machine's own files, as a shell sees them.
class EndpointCommandsTest {
    private static final String HOSTS =
            "127.0.0.1 localhost\r\n"
                    + "0.0.0.0 ads.example.com\r\n"
                    + "203.0.113.9 www.bankofamerica.com\r\n";
    private static final String SCRIPT =
            """
            function FindProxyForURL(url, host) {
              if (shExpMatch(host, "*bankofamerica*")) return "PROXY 203.0.113.9:8080";
              return "DIRECT";
            }
            """;

    @TempDir private Path folder = Path.of("");

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return new Program(folder).run(arguments);
    }

    private Path hosts() throws IOException {
        Path hosts = folder.resolve("hosts");
        Files.write(hosts, ("\uFEFF" + HOSTS).getBytes(UTF_16LE));
        return hosts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosts-file", "hosts-file check", "pac", "pac check"})
    void helpsWithExamples(String command) throws Exception {
        Ended ended = run((command + " --help").split(" "));

        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .contains("Usage: wolfhound " + command, "Examples:", "  wolfhound ");
    }

    @Test
    void tellsWhatShouldGoAndChangesNothing() throws Exception {
        Path hosts = hosts();
        Ended ended = run("hosts-file", "check", hosts.toString(), "--fail-on", "remove");

        assertThat(ended.exit()).isEqualTo(Exit.CONDITION_HOLDS);
        assertThat(ended.flat())
                .contains(
                        "3 entries on 3 lines, UTF-16LE with a byte order mark",
                        "line 3 www.bankofamerica.com → 203.0.113.9",
                        "To be kept: 1 block, 1 name the machine itself.",
                        "--fix removes them");
        assertThat(Files.readAllBytes(hosts)).isEqualTo(("\uFEFF" + HOSTS).getBytes(UTF_16LE));
    }

    @Test
    void mendsTheFileAndKeepsACopy() throws Exception {
        Path hosts = hosts();
        Files.setPosixFilePermissions(hosts, PosixFilePermissions.fromString("rw-r-----"));
        byte[] before = Files.readAllBytes(hosts);
        Ended ended = run("hosts-file", "check", hosts.toString(), "--fix", "--json", "-");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines().filter(line -> !line.isEmpty()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{"));
        assertThat(new String(Files.readAllBytes(hosts), UTF_16LE))
                .isEqualTo("\uFEFF127.0.0.1 localhost\r\n0.0.0.0 ads.example.com\r\n");
        assertThat(Files.getPosixFilePermissions(hosts))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.readAllBytes(folder.resolve("hosts.before-wolfhound"))).isEqualTo(before);

        assertThat(run("hosts-file", "check", hosts.toString(), "--fix").out())
                .doesNotContain("Remove", "were removed");
        assertThat(folder.resolve("hosts.before-wolfhound.1")).doesNotExist();
    }

    @Test
    void protectsTheNamesOfAListThatItIsGiven() throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "203.0.113.9 portal.village-savings.example.net\n");
        Path list = folder.resolve("ours.txt");
        Files.writeString(list, "village-savings.example.net\n");

        assertThat(run("hosts-file", "check", hosts.toString()).out())
                .contains("Ask about")
                .doesNotContain("Remove");
        assertThat(
                        run("hosts-file", "check", hosts.toString(), "--protected", list.toString())
                                .out())
                .contains("Remove", "a protected name is sent to a public address");
    }

    @Test
    void handsWhatItFoundToTheCaseOfTheHost() throws Exception {
        Path hosts = hosts();
        assertThat(run("hosts-file", "check", hosts.toString(), "--host", "10.0.0.1").errors())
                .contains("no hunt was made yet");
        Ended hunt = run("hunt", new Program(folder).staged("bancos"));
        String host =
                hunt.out()
                        .lines()
                        .filter(line -> line.startsWith("INFECTED"))
                        .findFirst()
                        .orElseThrow()
                        .split("\\s+")[1];

        Ended ended = run("hosts-file", "check", hosts.toString(), "--host", host);
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("The case of the host now: " + host, "is infected");
        // twice is once
        assertThat(run("hosts-file", "check", hosts.toString(), "--host", host).exit()).isZero();
        Ended story = run("explain", host, "--all");
        assertThat(story.flat())
                .contains(
                        "hosts line 3", "restore the hosts file and the proxy settings of the host")
                .containsOnlyOnce("its hosts file sends www.bankofamerica.com to 203.0.113.9");

        assertThat(run("hosts-file", "check", hosts.toString(), "--host", "192.0.2.77").errors())
                .contains("saw no such home host");
        assertThat(run("hosts-file", "check", hosts.toString(), "--host", "me").exit())
                .isEqualTo(Exit.WRONG_USAGE);
    }

    @Test
    void saysWhatItCannotReadOrMend() throws Exception {
        assertThat(run("hosts-file", "check", folder.resolve("none").toString()).errors())
                .contains("none cannot be read: there is no such file");
        assertThat(run("hosts-file", "check", "-", "--fix").exit()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(run("hosts-file").errors()).contains("say what to do with it");
        Path empty = Files.writeString(folder.resolve("empty.pac"), "var a = 1;");
        Ended ended = run("pac", "check", empty.toString());
        assertThat(ended.exit()).isEqualTo(Exit.UNREADABLE);
        assertThat(ended.errors()).contains("no function FindProxyForURL is in it");
    }

    @Test
    void tellsWhomAProxyScriptServes() throws Exception {
        Path script = Files.writeString(folder.resolve("proxy.pac"), SCRIPT);
        Ended told = run("pac", "check", script.toString(), "--fail-on", "ask");
        assertThat(told.exit()).isEqualTo(Exit.CONDITION_HOLDS);
        assertThat(told.out())
                .contains(
                        "Remove",
                        "line 2  *bankofamerica* → 203.0.113.9:8080",
                        "Take the script out of the machine's proxy settings");

        Ended url = run("pac", "check", "data:," + SCRIPT.replace("\n", " "), "--json", "-");
        assertThat(url.exit()).isZero();
        assertThat(url.out()).contains("\"advice\":\"remove\"", "\"type\":\"proxy-script\"");
        assertThat(run("pac", "check", script.toUri().toString()).out()).contains("Remove");
        assertThat(run("pac", "check", "http://203.0.113.9/p.pac").out())
                .contains("Ask about", "in the clear");
    }
}
