package wolfhound.engine.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static wolfhound.engine.Story.latin;
import static wolfhound.engine.Story.turn;
import static wolfhound.model.Transport.TCP;

import org.junit.jupiter.api.Test;
import wolfhound.engine.Story;

class ReverseShellTest {
    @Test
    void convictsAHostThatHandsItsConsoleToAServer() {
        Story story =
                Story.with(new ReverseShell())
                        .says(
                                TCP,
                                "203.0.113.66",
                                4433,
                                turn(
                                        true,
                                        latin(
                                                "Microsoft Windows [Version 6.1.7601]\r\n\r\n"
                                                        + "C:\\Users\\maria>")),
                                turn(false, latin("whoami\n")),
                                turn(true, latin("whoami\r\npc\\maria\r\n\r\nC:\\Users\\maria>")));
        assertThat(story.signs()).containsExactly("console-handed-out", "shell-order-obeyed");
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void convictsAUnixShellAsWell() {
        Story story =
                Story.with(new ReverseShell())
                        .says(
                                TCP,
                                "203.0.113.66",
                                443,
                                turn(
                                        true,
                                        latin(
                                                "bash: no job control in this shell\n"
                                                        + "www-data@web:/var/www$ ")),
                                turn(false, latin("id\n")),
                                turn(true, latin("uid=33(www-data) gid=33(www-data)\n")));
        assertThat(story.ends()).isEqualTo("infected");
    }

    @Test
    void letsATextAboutShellsPass() {
        Story story =
                Story.with(new ReverseShell())
                        .says(
                                TCP,
                                "203.0.113.66",
                                9999,
                                turn(false, latin("220 ready\n")),
                                turn(
                                        true,
                                        latin(
                                                "note: run C:\\Windows\\notepad.exe, see uid=0"
                                                        + " there\n")));
        assertThat(story.signs()).isEmpty();
    }
}
