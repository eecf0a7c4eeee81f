package wolfhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wolfhound.model.Containment;
import wolfhound.model.Host;
import wolfhound.model.HostCase;
import wolfhound.model.Role;
import wolfhound.model.RoleGuess;
import wolfhound.model.Verdict;
import wolfhound.model.Weight;
import wolfhound.outputs.Hunted;
import wolfhound.outputs.report.HtmlReport;

/// The report as a real browser reads it: what a host calls itself must not run, and the page must
/// be whole.
class ReportInBrowserTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SCRIPT =
            "\"><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

    @TempDir Path folder;

    @Test
    void runsNothingThatAHostCallsItself() throws IOException, InterruptedException {
        String page = dom(report(SCRIPT));

        assertThat(titles(page)).containsExactly("Wolfhound: 1 of 1 machine is infected.");
        assertThat(page).contains("What to block").doesNotContain("<img", "<script");
        assertThat(page.strip()).endsWith("</html>");
    }

    private static List<String> titles(String page) {
        return Pattern.compile("<title>(Wolfhound[^<]*|owned)</title>")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private Path report(String name) {
        TreeSet<String> names = new TreeSet<>(List.of(name));
        HostCase hostCase =
                new HostCase(
                        Host.of("10.0.0.1"),
                        names,
                        List.of(new RoleGuess(Role.WORKSTATION, 1)),
                        1,
                        NOON,
                        NOON,
                        List.of(),
                        0);
        Verdict.Reckoning reckoning =
                new Verdict.Reckoning(
                        new Weight(-40),
                        new Weight(25),
                        List.of(),
                        List.of(),
                        Optional.of(NOON),
                        List.of(name));
        Path file = folder.resolve("report.html");
        try (HtmlReport report = new HtmlReport(file, hunted())) {
            report.accept(
                    new Verdict.Infected(
                            hostCase,
                            reckoning,
                            NOON,
                            List.of(
                                    new Containment(
                                            Containment.Scope.NAME,
                                            name,
                                            Duration.ofHours(1),
                                            0,
                                            name,
                                            name)),
                            List.of(name),
                            List.of()));
        }
        return file;
    }

    private static Hunted hunted() {
        return new Hunted(
                List.of(new Hunted.Input(SCRIPT, 1, 60, "", true)),
                1,
                60,
                0,
                1,
                1,
                Optional.of(NOON),
                Optional.of(NOON),
                "private",
                0,
                Map.of(),
                "test",
                "test",
                Duration.ZERO,
                false);
    }

    /// The document after the browser has read it and run what it would run.
    private String dom(Path page) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.html");
        List<String> command = new ArrayList<>(List.of(browser().toString()));
        command.addAll(
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            abort("the browser did not end in time");
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Path browser() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
                Path browser = Path.of(folder, name);
                if (Files.isExecutable(browser)) {
                    return browser;
                }
            }
        }
        return abort("no chromium on the PATH: bin/setup installs it");
    }
}
