package wolfhound.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `pac`: what can be done with a script that picks proxies.
@Command(
        name = "pac",
        description = "Looks into a script that picks proxies (proxy auto-configuration).",
        mixinStandardHelpOptions = true,
        subcommands = {PacCheckCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  wolfhound pac check proxy.pac",
            "  wolfhound pac check --help"
        })
final class PacCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    PacCommand() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "pac: say what to do with it, as in: pac check FILE");
    }
}
