package wolfhound.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import wolfhound.engine.EngineSettings;
import wolfhound.intel.endpoint.ListedNames;
import wolfhound.intel.endpoint.ProtectedNames;
import wolfhound.model.Address;
import wolfhound.model.Host;

/// The options of the checks of a machine's own files.
final class EndpointOptions {
    /// What `--fail-on` waits for.
    enum FailOn {
        REMOVE,
        ASK
    }

    @Option(
            names = "--protected",
            paramLabel = "PATH",
            description = {
                "Names that nobody but their owner should answer for, beside those that are built"
                        + " in: a name a line, or MISP warning lists (files, folders); may be"
                        + " repeated. What a list is of is told by its name or file name (bank,"
                        + " mail, security, update)."
            })
    private List<Path> lists = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Whose file it is: adds what is to be removed to the case of this host in the"
                            + " hunt just made, where explain tells it.")
    private @Nullable String host;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "One JSON object a finding and one for all, see docs/json.md; - for standard"
                            + " output.")
    private @Nullable Path json;

    @Option(
            names = "--fail-on",
            paramLabel = "ADVICE",
            description =
                    "Ends with exit code 3 where something is to be removed (remove), or also where"
                            + " somebody has to be asked (ask).")
    private @Nullable FailOn failOn;

    EndpointOptions() {}

    /// The names that are built in, and those of the user's lists.
    ProtectedNames names(Console console, EngineSettings settings) {
        ListedNames listed = ListedNames.read(lists);
        listed.complaints().forEach(console::error);
        return BuiltInNames.of(settings.knowledge()).or(listed);
    }

    /// @throws Trouble where it is no address
    Optional<Host> host() {
        return Optional.ofNullable(host)
                .map(text ->
                        new Host(
                                Address.parse(text)
                                        .orElseThrow(() ->
                                                Trouble.wrongUsage(
                                                        "--host "
                                                                + text
                                                                + ": not an address; write one as"
                                                                + " 10.1.4.101"))));
    }

    Optional<Writable> json() {
        return Optional.ofNullable(json).map(file -> new Writable("--json", file));
    }

    /// The exit code, by the worst advice that was given.
    int exit(boolean remove, boolean ask) {
        boolean fails = failOn != null && (remove || ask && failOn == FailOn.ASK);
        return fails ? Exit.CONDITION_HOLDS : Exit.DONE;
    }
}
