package wolfhound.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import wolfhound.intel.Intelligence;

/// Which lists a command about lists means.
final class IntelOptions {
    @Option(
            names = "--intel",
            paramLabel = "LIST",
            description =
                    "Lists to look into instead of what was imported: files, folders, archives,"
                            + " addresses of the web; may be repeated.")
    private List<String> intel = new ArrayList<>();

    IntelOptions() {}

    Intelligence intelligence(Console console) {
        return IntelInForce.of(console, intel.isEmpty() ? List.of(IntelInForce.IMPORTED) : intel);
    }
}
