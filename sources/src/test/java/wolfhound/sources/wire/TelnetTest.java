package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.Login;
import wolfhound.model.Transport;

class TelnetTest {
    private static DialogueHarness telnet() {
        return DialogueHarness.of(new Telnet()).over(Transport.TCP, 23);
    }

    @Test
    void readsALoginAndItsCommands() {
        var script =
                telnet().server("\u00ff\u00fd\u0001BusyBox v1.2\r\nlogin: ")
                        .client("\u00ff\u00fc\u0001root\r\n")
                        .server("Password: ")
                        .client("xc3511\r\n")
                        .server("\r\n# ")
                        .client("cat /proc/cpuinfo\r\n");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome, Login::clearText)
                .containsExactly(tuple("root", Login.Outcome.ACCEPTED, true));
        assertThat(script.all(CommandLine.class))
                .extracting(CommandLine::verb, CommandLine::argument)
                .containsExactly(tuple("cat", "/proc/cpuinfo"));
        assertThat(script.observations().toString()).doesNotContain("xc3511");
    }

    @Test
    void readsARejection() {
        var script =
                telnet().server("login: ")
                        .client("admin\r\n")
                        .server("Password: ")
                        .client("admin123\r\n")
                        .server("\r\nLogin incorrect\r\nlogin: ");
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(tuple("admin", Login.Outcome.REJECTED));
    }

    @Test
    void neverTellsWhatAnswersAnotherPrompt() {
        var script =
                telnet().server("$ ").client("vault\r\n").server("Enter PIN:").client("4711\r\n");
        assertThat(script.observations().toString()).contains("vault").doesNotContain("4711");
    }

    @Test
    void neverThrowsOnAPrefix() {
        byte[] all = DialogueHarness.hex("fffd01 fffa18 01 fff0 6c6f67696e3a20 ff");
        DialogueHarness.everyPrefix(new Telnet(), Transport.TCP, 23, all);
    }
}
