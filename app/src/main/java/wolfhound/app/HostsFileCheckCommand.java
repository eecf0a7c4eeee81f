package wolfhound.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.engine.EngineSettings;
import wolfhound.intel.endpoint.Advice;
import wolfhound.intel.endpoint.EndpointSign;
import wolfhound.intel.endpoint.HostsCheck;
import wolfhound.intel.endpoint.HostsFile;
import wolfhound.intel.endpoint.HostsFinding;
import wolfhound.intel.endpoint.HostsFinding.Purpose;
import wolfhound.model.Host;
import wolfhound.model.Verdict;
import wolfhound.outputs.EndpointLines;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Sentence;
import wolfhound.outputs.Words;

/// `hosts-file check`: which entries of a hosts file should go.
@Command(
        name = "check",
        description = {
            "Reads a hosts file and tells what should go: names of banks, mail, defences and"
                    + " updates that lead to strangers or nowhere. Ad-blocking and development stay.",
            "Blocking a server does not undo such entries."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  wolfhound hosts-file check",
            "  wolfhound hosts-file check /mnt/disk/Windows/System32/drivers/etc/hosts --fix",
            "  wolfhound hosts-file check hosts --protected misp-warninglists/lists/bank-website",
            "  wolfhound hosts-file check hosts --host 10.1.4.101 && wolfhound explain 10.1.4.101",
            "",
            "Exit codes:",
            "  0  done",
            "  1  wrong usage",
            "  2  the file could not be read or written",
            "  3  the condition of --fail-on holds"
        })
final class HostsFileCheckCommand implements Callable<Integer> {
    /// What has to be asked about: a screenful or two.
    private static final int ASKED = 30;

    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "The hosts file, or - for standard input; without it that of this machine.")
    private @Nullable Path file;

    @Option(
            names = "--fix",
            description =
                    "Takes out what is to be removed, after a copy of the file was kept beside it."
                            + " Everything else stays as it is, byte by byte.")
    private boolean fix;

    @Mixin private EndpointOptions options = new EndpointOptions();

    HostsFileCheckCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Path path = file == null ? ofThisMachine() : file;
        if (fix && path.equals(STANDARD_INPUT)) {
            throw Trouble.wrongUsage("--fix: standard input cannot be mended; name the file");
        }
        Optional<Writable> output = options.json();
        EngineSettings settings = Settings.of(List.of());
        Optional<Host> host = options.host();
        byte[] bytes = read(path);
        HostsCheck check = HostsCheck.of(HostsFile.parse(bytes), options.names(console, settings));
        Optional<Path> copy = fix ? fix(path, bytes, check) : Optional.empty();
        Optional<Verdict> verdict = host.flatMap(h -> handOver(h, path, settings, check));
        if (output.isPresent()) {
            try (var stream = output.get().open(console);
                    EndpointLines lines = new EndpointLines(stream)) {
                write(lines, path, check, copy);
            }
        }
        if (output.filter(Writable::isStandardOutput).isEmpty()) {
            tell(console.screen(), path, check, copy);
            verdict.ifPresent(v -> {
                console.screen().line();
                console.screen().paragraph("", 0, "The case of the host now: " + Sentence.of(v));
            });
        }
        return options.exit(
                !check.findings(Advice.REMOVE).isEmpty() && !fix,
                !check.findings(Advice.ASK).isEmpty());
    }

    private static Path ofThisMachine() {
        String windows = System.getenv("SystemRoot");
        return windows == null
                ? Path.of("/etc/hosts")
                : Path.of(windows, "System32", "drivers", "etc", "hosts");
    }

    private static byte[] read(Path path) {
        try (InputStream in =
                path.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(HostsFile.MOST_BYTES + 1);
            if (bytes.length > HostsFile.MOST_BYTES) {
                throw Trouble.unreadable(
                        path
                                + " is longer than "
                                + Words.bytes(HostsFile.MOST_BYTES)
                                + ", as no hosts file is; name the right file");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw Trouble.unreadable(path + " cannot be read: " + Trouble.reason(unreadable));
        }
    }

    private static Optional<Path> fix(Path path, byte[] bytes, HostsCheck check) {
        if (check.findings(Advice.REMOVE).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(FixedFile.replace(path, bytes, check.cleaned()));
    }

    private static Optional<Verdict> handOver(
            Host host, Path path, EngineSettings settings, HostsCheck check) {
        HandOver handOver =
                new HandOver(host, path.toAbsolutePath().toString(), settings.weights());
        for (HostsFinding finding : check.findings(Advice.REMOVE)) {
            boolean redirect = finding.purpose() == Purpose.REDIRECT;
            if (redirect || finding.purpose() == Purpose.BLOCKED_PROTECTION) {
                handOver.add(
                        redirect ? EndpointSign.HOSTS_REDIRECT : EndpointSign.PROTECTION_BLOCKED,
                        finding.entry().line(),
                        finding.entry().name(),
                        redirect ? Optional.of(finding.entry().address()) : Optional.empty(),
                        "its hosts file sends "
                                + finding.entry().name()
                                + " to "
                                + finding.entry().address()
                                + ": "
                                + finding.because());
            }
        }
        return handOver.deliver();
    }

    // ---- for people

    private static void tell(Screen screen, Path path, HostsCheck check, Optional<Path> copy) {
        HostsFile file = check.file();
        screen.paragraph(
                "",
                0,
                path
                        + ": "
                        + (file.entries().size() == 1
                                ? "1 entry"
                                : Words.count(file.entries().size()) + " entries")
                        + " on "
                        + Words.count(file.lines(), "line")
                        + ", "
                        + file.encoding()
                        + ".");
        tell(
                screen,
                "Remove",
                Screen.Ink.INFECTED,
                check.findings(Advice.REMOVE),
                Integer.MAX_VALUE);
        tell(screen, "Ask about", Screen.Ink.SUSPECT, check.findings(Advice.ASK), ASKED);
        screen.line();
        screen.paragraph("", 0, kept(check.counts()));
        if (file.linesWithoutSense() > 0) {
            screen.paragraph(
                    "",
                    0,
                    Words.count(file.linesWithoutSense(), "line")
                            + " no resolver understands, the first is line "
                            + file.firstLineWithoutSense()
                            + ".");
        }
        if (file.beyondTheBound() > 0) {
            screen.paragraph(
                    "",
                    0,
                    Words.count(file.beyondTheBound())
                            + " entries beyond the bound were not looked at.");
        }
        copy.ifPresent(path2 ->
                screen.paragraph(
                        "", 0, "They were removed. The file as it was is kept as " + path2 + "."));
        if (copy.isEmpty() && !check.findings(Advice.REMOVE).isEmpty()) {
            screen.paragraph("", 0, "--fix removes them, and keeps a copy of the file beside it.");
        }
    }

    private static String kept(Map<Purpose, Integer> counts) {
        String kept =
                Stream.of(
                                named(counts, Purpose.BLOCKING, "block"),
                                named(counts, Purpose.DEVELOPMENT, "serve development"),
                                named(counts, Purpose.OWN, "name the machine itself"))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        return kept.isEmpty() ? "Nothing else is in it." : "To be kept: " + kept + ".";
    }

    private static String named(Map<Purpose, Integer> counts, Purpose purpose, String words) {
        int count = counts.getOrDefault(purpose, 0);
        return count == 0 ? "" : Words.count(count) + " " + words;
    }

    private static void tell(
            Screen screen, String title, Screen.Ink ink, List<HostsFinding> findings, int most) {
        if (findings.isEmpty()) {
            return;
        }
        screen.line();
        screen.line(screen.paint(ink, title));
        for (HostsFinding finding : findings.subList(0, Math.min(most, findings.size()))) {
            screen.paragraph(
                    "  ",
                    2,
                    "line "
                            + finding.entry().line()
                            + "  "
                            + finding.entry().name()
                            + " → "
                            + finding.entry().address());
            screen.paragraph("    ", 4, finding.because());
        }
        if (findings.size() > most) {
            screen.line("  and " + Words.count(findings.size() - most) + " more; see --json");
        }
    }

    // ---- for programs

    private static void write(
            EndpointLines lines, Path path, HostsCheck check, Optional<Path> copy) {
        for (HostsFinding finding : check.findings()) {
            lines.entry(
                    finding.advice().text(),
                    finding.purpose().text(),
                    finding.entry().line(),
                    finding.entry().name(),
                    finding.entry().address().toString(),
                    finding.protection()
                            .map(p -> p.kind().name().toLowerCase(java.util.Locale.ROOT))
                            .orElse(""),
                    finding.because());
        }
        Map<String, Integer> purposes =
                check.counts().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getKey().text(),
                                        Map.Entry::getValue,
                                        Integer::sum,
                                        java.util.TreeMap::new));
        lines.hostsFile(
                path.toString(),
                check.file().encoding(),
                check.file().lines(),
                check.file().entries().size(),
                purposes,
                check.file().linesWithoutSense(),
                check.file().beyondTheBound(),
                copy.map(Path::toString));
    }
}
