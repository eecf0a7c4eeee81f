package wolfhound.app;

import java.io.PrintStream;
import java.util.Map;
import wolfhound.outputs.Screen;

/// The terminal as the launcher found it, or its absence. Java cannot ask for the width, so the
/// launcher passes it on.
record Console(PrintStream out, PrintStream errors, int columns, boolean colour, boolean progress) {
    /// Files and pipes are read later, in an editor or a mail.
    private static final int COLUMNS_ELSEWHERE = 100;

    static Console system() {
        String columns = System.getProperty("wolfhound.terminal.columns", "");
        boolean terminal = !columns.isEmpty();
        return new Console(
                System.out,
                System.err,
                terminal ? parse(columns) : COLUMNS_ELSEWHERE,
                terminal && wantsColour(System.getenv()),
                Boolean.getBoolean("wolfhound.terminal.progress"));
    }

    Screen screen() {
        return new Screen(out, columns, colour);
    }

    /// A plain line about something that went wrong and does not end the work.
    void error(String text) {
        errors.println("wolfhound: " + Screen.safe(text));
    }

    /// A plain line beside the result, where the result itself would be in its way.
    void note(String text) {
        errors.println(Screen.safe(text));
    }

    /// The custom of no-color.org: any value but the empty one switches colour off.
    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    private static int parse(String columns) {
        try {
            int parsed = Integer.parseInt(columns.strip());
            return parsed > 0 ? parsed : COLUMNS_ELSEWHERE;
        } catch (NumberFormatException unknown) {
            return COLUMNS_ELSEWHERE;
        }
    }
}
