package wolfhound.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wolfhound.engine.EngineSettings;
import wolfhound.intel.endpoint.Advice;
import wolfhound.intel.endpoint.EndpointSign;
import wolfhound.intel.endpoint.ProtectedNames;
import wolfhound.intel.endpoint.ProxyCheck;
import wolfhound.intel.endpoint.ProxyFinding;
import wolfhound.intel.endpoint.ProxyFinding.Purpose;
import wolfhound.intel.endpoint.ProxyScript;
import wolfhound.model.Address;
import wolfhound.model.Host;
import wolfhound.model.Verdict;
import wolfhound.outputs.EndpointLines;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Sentence;
import wolfhound.outputs.Words;

/// `pac check`: whom a script that picks proxies serves.
@Command(
        name = "check",
        description = {
            "Reads a script that picks proxies, without running it, and tells whether it serves its"
                    + " owner: a company's proxy for all, or a stranger's for banks alone."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound pac check proxy.pac",
            "  wolfhound pac check 'data:application/x-ns-proxy-autoconfig;base64,ZnVuY3Rpb24…'",
            "  wolfhound pac check http://203.0.113.9/proxy.pac    # judges the place; fetches"
                    + " nothing",
            "  wolfhound pac check proxy.pac --host 10.1.4.101 && wolfhound explain 10.1.4.101",
            "",
            "Exit codes:",
            "  0  done",
            "  1  wrong usage",
            "  2  it could not be read, or is no such script",
            "  3  the condition of --fail-on holds"
        })
final class PacCheckCommand implements Callable<Integer> {
    private static final int NAMES_TOLD = 6;

    @Parameters(
            paramLabel = "FILE|URL",
            description =
                    "The script, - for standard input, or the text of the URL that is set: data:"
                            + " and file: are read, of http: only the place is judged.")
    private String from = "";

    @Mixin private EndpointOptions options = new EndpointOptions();

    PacCheckCommand() {}

    /// What was looked at.
    private record Checked(String of, List<ProxyFinding> findings, int choices, boolean cut) {
        boolean has(Advice advice) {
            return findings.stream().anyMatch(finding -> finding.advice() == advice);
        }
    }

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Optional<Writable> output = options.json();
        EngineSettings settings = Settings.of(List.of());
        Optional<Host> host = options.host();
        Checked checked = checked(options.names(console, settings));
        Optional<Verdict> verdict = host.flatMap(h -> handOver(h, settings, checked));
        if (output.isPresent()) {
            try (var stream = output.get().open(console);
                    EndpointLines lines = new EndpointLines(stream)) {
                write(lines, checked);
            }
        }
        if (output.filter(Writable::isStandardOutput).isEmpty()) {
            tell(console.screen(), checked);
            verdict.ifPresent(v -> {
                console.screen().line();
                console.screen().paragraph("", 0, "The case of the host now: " + Sentence.of(v));
            });
        }
        return options.exit(checked.has(Advice.REMOVE), checked.has(Advice.ASK));
    }

    private Checked checked(ProtectedNames names) {
        Optional<ProxyFinding> place = ProxyCheck.ofUrl(from);
        if (place.isPresent()) {
            return new Checked(from, List.of(place.get()), 0, false);
        }
        boolean data = from.regionMatches(true, 0, "data:", 0, 5);
        String name = data ? "the data: URL" : from;
        ProxyScript script =
                data
                        ? ProxyScript.ofDataUrl(from)
                                .orElseThrow(() ->
                                        Trouble.wrongUsage(
                                                "a data: URL has a comma before its data; this has"
                                                        + " none"))
                        : ProxyScript.parse(read());
        if (!script.hasEntry() && script.choices() == 0) {
            throw Trouble.unreadable(
                    name + " is no proxy script: no function FindProxyForURL is in it");
        }
        return new Checked(name, ProxyCheck.of(script, names), script.choices(), script.isCut());
    }

    private byte[] read() {
        String path =
                from.toLowerCase(Locale.ROOT).startsWith("file:")
                        ? from.replaceFirst("(?i)^file:/*(?=/|[a-z]:)", "")
                        : from;
        try (InputStream in = path.equals("-") ? System.in : Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(ProxyScript.MOST_BYTES + 1);
            if (bytes.length > ProxyScript.MOST_BYTES) {
                throw Trouble.unreadable(
                        path
                                + " is longer than "
                                + Words.bytes(ProxyScript.MOST_BYTES)
                                + ", as no proxy script is; name the right file");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            throw Trouble.unreadable(path + " cannot be read: " + Trouble.reason(unreadable));
        }
    }

    private Optional<Verdict> handOver(Host host, EngineSettings settings, Checked checked) {
        HandOver handOver = new HandOver(host, checked.of(), settings.weights());
        for (ProxyFinding finding : checked.findings()) {
            if (finding.advice() == Advice.REMOVE) {
                boolean redirect = finding.purpose() == Purpose.REDIRECT;
                handOver.add(
                        redirect ? EndpointSign.PROXY_REDIRECT : EndpointSign.PROTECTION_BLOCKED,
                        finding.line(),
                        finding.names().getFirst(),
                        redirect ? address(finding.proxies()) : Optional.empty(),
                        "by its proxy script "
                                + finding.because()
                                + " ("
                                + String.join(", ", finding.proxies())
                                + ")");
            }
        }
        return handOver.deliver();
    }

    private static Optional<Address> address(List<String> proxies) {
        return proxies.stream()
                .map(proxy -> proxy.replaceFirst(":[0-9]+$", ""))
                .flatMap(proxy -> Address.parse(proxy).stream())
                .findFirst();
    }

    private static void tell(Screen screen, Checked checked) {
        screen.paragraph(
                "",
                0,
                checked.of() + ": " + Words.count(checked.choices(), "choice") + " of proxies.");
        tell(screen, "Remove", Screen.Ink.INFECTED, checked, Advice.REMOVE);
        tell(screen, "Ask about", Screen.Ink.SUSPECT, checked, Advice.ASK);
        tell(screen, "To be kept", Screen.Ink.CLEAR, checked, Advice.KEEP);
        if (checked.cut()) {
            screen.line();
            screen.paragraph(
                    "", 0, "It is longer or more involved than is looked at: the rest is unknown.");
        }
        if (checked.has(Advice.REMOVE)) {
            screen.line();
            screen.paragraph(
                    "",
                    0,
                    "Take the script out of the machine's proxy settings (of the system and of each"
                            + " browser), and see who set it: a script alone does not come by"
                            + " itself.");
        }
    }

    private static void tell(
            Screen screen, String title, Screen.Ink ink, Checked checked, Advice advice) {
        if (!checked.has(advice)) {
            return;
        }
        screen.line();
        screen.line(screen.paint(ink, title));
        for (ProxyFinding finding : checked.findings()) {
            if (finding.advice() == advice) {
                String line = finding.line() == 0 ? "" : "line " + finding.line() + "  ";
                screen.paragraph(
                        "  ", 2, line + names(finding) + String.join(", ", finding.proxies()));
                screen.paragraph("    ", 4, finding.because());
            }
        }
    }

    private static String names(ProxyFinding finding) {
        if (finding.names().isEmpty()) {
            return finding.proxies().isEmpty() ? "the script" : "";
        }
        List<String> told = finding.names().stream().limit(NAMES_TOLD).toList();
        int more = finding.names().size() - told.size();
        return String.join(", ", told) + (more > 0 ? " and more" : "") + " → ";
    }

    private static void write(EndpointLines lines, Checked checked) {
        for (ProxyFinding finding : checked.findings()) {
            lines.choice(
                    finding.advice().text(),
                    finding.purpose().text(),
                    finding.line(),
                    finding.names(),
                    finding.proxies(),
                    finding.because());
        }
        lines.proxyScript(checked.of(), checked.choices(), checked.cut());
    }
}
