package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.FileTransfer;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class FtpTest {
    private static DialogueHarness ftp() {
        return DialogueHarness.of(new Ftp()).over(Transport.TCP, 21);
    }

    private static DialogueHarness session() {
        return ftp().server("220-Welcome\r\n220 to the FTP server\r\n")
                .client("USER anna\r\n")
                .server("331 password\r\n")
                .client("PASS secret\r\n")
                .server("230 in\r\n")
                .client("PASV\r\n")
                .server("227 Entering Passive Mode (10,0,0,1,195,80).\r\n")
                .client("STOR logs/keys.txt\r\n")
                .server("150 go\r\n226 done\r\n")
                .client("EPSV\r\n")
                .server("229 Extended (|||5000|)\r\n")
                .client("PORT 10,1,4,101,4,1\r\n")
                .server("200 ok\r\n")
                .client("EPRT |1|10.1.4.101|5282|\r\n")
                .server("200 ok\r\n")
                .client("QUIT\r\n")
                .server("221 bye\r\n")
                .close();
    }

    @Test
    void tellsEachCommandWithItsFirstAnswer() {
        assertThat(session().all(CommandLine.class))
                .extracting(CommandLine::verb, CommandLine::argument, CommandLine::code)
                .containsExactly(
                        tuple("USER", "anna", 331),
                        tuple("PASS", "", 230),
                        tuple("PASV", "", 227),
                        tuple("STOR", "logs/keys.txt", 150),
                        tuple("EPSV", "", 229),
                        tuple("PORT", "10,1,4,101,4,1", 200),
                        tuple("EPRT", "|1|10.1.4.101|5282|", 200),
                        tuple("QUIT", "", 221));
    }

    @Test
    void tellsTheLoginWithoutItsSecret() {
        assertThat(session().all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(tuple("anna", Login.Outcome.ACCEPTED));
        assertThat(session().observations()).noneMatch(told -> told.toString().contains("secret"));
        assertThat(
                        ftp().client("USER anna\r\nPASS x\r\n")
                                .server("331 p\r\n530 no\r\n")
                                .all(Login.class))
                .extracting(Login::outcome)
                .containsExactly(Login.Outcome.REJECTED);
    }

    /// A program that mirrors a server walks thousands of folders in one conversation.
    @Test
    void tellsALongWalkAndBoundsAnEndlessOne() {
        DialogueHarness walk = ftp().server("220 FTP\r\n");
        for (int i = 0; i < Commands.MOST_TOLD + 7; i++) {
            walk.client("CWD folder\r\n").server("250 there\r\n");
        }
        var told = walk.close().tell();
        assertThat(told.all(CommandLine.class)).hasSize(20_000);
        assertThat(told.bounds()).containsEntry("ftp-commands", 7);
    }

    @Test
    void foretellsTheConversationsOfItsFiles() {
        assertThat(session().tell().expected())
                .containsExactly(
                        "198.51.100.7:50000 ftp-data",
                        "198.51.100.7:5000 ftp-data",
                        "10.1.4.101:1025 ftp-data",
                        "10.1.4.101:5282 ftp-data");
    }

    @Test
    void handsOverToTls() {
        assertThat(
                        ftp().server("220 x FTP\r\n")
                                .client("AUTH TLS\r\n")
                                .server("234 go\r\n")
                                .tell()
                                .handedOver())
                .isTrue();
    }

    @Test
    void tellsTheBanner() {
        assertThat(session().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::text)
                .containsExactly("Welcome");
    }

    @Test
    void knowsItselfOnAnyPort() {
        assertThat(odd().server("220 StnyFtpd 0wns j0\n").recognition()).isEqualTo(Recognition.YES);
        assertThat(odd().server("220 hello\n").client("USER 1\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(odd().server("220 hello\n").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(odd().client("USER 1\nPASS 1\nPORT 1,2,3,4,5,6\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(odd().server("220 hello\n").client("EHLO x\r\n").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(odd().client("USER anna\r\n").server("+OK\r\n").recognition())
                .isEqualTo(Recognition.NO);
    }

    private static DialogueHarness odd() {
        return DialogueHarness.of(new Ftp()).over(Transport.TCP, 4711);
    }

    @Test
    void tellsTheFileOfADataConversation() {
        var transfer = new FtpData.Transfer();
        transfer.carries("STOR", "logs/keys.txt", DialogueHarness.SERVER, false);
        FileTransfer file =
                DialogueHarness.of(new FtpData(transfer))
                        .client("some keys that were pressed")
                        .close()
                        .all(FileTransfer.class)
                        .getFirst();
        assertThat(file.name()).isEqualTo("keys.txt");
        assertThat(file.from()).isEqualTo("ftp://198.51.100.7/logs/keys.txt");
        assertThat(file.toHost()).isFalse();
        assertThat(file.whole()).isTrue();
        assertThat(file.size()).isEqualTo(27);
    }

    @Test
    void callsAFileWithAGapNotWhole() {
        var transfer = new FtpData.Transfer();
        transfer.carries("RETR", "a", DialogueHarness.SERVER, false);
        FileTransfer file =
                DialogueHarness.of(new FtpData(transfer))
                        .server("some")
                        .gap(Side.SERVER, 10)
                        .server("thing")
                        .close()
                        .all(FileTransfer.class)
                        .getFirst();
        assertThat(file.whole()).isFalse();
        assertThat(file.toHost()).isTrue();
        assertThat(file.sha256()).isEmpty();
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void livesThroughEveryPrefix() {
        String lines =
                "220 x\r\nUSER a\r\nPASS\r\nPORT 1,2,3,4,5\r\nEPRT |1|\r\nPORT\r\n227 (1,2\r\n229 |||\r\n";
        DialogueHarness.everyPrefix(
                new Ftp(), Transport.TCP, 21, lines.getBytes(StandardCharsets.ISO_8859_1));
    }
}
