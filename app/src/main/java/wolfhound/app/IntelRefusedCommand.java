package wolfhound.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wolfhound.intel.Intelligence;
import wolfhound.model.Indicator;
import wolfhound.outputs.IntelLines;
import wolfhound.outputs.Screen;
import wolfhound.outputs.Words;

/// `intel refused`: indicators that were refused, and why.
@Command(
        name = "refused",
        description =
                "Tells which indicators are refused because nobody bad can be there: public"
                        + " resolvers, authorities of certificates, sites that everybody visits,"
                        + " public suffixes, private addresses.",
        mixinStandardHelpOptions = true)
final class IntelRefusedCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Mixin private IntelOptions options = new IntelOptions();

    @Option(names = "--all", description = "Tells every one, and not the first of each reason.")
    private boolean all;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "One JSON object an indicator, see docs/json.md; - for standard output.")
    private @Nullable Path json;

    IntelRefusedCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Intelligence intel = options.intelligence(console);
        Map<String, List<Indicator>> reasons = new TreeMap<>();
        for (int i = 0; i < intel.size(); i++) {
            Optional<String> why = intel.refusal(i);
            if (why.isPresent()) {
                reasons.computeIfAbsent(why.get(), w -> new ArrayList<>()).add(intel.indicator(i));
            }
        }
        if (json != null) {
            try (var stream = new Writable("--json", json).open(console);
                    IntelLines lines = new IntelLines(stream)) {
                reasons.forEach((why, them) ->
                        them.forEach(one ->
                                lines.indicator(one, Optional.of(why), one.worth(Instant.now()))));
            }
            return Exit.DONE;
        }
        tell(console.screen(), reasons);
        return Exit.DONE;
    }

    private void tell(Screen screen, Map<String, List<Indicator>> reasons) {
        if (reasons.isEmpty()) {
            screen.line("Nothing is refused.");
        }
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> {
                    List<Indicator> them = entry.getValue();
                    screen.line(
                            screen.paint(
                                    Screen.Ink.BOLD,
                                    Words.count(them.size()) + ", each " + entry.getKey()));
                    them.stream()
                            .limit(all ? Integer.MAX_VALUE : SHOWN)
                            .forEach(one ->
                                    screen.paragraph(
                                            "  ", 2, one.value() + " (" + one.place() + ")"));
                    if (!all && them.size() > SHOWN) {
                        screen.line(
                                "  and " + Words.count(them.size() - SHOWN) + " more; see --all");
                    }
                });
    }
}
