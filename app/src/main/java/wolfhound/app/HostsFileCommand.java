package wolfhound.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hosts-file`: what can be done with a machine's own table of names.
@Command(
        name = "hosts-file",
        description = "Looks into the table of names that a machine keeps itself.",
        mixinStandardHelpOptions = true,
        subcommands = {HostsFileCheckCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  wolfhound hosts-file check",
            "  wolfhound hosts-file check copied-hosts --fix",
            "  wolfhound hosts-file check --help"
        })
final class HostsFileCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    HostsFileCommand() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "hosts-file: say what to do with it, as in: hosts-file check FILE");
    }
}
