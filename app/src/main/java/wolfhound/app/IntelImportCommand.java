package wolfhound.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.intel.Complaint;
import wolfhound.intel.Intake;
import wolfhound.intel.Intelligence;
import wolfhound.outputs.IntelLines;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Words;

/// `intel import`: takes lists in, and says what was taken, refused, wrong and of no use.
@Command(
        name = "import",
        description = {
            "Takes in lists of indicators, and lists of what is shared or innocent (warning lists,"
                    + " public suffixes, address ranges of clouds, MaxMind databases), which decide"
                    + " what an indicator is worth. Formats are recognised by content.",
            "What was imported before stays; a list that is imported again replaces its former"
                    + " self."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Formats: plain lists and hosts files; tables and JSON of abuse.ch; MISP events, feeds"
                    + " and warning lists; STIX 2.1 and TAXII 2.1; OTX pulses; maltrail trails; Zeek"
                    + " intelligence; Spamhaus DROP; the public suffix list; address ranges; MaxMind;"
                    + " and sentences of your own, which outrank lists and do not fade:",
            "  203.0.113.9 is dedicated until 2027-01-01: seen at a customer's",
            "  cdn.example is innocent: our own",
            "",
            "Examples:",
            "  wolfhound intel import maltrail-trails.tar.zst misp-warninglists.tar.gz",
            "  wolfhound intel import https://name:password@taxii.example/api/collections/91a7/",
            "",
            "Exit codes:",
            "  0  done",
            "  1  wrong usage",
            "  2  a line is wrong, or an input could not be read"
        })
final class IntelImportCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files, folders, archives (tar, zip, gzip, zstd), or addresses of the web.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description =
                    "Writes the compiled set there, for --intel FILE, and leaves what was imported"
                            + " before alone.")
    private @Nullable Path to;

    @Option(names = "--anew", description = "Forgets first what was imported before.")
    private boolean anew;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "One JSON object a list and a wrong line, see docs/json.md; - for standard"
                            + " output.")
    private @Nullable Path json;

    IntelImportCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Optional<Writable> output =
                Optional.ofNullable(json).map(file -> new Writable("--json", file));
        Path target = target();
        boolean onto = to == null && !anew && Files.exists(target);
        Intake intake =
                Intake.of(
                        inputs,
                        Settings.topics(),
                        onto ? Optional.of(IntelInForce.load(target)) : Optional.empty());
        intake.unreadable().forEach(console::error);
        if (output.isPresent()) {
            try (var stream = output.get().open(console);
                    IntelLines lines = new IntelLines(stream)) {
                write(intake, lines);
            }
        }
        if (output.filter(Writable::isStandardOutput).isEmpty()) {
            tell(intake, console.screen());
        }
        save(intake.intelligence(), target, console);
        return intake.wrong() == 0 && intake.unreadable().isEmpty() ? Exit.DONE : Exit.UNREADABLE;
    }

    private Path target() throws IOException {
        if (to != null) {
            return new Writable("--to", to).file();
        }
        Files.createDirectories(StateFolder.intelligence());
        return IntelInForce.imported();
    }

    private void save(Intelligence intel, Path target, Console console) {
        try {
            intel.save(target);
        } catch (IOException full) {
            throw Trouble.wrongUsage(target + ": cannot be written (" + Trouble.reason(full) + ")");
        }
        console.note(
                "Use them with --intel "
                        + (to == null ? IntelInForce.IMPORTED : target.toString())
                        + ".");
    }

    private static void write(Intake intake, IntelLines lines) {
        IntelListCommand.write(intake.intelligence(), lines);
        for (Complaint one : intake.complaints()) {
            lines.complaint(one.file(), one.line(), one.sentence());
        }
        lines.imported(
                intake.intelligence().size(),
                intake.intelligence().ground().size(),
                intake.wrong(),
                intake.leftOut(),
                intake.notLists(),
                intake.unreadable());
    }

    private static void tell(Intake intake, Screen screen) {
        IntelListCommand.tell(intake.intelligence(), screen);
        if (!intake.complaints().isEmpty()) {
            screen.line();
            screen.line(screen.paint(Screen.Ink.BOLD, "Wrong, and left out"));
            intake.complaints().stream()
                    .limit(SHOWN)
                    .forEach(one -> screen.paragraph("  ", 2, one.toString()));
            if (intake.wrong() > SHOWN) {
                screen.line("  and " + Words.count(intake.wrong() - SHOWN) + " more; see --json");
            }
        }
        if (!intake.leftOut().isEmpty()) {
            screen.line();
            screen.line(screen.paint(Screen.Ink.BOLD, "Of no use here"));
            intake.leftOut()
                    .forEach((what, times) ->
                            screen.paragraph("  ", 2, Words.count(times) + " " + what));
        }
        if (intake.notListed() > 0) {
            screen.line();
            screen.paragraph(
                    "",
                    0,
                    Words.count(intake.notListed(), "file")
                            + " in no format of a list, the first of them "
                            + String.join(", ", intake.notLists().stream().limit(3).toList())
                            + ".");
        }
    }
}
