package wolfhound.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wolfhound.intel.Imported;
import wolfhound.intel.Intelligence;
import wolfhound.outputs.IntelLines;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Words;

/// `intel list`: the lists that were imported.
@Command(
        name = "list",
        description = "Tells which lists were imported, how much they say, and of what days.",
        mixinStandardHelpOptions = true)
final class IntelListCommand implements Callable<Integer> {
    @Mixin private IntelOptions options = new IntelOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "One JSON object a list, see docs/json.md; - for standard output.")
    private @Nullable Path json;

    IntelListCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Intelligence intel = options.intelligence(console);
        if (json != null) {
            try (var stream = new Writable("--json", json).open(console);
                    IntelLines lines = new IntelLines(stream)) {
                write(intel, lines);
            }
            return Exit.DONE;
        }
        tell(intel, console.screen());
        return Exit.DONE;
    }

    static void write(Intelligence intel, IntelLines lines) {
        for (Imported one : intel.imports()) {
            lines.list(
                    one.name(),
                    one.formats(),
                    one.files(),
                    one.indicators(),
                    one.refused(),
                    one.landmarks(),
                    one.oldest(),
                    one.newest());
        }
    }

    static void tell(Intelligence intel, Screen screen) {
        long refused = intel.imports().stream().mapToLong(Imported::refused).sum();
        screen.paragraph(
                "",
                0,
                Words.count(intel.size(), "indicator")
                        + ", "
                        + Words.count(refused)
                        + " of them impossible and refused (wolfhound intel refused tells why), and"
                        + " "
                        + Words.count(intel.ground().size(), "place")
                        + " of which it is known what they are, the program's own among them.");
        tell(
                screen,
                "Indicators",
                intel.imports().stream().filter(i -> i.indicators() > 0).toList());
        tell(
                screen,
                "Known places",
                intel.imports().stream().filter(i -> i.landmarks() > 0).toList());
    }

    private static void tell(Screen screen, String title, List<Imported> lists) {
        if (lists.isEmpty()) {
            return;
        }
        boolean places = title.equals("Known places");
        screen.line();
        screen.line(screen.paint(Screen.Ink.BOLD, title));
        lists.stream()
                .sorted(
                        Comparator.comparingInt(
                                one -> places ? -one.landmarks() : -one.indicators()))
                .forEach(one ->
                        screen.paragraph(
                                "  "
                                        + Screen.fit(
                                                Words.count(
                                                        places
                                                                ? one.landmarks()
                                                                : one.indicators()),
                                                11),
                                13,
                                one.name()
                                        + " ("
                                        + one.formats()
                                        + ", "
                                        + Words.count(one.files(), "file")
                                        + days(one)
                                        + ")"
                                        + (one.refused() > 0 && !places
                                                ? ", " + Words.count(one.refused()) + " refused"
                                                : "")));
    }

    private static String days(Imported one) {
        Optional<String> oldest = one.oldest().map(IntelListCommand::day);
        Optional<String> newest = one.newest().map(IntelListCommand::day);
        if (oldest.isEmpty() || newest.isEmpty()) {
            return "";
        }
        return oldest.equals(newest)
                ? ", of " + oldest.get()
                : ", from " + oldest.get() + " to " + newest.get();
    }

    static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
