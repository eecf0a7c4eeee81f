package wolfhound.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import wolfhound.intel.Imported;
import wolfhound.intel.Intake;
import wolfhound.intel.Intelligence;

/// `intel forget`: takes lists out of what was imported.
@Command(
        name = "forget",
        description = "Takes lists out of what was imported, by the names that intel list tells.",
        mixinStandardHelpOptions = true)
final class IntelForgetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The list's name.")
    private List<String> names = new ArrayList<>();

    IntelForgetCommand() {}

    @Override
    public Integer call() throws IOException {
        Console console = Console.system();
        Intelligence intel = IntelInForce.of(console, List.of(IntelInForce.IMPORTED));
        List<String> known = intel.imports().stream().map(Imported::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw Trouble.wrongUsage(
                        name
                                + ": no such list was imported; there are "
                                + String.join(", ", known.stream().limit(8).toList())
                                + (known.size() > 8 ? ", …" : ""));
            }
        }
        Intelligence rest = Intake.without(intel, names, Settings.topics());
        rest.save(IntelInForce.imported());
        IntelListCommand.tell(rest, console.screen());
        return Exit.DONE;
    }
}
