package wolfhound.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wolfhound.intel.Intelligence;
import wolfhound.intel.ground.Landmark;
import wolfhound.model.Address;
import wolfhound.model.Indicator;
import wolfhound.model.Tenure;
import wolfhound.outputs.IntelLines;
import wolfhound.outputs.Screen;

/// `intel show`: all that is said of a value, by whom, and what it is worth today.
@Command(
        name = "show",
        description =
                "Tells all that the lists say of an address, name, URL or digest, and what meeting"
                        + " it would be worth today.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IntelShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VALUE", arity = "1..*", description = "What to look for.")
    private List<String> values = new ArrayList<>();

    @Mixin private IntelOptions options = new IntelOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "One JSON object an indicator, see docs/json.md; - for standard output.")
    private @Nullable Path json;

    IntelShowCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Intelligence intel = options.intelligence(console);
        Instant now = Instant.now();
        if (json != null) {
            try (var stream = new Writable("--json", json).open(console);
                    IntelLines lines = new IntelLines(stream)) {
                for (String value : values) {
                    for (int i : intel.about(value)) {
                        Indicator one = intel.indicator(i);
                        lines.indicator(one, intel.refusal(i), one.worth(now));
                    }
                }
            }
            return Exit.DONE;
        }
        for (String value : values) {
            tell(console.screen(), intel, value, now);
        }
        return Exit.DONE;
    }

    private static void tell(Screen screen, Intelligence intel, String value, Instant now) {
        screen.line(screen.paint(Screen.Ink.BOLD, value));
        List<Integer> numbers = intel.about(value);
        if (numbers.isEmpty()) {
            screen.line("  No list names it.");
        }
        for (int i : numbers) {
            Indicator one = intel.indicator(i);
            Optional<String> refusal = intel.refusal(i);
            screen.paragraph("  ", 2, sentence(one, refusal, now));
        }
        for (Landmark mark : landmarks(intel, value)) {
            if (mark.tenure() == Tenure.Kind.UNKNOWN) {
                continue; // the name's ending
            }
            screen.paragraph(
                    "  ",
                    2,
                    "Is or lies in "
                            + mark.what()
                            + ", by "
                            + mark.list()
                            + ": "
                            + mark.tenure().text());
        }
    }

    private static String sentence(Indicator one, Optional<String> refusal, Instant now) {
        StringBuilder text = new StringBuilder();
        text.append(one.kind().text()).append(' ').append(one.value());
        text.append(", listed by ").append(one.from());
        one.since().ifPresent(since -> text.append(" on ").append(IntelListCommand.day(since)));
        one.until().ifPresent(until -> text.append(" until ").append(IntelListCommand.day(until)));
        if (!one.label().isEmpty()) {
            text.append(" as ").append(one.label());
        }
        text.append(" (").append(one.place()).append("); tenure: ").append(one.tenure());
        if (!one.comment().isEmpty()) {
            text.append("; ").append(one.comment());
        }
        text.append(
                refusal.map(why -> "; refused, as it is " + why)
                        .orElseGet(() ->
                                String.format(
                                        Locale.ROOT,
                                        "; worth %.0f %% of a list's word today",
                                        one.worth(now) * 100)));
        return text.toString();
    }

    private static List<Landmark> landmarks(Intelligence intel, String value) {
        return Address.parse(value)
                .map(address -> intel.ground().of(address))
                .orElseGet(() -> intel.ground().of(value.toLowerCase(Locale.ROOT)));
    }
}
