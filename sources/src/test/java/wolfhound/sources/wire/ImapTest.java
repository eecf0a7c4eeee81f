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

class ImapTest {
    private static final String LUNCH =
            "From: Bert <b@example.net>\r\nTo: anna@example.com\r\nSubject: lunch\r\n\r\n"
                    + "see http://example.org/x {3}\r\n";
    private static final String BILL =
            "Subject: bill\r\nContent-Type: application/octet-stream; name=bill.exe\r\n"
                    + "Content-Disposition: attachment\r\n\r\n"
                    + "MZ".repeat(300);

    private static DialogueHarness imap() {
        return DialogueHarness.of(new Imap()).over(Transport.TCP, 4711);
    }

    private static DialogueHarness greeted() {
        return imap().server("* OK [CAPABILITY IMAP4rev1] Doves ready.\r\n");
    }

    private static String literal(String text) {
        return "{" + text.length() + "}\r\n" + text;
    }

    private static DialogueHarness session() {
        return greeted()
                .client("a1 ID (\"name\" \"Pigeon\" \"version\" \"3.1\")\r\n")
                .server("* ID (\"name\" \"Doves\")\r\na1 OK done\r\n")
                .client("a2 LOGIN anna geheim\r\n")
                .server("* CAPABILITY IMAP4rev1 IDLE\r\na2 OK logged in\r\n")
                .client("a3 SELECT INBOX\r\na4 UID FETCH 1:* (UID BODY.PEEK[])\r\n")
                .server("* 2 EXISTS\r\na3 OK done\r\n")
                .server("* 1 FETCH (UID 7 BODY[] " + literal(LUNCH) + " FLAGS (\\Seen))\r\n")
                .server("* 2 FETCH (UID 8 RFC822 " + literal(BILL) + ")\r\na4 OK done\r\n")
                .client("a5 FETCH 1 BODY[HEADER]\r\n")
                .server("* 1 FETCH (BODY[HEADER] " + literal("Subject: lunch\r\n\r\n") + ")\r\n")
                .server("a5 OK done\r\n")
                .client("a6 IDLE\r\n")
                .server("+ idling\r\n* 3 EXISTS\r\n")
                .client("DONE\r\n")
                .server("a6 OK done\r\n")
                .client("a7 LOGOUT\r\n")
                .server("* BYE\r\na7 OK done\r\n")
                .close();
    }

    @Test
    void readsWholeMailsInLiterals() {
        var mails = session().all(MailMessage.class);
        assertThat(mails)
                .extracting(MailMessage::protocol, MailMessage::sender, MailMessage::subject)
                .containsExactly(
                        tuple("imap", "b@example.net", "lunch"), tuple("imap", "", "bill"));
        assertThat(mails.getFirst().links()).containsExactly("http://example.org/x");
        FileTransfer bill = session().all(FileTransfer.class).getFirst();
        assertThat(bill.name()).isEqualTo("bill.exe");
        assertThat(bill.toHost()).isTrue();
        assertThat(bill.whole()).isTrue();
    }

    @Test
    void tellsWhatWasAskedAndTheLogInWithoutItsSecret() {
        assertThat(session().all(CommandLine.class))
                .extracting(CommandLine::verb, CommandLine::argument, CommandLine::code)
                .containsExactly(
                        tuple("ID", "(\"name\" \"Pigeon\" \"version\" \"3.1\")", 1),
                        tuple("LOGIN", "anna", 1),
                        tuple("SELECT", "INBOX", 1),
                        tuple("UID FETCH", "1:* (UID BODY.PEEK[])", 1),
                        tuple("FETCH", "1 BODY[HEADER]", 1),
                        tuple("IDLE", "", 1),
                        tuple("LOGOUT", "", 1));
        assertThat(session().all(Login.class))
                .extracting(Login::protocol, Login::user, Login::outcome, Login::clearText)
                .containsExactly(tuple("imap", "anna", Login.Outcome.ACCEPTED, true));
        assertThat(session().observations()).noneMatch(o -> o.toString().contains("geheim"));
        assertThat(session().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::byHost, SoftwareSeen::text)
                .containsExactly(
                        tuple(false, "[CAPABILITY IMAP4rev1] Doves ready."),
                        tuple(true, "Pigeon 3.1"),
                        tuple(false, "Doves"));
    }

    @Test
    void readsLogInsInLiteralsOfBothSorts() {
        DialogueHarness script =
                greeted()
                        .client("a LOGIN {4}\r\n")
                        .server("+ go\r\n")
                        .client("anna {6}\r\n")
                        .server("+ go\r\n")
                        .client("geheim\r\n")
                        .server("a NO wrong\r\n")
                        .client("b LOGIN {6+}\r\na\"b\\c {6+}\r\ngeheim\r\n")
                        .server("b OK right\r\n");
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome)
                .containsExactly(
                        tuple("anna", Login.Outcome.REJECTED),
                        tuple("a\"b\\c ", Login.Outcome.ACCEPTED));
        assertThat(script.observations()).noneMatch(o -> o.toString().contains("geheim"));
    }

    @Test
    void readsALiteralThatTheServerDoesNotWant() {
        DialogueHarness script =
                greeted()
                        .client("a APPEND Sent {999999}\r\n")
                        .server("a NO too long\r\n")
                        .client("b NOOP\r\n")
                        .server("b OK\r\n");
        assertThat(script.all(CommandLine.class))
                .extracting(CommandLine::verb)
                .containsExactly("NOOP");
    }

    @Test
    void readsAMailThatIsLeft() {
        DialogueHarness script =
                greeted()
                        .client("a APPEND \"Sent\" (\\Seen) {" + LUNCH.length() + "}\r\n")
                        .server("+ go\r\n")
                        .client(LUNCH + "\r\n")
                        .server("a OK done\r\n");
        MailMessage mail = script.all(MailMessage.class).getFirst();
        assertThat(mail.sender()).isEqualTo("b@example.net");
        assertThat(script.all(CommandLine.class).getFirst().argument())
                .startsWith("\"Sent\" (\\Seen)")
                .doesNotContain("lunch");
    }

    @Test
    void joinsAMailThatIsFetchedInPieces() {
        String first = LUNCH.substring(0, 40);
        String second = LUNCH.substring(40, 80);
        String third = LUNCH.substring(80);
        DialogueHarness script =
                greeted()
                        .client("a FETCH 1 BODY[]<0.40>\r\n")
                        .server("* 1 FETCH (BODY[]<0> " + literal(first) + ")\r\na OK\r\n")
                        .client("b FETCH 1 BODY[]<40.40>\r\n")
                        .server("* 1 FETCH (BODY[]<40> " + literal(second) + ")\r\nb OK\r\n")
                        .client("c FETCH 1 BODY[]<80.40>\r\n")
                        .server("* 1 FETCH (BODY[]<80> " + literal(third) + ")\r\nc OK\r\n");
        var mails = script.all(MailMessage.class);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().links()).containsExactly("http://example.org/x");
    }

    @Test
    void goesOnBehindAGapInAMail() {
        DialogueHarness script =
                greeted()
                        .client("a FETCH 1 BODY[]\r\n")
                        .server("* 1 FETCH (BODY[] {40}\r\nSubject: gap\r\n\r\nfirst")
                        .gap(Side.SERVER, 10)
                        .server("the last.)\r\n* 2 EXISTS\r\na OK\r\n")
                        .client("b NOOP\r\n")
                        .server("b OK\r\n");
        assertThat(script.all(MailMessage.class)).hasSize(1);
        assertThat(script.all(CommandLine.class).getLast().verb()).isEqualTo("NOOP");
    }

    @Test
    void tellsTheNamesInALogInByNtlm() {
        DialogueHarness script =
                greeted()
                        .client("a AUTHENTICATE NTLM\r\n")
                        .server("+ \r\n")
                        .client(NtlmMessages.base64(NtlmMessages.negotiate()) + "\r\n")
                        .server("+ " + NtlmMessages.base64(NtlmMessages.challenge()) + "\r\n")
                        .client(NtlmMessages.base64(NtlmMessages.authenticate()) + "\r\n")
                        .server("a OK\r\n");
        assertThat(script.all(IdentitySeen.class))
                .extracting(IdentitySeen::of, IdentitySeen::kind, IdentitySeen::value)
                .containsExactlyElementsOf(NtlmMessages.identities());
        assertThat(script.all(Login.class)).extracting(Login::user).containsExactly("anna");
    }

    @Test
    void handsOverToTls() {
        assertThat(greeted().client("a STARTTLS\r\n").server("a OK begin\r\n").tell().handedOver())
                .isTrue();
        assertThat(greeted().client("a STARTTLS\r\n").server("a BAD no\r\n").tell().handedOver())
                .isFalse();
    }

    @Test
    void readsNothingOfWhatIsCompressed() {
        DialogueHarness script =
                greeted()
                        .client("a COMPRESS DEFLATE\r\n")
                        .server("a OK\r\n")
                        .client("b NOOP\r\n")
                        .server("b OK\r\n");
        assertThat(script.all(CommandLine.class))
                .extracting(CommandLine::verb)
                .containsExactly("COMPRESS");
    }

    @Test
    void knowsItselfOnAnyPort() {
        assertThat(imap().server("* OK ready\r\n").recognition()).isEqualTo(Recognition.YES);
        assertThat(imap().server("* O").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(imap().client("a1 LOGIN x y\r\n").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(imap().client("a1 LOGIN x y\r\n").server("a1 OK\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(imap().client("a1 LOGIN x y\r\n").server("ok\r\n").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(imap().client("GET /list HTTP/1.0\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(imap().server("* everyone waves\r\n").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void livesThroughEveryPrefix() {
        for (String said :
                new String[] {
                    "* OK x\r\n+ y\r\n* 1 FETCH (BODY[]<0> {5}\r\n12345)\r\na OK\r\n",
                    "a LOGIN {2}\r\nxy {0+}\r\n\r\nb UID FETCH\r\nc AUTHENTICATE NTLM\r\nx\r\n"
                }) {
            DialogueHarness.everyPrefix(
                    new Imap(), Transport.TCP, 143, said.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
