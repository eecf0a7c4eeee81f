package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wolfhound.model.Transport;

/// What rules see of mails and of the lines of FTP.
class RulesOnMailTest {
    private static DialogueHarness greeted() {
        return DialogueHarness.of(new Smtp())
                .over(Transport.TCP, 25)
                .server("220 mx.example.net ESMTP\r\n")
                .client("EHLO laptop\r\n")
                .server("250 mx.example.net\r\n");
    }

    private static DialogueHarness mail(DialogueHarness to, String from, String body) {
        return to.client("MAIL FROM:<" + from + "> SIZE=9\r\n")
                .server("250 Ok\r\n")
                .client("RCPT TO: <b@example.net>\r\n")
                .server("250 Ok\r\n")
                .client("DATA\r\n")
                .server("354 Go on\r\n")
                .client(body.replace("\n", "\r\n") + ".\r\n")
                .server("250 Ok\r\n");
    }

    @Test
    void laysTheEnvelopeAndTheFieldsOfAMail() {
        var script =
                mail(
                        greeted(),
                        "a@example.com",
                        """
                        From: Anna <a@example.com>
                        Received: by one
                         \twith SMTP
                        Subject: hello

                        see http://example.org/a?b=1 now
                        """);

        assertThat(TransactionsSeen.of(script.close()))
                .containsExactly(
                        "0 > smtp.helo: laptop",
                        "0 > smtp.mail_from: <a@example.com>",
                        "0 > smtp.rcpt_to: <b@example.net>",
                        "0 > email.from: Anna <a@example.com>",
                        "0 > email.received: by one\twith SMTP",
                        "0 > email.subject: hello",
                        "0 > email.url: example.org/a?b=1",
                        "0 > whole",
                        "0 < whole");
    }

    @Test
    void decodesTheFilesThatAMailCarries() {
        var script =
                mail(
                        greeted(),
                        "a@example.com",
                        """
                        Content-Type: multipart/mixed; boundary=x

                        --x
                        Content-Type: text/plain

                        no file
                        --x
                        Content-Type: application/octet-stream; name="a.bin"
                        Content-Transfer-Encoding: base64

                        aGVsbG8=
                        --x
                        Content-Disposition: attachment; filename="b.txt"

                        there
                        --x--
                        """);

        assertThat(TransactionsSeen.of(script.close()))
                .containsSubsequence(
                        "0 > file.name: a.bin",
                        "0 > file.data: hello",
                        "0 > file.name: b.txt",
                        "0 > file.data: there",
                        "0 > whole")
                .noneMatch(line -> line.contains("no file"));
    }

    @Test
    void laysEachMailForItself() {
        var script = mail(greeted(), "first@example.com", "Subject: one\n\none\n");
        mail(script, "second@example.com", "Subject: two\n\ntwo\n");

        assertThat(TransactionsSeen.of(script.close()))
                .contains(
                        "0 > smtp.mail_from: <first@example.com>",
                        "0 > email.subject: one",
                        "1 > smtp.mail_from: <second@example.com>",
                        "1 > email.subject: two");
    }

    @Test
    void laysEachCommandOfFtpWithItsAnswer() {
        var script =
                DialogueHarness.of(new Ftp())
                        .over(Transport.TCP, 21)
                        .server("220 welcome\r\n")
                        .client("USER anna\r\nPASV\r\n")
                        .server("331-Say\r\n331 your word\r\n")
                        .server("227 Entering Passive Mode (198,51,100,7,4,1)\r\n");

        assertThat(TransactionsSeen.of(script.close()))
                .containsExactly(
                        "0 < ftp.reply_received: 1",
                        "0 < ftp.completion_code: 220",
                        "0 < ftp.reply: welcome",
                        "0 > whole",
                        "0 < whole",
                        "1 > ftp.command: USER",
                        "1 > ftp.command_data: anna",
                        "1 > whole",
                        "2 > ftp.command: PASV",
                        "2 > whole",
                        "1 < ftp.reply_received: 1",
                        "1 < ftp.completion_code: 331",
                        "1 < ftp.reply: Say",
                        "1 < ftp.reply_received: 1",
                        "1 < ftp.completion_code: 331",
                        "1 < ftp.reply: your word",
                        "1 > whole",
                        "1 < whole",
                        "2 < ftp.reply_received: 1",
                        "2 < ftp.completion_code: 227",
                        "2 < ftp.reply: Entering Passive Mode (198,51,100,7,4,1)",
                        "2 < ftp.dynamic_port: 1025",
                        "2 > whole",
                        "2 < whole");
    }

    @Test
    void laysTheFileThatFtpCarries() {
        var transfer = new FtpData.Transfer();
        transfer.carries("RETR", "/pub/a.txt", DialogueHarness.SERVER, false);
        var script =
                DialogueHarness.of(new FtpData(transfer))
                        .over(Transport.TCP, 1025)
                        .server("hello")
                        .server(" there");

        assertThat(TransactionsSeen.of(script.close()))
                .containsExactly(
                        "0 < ftpdata_command: retr",
                        "0 < file.name: a.txt",
                        "0 < file.data: hello",
                        "0 < file.data:  there",
                        "0 > whole",
                        "0 < whole");
    }
}
