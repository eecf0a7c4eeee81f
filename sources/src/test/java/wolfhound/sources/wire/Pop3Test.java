package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.FileTransfer;
import wolfhound.model.IdentitySeen;
import wolfhound.model.Login;
import wolfhound.model.MailMessage;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class Pop3Test {
    private static DialogueHarness pop() {
        return DialogueHarness.of(new Pop3()).over(Transport.TCP, 4711);
    }

    private static DialogueHarness greeted() {
        return pop().server("+OK Pigeonhole ready <1.2@mail.example.net>\r\n");
    }

    private static DialogueHarness session() {
        return greeted()
                .client("CAPA\r\n")
                .server("+OK\r\nTOP\r\nUIDL\r\nSTLS\r\n.\r\n")
                .client("USER anna\r\n")
                .server("+OK\r\n")
                .client("PASS geheim\r\n")
                .server("+OK logged in\r\n")
                .client("LIST\r\n")
                .server("+OK 2 messages\r\n1 120\r\n2 200\r\n.\r\n")
                .client("LIST 2\r\nRETR 1\r\n")
                .server("+OK 2 200\r\n+OK 120 octets\r\nFrom: Bert <b@example.net>\r\n")
                .server("To: anna@example.com\r\nSubject: lunch\r\n\r\n..dots\r\n.a dot\r\n")
                .server("see http://example.org/x\r\n.\r\n")
                .client("TOP 2 0\r\n")
                .server("+OK\r\nFrom: c@example.net\r\nSubject: second\r\n\r\n.\r\n")
                .client("DELE 1\r\nQUIT\r\n")
                .server("+OK\r\n+OK bye\r\n")
                .close();
    }

    @Test
    void readsTheMailThatIsFetched() {
        var mails = session().all(MailMessage.class);
        assertThat(mails)
                .extracting(MailMessage::protocol, MailMessage::sender, MailMessage::subject)
                .containsExactly(
                        tuple("pop3", "b@example.net", "lunch"),
                        tuple("pop3", "c@example.net", "second"));
        assertThat(mails.getFirst().recipients()).containsExactly("anna@example.com");
        assertThat(mails.getFirst().text()).contains(".dots").doesNotContain("..dots");
        assertThat(mails.getFirst().links()).containsExactly("http://example.org/x");
    }

    @Test
    void tellsWhatWasAskedAndTheLogInWithoutItsSecret() {
        assertThat(session().all(CommandLine.class))
                .extracting(CommandLine::verb, CommandLine::argument, CommandLine::code)
                .containsExactly(
                        tuple("CAPA", "", 1),
                        tuple("USER", "anna", 1),
                        tuple("PASS", "", 1),
                        tuple("LIST", "", 1),
                        tuple("LIST", "2", 1),
                        tuple("RETR", "1", 1),
                        tuple("TOP", "2 0", 1),
                        tuple("DELE", "1", 1),
                        tuple("QUIT", "", 1));
        assertThat(session().all(Login.class))
                .extracting(Login::protocol, Login::user, Login::outcome, Login::clearText)
                .containsExactly(tuple("pop3", "anna", Login.Outcome.ACCEPTED, true));
        assertThat(session().observations()).noneMatch(o -> o.toString().contains("geheim"));
        assertThat(session().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::text)
                .containsExactly("Pigeonhole ready <1.2@mail.example.net>");
    }

    @Test
    void tellsAFileThatAMailBrings() {
        FileTransfer file =
                greeted()
                        .client("RETR 1\r\n")
                        .server("+OK\r\nContent-Type: application/octet-stream\r\n")
                        .server("Content-Disposition: attachment; filename=bill.exe\r\n\r\n")
                        .server("MZ".repeat(300) + "\r\n.\r\n")
                        .all(FileTransfer.class)
                        .getFirst();
        assertThat(file.name()).isEqualTo("bill.exe");
        assertThat(file.toHost()).isTrue();
        assertThat(file.carrier()).isEqualTo("pop3");
    }

    @Test
    void readsOtherWaysToLogIn() {
        DialogueHarness script =
                greeted()
                        .client("APOP anna c4c9334bac560ecc979e58001b3e22fb\r\n")
                        .server("-ERR no\r\n")
                        .client("AUTH PLAIN\r\n")
                        .server("+ \r\n")
                        .client("AGJlcnQAZ2VoZWlt\r\n")
                        .server("+OK\r\n");
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome, Login::clearText)
                .containsExactly(
                        tuple("anna", Login.Outcome.REJECTED, false),
                        tuple("bert", Login.Outcome.ACCEPTED, true));
        assertThat(script.observations())
                .noneMatch(o -> o.toString().contains("c4c9334b"))
                .noneMatch(o -> o.toString().contains("AGJlcnQA"));
    }

    @Test
    void tellsTheNamesInALogInByNtlm() {
        DialogueHarness script =
                greeted()
                        .client("AUTH NTLM\r\n")
                        .server("+ \r\n")
                        .client(NtlmMessages.base64(NtlmMessages.negotiate()) + "\r\n")
                        .server("+ " + NtlmMessages.base64(NtlmMessages.challenge()) + "\r\n")
                        .client(NtlmMessages.base64(NtlmMessages.authenticate()) + "\r\n")
                        .server("+OK\r\n");
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::kind, IdentitySeen::value)
                .containsExactlyElementsOf(NtlmMessages.identities());
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::clearText)
                .containsExactly(tuple("anna", false));
    }

    @Test
    void handsOverToTls() {
        assertThat(greeted().client("STLS\r\n").server("+OK begin\r\n").tell().handedOver())
                .isTrue();
        assertThat(greeted().client("STLS\r\n").server("-ERR no\r\n").tell().handedOver())
                .isFalse();
    }

    @Test
    void goesOnBehindAGapInAMail() {
        DialogueHarness script =
                greeted()
                        .client("RETR 1\r\n")
                        .server("+OK\r\nSubject: gap\r\n\r\nfirst\r\n")
                        .gap(Side.SERVER, 1460)
                        .server("last\r\n.\r\n")
                        .client("QUIT\r\n")
                        .server("+OK\r\n");
        assertThat(script.all(MailMessage.class).getFirst().text()).contains("first", "last");
        assertThat(script.all(CommandLine.class).getLast().verb()).isEqualTo("QUIT");
    }

    @Test
    void tellsWhatWasReadOfAMailThatWasCut() {
        DialogueHarness script =
                greeted().client("RETR 1\r\n").server("+OK\r\nSubject: cut\r\n\r\nthe").end();
        assertThat(script.all(MailMessage.class).getFirst().text()).isEqualTo("the");
    }

    @Test
    void knowsItselfOnAnyPort() {
        assertThat(pop().server("+OK ready\r\n").recognition()).isEqualTo(Recognition.YES);
        assertThat(pop().server("+OK re").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(pop().client("USER anna\r\n").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(pop().client("USER anna\r\n").server("+OK\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(pop().client("USER anna\r\n").server("331 go on\r\n").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(pop().client("GET / HTTP/1.0\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(pop().client("*1\r\n$4\r\nPING\r\n").server("+OK\r\n").recognition())
                .isEqualTo(Recognition.NO);
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void livesThroughEveryPrefix() {
        for (String said :
                new String[] {
                    "+OK x\r\n-ERR y\r\n+ z\r\n", "USER a\r\nAUTH NTLM x\r\nRETR 1\r\n"
                }) {
            DialogueHarness.everyPrefix(
                    new Pop3(), Transport.TCP, 110, said.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
