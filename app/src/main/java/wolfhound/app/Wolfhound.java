package wolfhound.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import wolfhound.outputs.Screen;

/// The program: one command for each thing that a user wants.
@Command(
        name = "wolfhound",
        description = "Finds the machines in a network that work for somebody else.",
        mixinStandardHelpOptions = true,
        versionProvider = Wolfhound.Version.class,
        subcommands = {
            DemoCommand.class,
            HuntCommand.class,
            ExplainCommand.class,
            TrialCommand.class,
            StageCommand.class,
            RulesCommand.class,
            IntelCommand.class,
            AuditCommand.class,
            HostsFileCommand.class,
            PacCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with:",
            "  wolfhound demo",
            "  wolfhound hunt capture.pcap --report report.html",
            "  wolfhound COMMAND --help",
            "",
            "Exit codes:",
            "  0  done",
            "  1  wrong usage",
            "  2  an input could not be read at all (each is named; the others are done)",
            "  3  the condition of --fail-on holds"
        })
public final class Wolfhound {
    Wolfhound() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Console console = Console.system();
        CommandLine line = new CommandLine(new Wolfhound());
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(Math.clamp(console.columns(), 60, 100));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Wolfhound::misunderstood);
        line.setExecutionExceptionHandler(Wolfhound::failed);
        return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
    }

    private static int misunderstood(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        System.err.println(Screen.safe(String.valueOf(wrong.getMessage())));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, System.err)) {
            System.err.println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        }
        return Exit.WRONG_USAGE;
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        if (failure instanceof Trouble trouble) {
            System.err.println("wolfhound: " + Screen.safe(trouble.message()));
            return trouble.exit();
        }
        throw failure;
    }

    /// The version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"wolfhound " + text()};
        }

        static String text() {
            String version = Wolfhound.class.getPackage().getImplementationVersion();
            return version == null ? "unreleased" : version;
        }
    }
}
