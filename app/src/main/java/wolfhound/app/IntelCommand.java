package wolfhound.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `intel`: what others listed, and what it is worth.
@Command(
        name = "intel",
        description = "Takes in lists of indicators, and tells what they are worth.",
        mixinStandardHelpOptions = true,
        subcommands = {
            IntelImportCommand.class,
            IntelListCommand.class,
            IntelShowCommand.class,
            IntelRefusedCommand.class,
            IntelForgetCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  wolfhound intel import lists/ misp-warninglists.tar.gz public_suffix_list.dat",
            "  wolfhound intel list",
            "  wolfhound intel show bad.example 203.0.113.9",
            "  wolfhound hunt capture.pcap --intel imported"
        })
final class IntelCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    IntelCommand() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "intel: say what to do, as in: intel import PATH");
    }
}
