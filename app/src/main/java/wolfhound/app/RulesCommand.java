package wolfhound.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `rules`: what can be done with rules before a hunt.
@Command(
        name = "rules",
        description = "Reads rules in the language of Suricata.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCheckCommand.class, RulesMatchCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  wolfhound rules check emerging.rules.tar.gz",
            "  wolfhound rules match capture.pcap --rules emerging.rules.tar.gz",
            "  wolfhound rules check --help"
        })
final class RulesCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    RulesCommand() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "rules: say what to do with them, as in: rules check FILE");
    }
}
