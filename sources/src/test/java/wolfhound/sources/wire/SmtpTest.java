package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.CommandLine;
import wolfhound.model.FileKind;
import wolfhound.model.FileTransfer;
import wolfhound.model.Login;
import wolfhound.model.MailMessage;
import wolfhound.model.Observation;
import wolfhound.model.Oddity;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class SmtpTest {
    private static DialogueHarness smtp() {
        return DialogueHarness.of(new Smtp()).over(Transport.TCP, 25);
    }

    private static DialogueHarness greeted() {
        return smtp().server("220 mx.example.net ESMTP Postfix\r\n")
                .client("EHLO laptop\r\n")
                .server("250-mx.example.net\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
    }

    private static DialogueHarness mail(String body) {
        return greeted()
                .client("MAIL FROM:<a@example.com> SIZE=100\r\n")
                .server("250 2.1.0 Ok\r\n")
                .client("RCPT TO:<b@example.net>\r\n")
                .server("250 2.1.5 Ok\r\n")
                .client("DATA\r\n")
                .server("354 End data with <CR><LF>.<CR><LF>\r\n")
                .client(body.replace("\n", "\r\n") + ".\r\n")
                .server("250 2.0.0 Ok: queued\r\n")
                .client("QUIT\r\n")
                .server("221 2.0.0 Bye\r\n")
                .close();
    }

    private static MailMessage only(DialogueHarness script) {
        List<MailMessage> mails = script.all(MailMessage.class);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    @Test
    void readsAMailWithItsEnvelope() {
        MailMessage mail =
                only(
                        mail(
                                """
                                From: Anna <a@example.com>
                                To: Bert <b@example.net>
                                Subject: =?UTF-8?B?R3LDvMOfZQ==?=
                                X-Mailer: Pigeon 1.0

                                See http://www.example.org/a?b=c, soon.
                                ..hidden
                                """));
        assertThat(mail.helo()).isEqualTo("laptop");
        assertThat(mail.sender()).isEqualTo("a@example.com");
        assertThat(mail.recipients()).containsExactly("b@example.net");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.headers().order()).isEqualTo("From,To,Subject,X-Mailer");
        assertThat(mail.text()).endsWith(".hidden").doesNotContain("..hidden");
        assertThat(mail.links()).containsExactly("http://www.example.org/a?b=c");
        assertThat(mail.parts()).isEmpty();
    }

    @Test
    void readsAttachmentsByTheirContent() {
        byte[] program = new byte[600];
        program[0] = 'M';
        program[1] = 'Z';
        String base64 = Base64.getMimeEncoder().encodeToString(program).replace("\r", "");
        DialogueHarness script =
                mail(
                        """
                        Subject: photos
                        Content-Type: multipart/mixed; boundary=xyz

                        --xyz
                        Content-Type: text/html; charset=us-ascii

                        <html><style>p {}</style><p>Look <a href="http://example.org/p.zip">here</a>
                        --xyz
                        Content-Type: image/jpeg; name="photo.jpg"
                        Content-Transfer-Encoding: base64
                        Content-Disposition: attachment; filename*=UTF-8''gr%C3%BC%C3%9Fe.jpg

                        """
                                + base64
                                + "\n--xyz--\n");
        MailMessage mail = only(script);
        assertThat(mail.text()).isEqualTo("Look here");
        assertThat(mail.links()).containsExactly("http://example.org/p.zip");
        assertThat(mail.parts()).hasSize(1);
        MailMessage.Part part = mail.parts().getFirst();
        assertThat(part.name()).isEqualTo("grüße.jpg");
        assertThat(part.declaredType()).isEqualTo("image/jpeg");
        assertThat(part.kind()).isEqualTo(FileKind.MZ);
        assertThat(part.size()).isEqualTo(600);
        assertThat(part.sha256()).hasSize(64);
        FileTransfer file = script.all(FileTransfer.class).getFirst();
        assertThat(file.toHost()).isFalse();
        assertThat(file.whole()).isTrue();
        assertThat(file.nameLies()).isTrue();
    }

    @Test
    void tellsEachCommandWithItsAnswer() {
        List<CommandLine> commands = mail("Subject: x\n\nhello\n").all(CommandLine.class);
        assertThat(commands)
                .extracting(CommandLine::verb)
                .containsExactly("EHLO", "MAIL", "RCPT", "DATA", ".", "QUIT");
        assertThat(commands)
                .extracting(CommandLine::code)
                .containsExactly(250, 250, 250, 354, 250, 221);
    }

    @Test
    void readsCommandsSentAhead() {
        DialogueHarness script =
                greeted()
                        .client(
                                "MAIL FROM:<a@x.org>\r\n"
                                        + "RCPT TO:<b@x.org>\r\nRCPT TO:<c@x.org>\r\nDATA\r\n")
                        .server("250 ok\r\n550 no such user\r\n250 ok\r\n354 go\r\n")
                        .client("Subject: y\r\n\r\nbody\r\n.\r\nQUIT\r\n")
                        .server("250 ok\r\n221 bye\r\n")
                        .close();
        assertThat(only(script).recipients()).containsExactly("c@x.org");
        assertThat(script.all(CommandLine.class))
                .filteredOn(command -> command.verb().equals("RCPT"))
                .extracting(CommandLine::code)
                .containsExactly(550, 250);
    }

    @Test
    void readsSeveralMailsOfOneSession() {
        DialogueHarness script = greeted();
        for (int i = 0; i < 3; i++) {
            script.client("MAIL FROM:<a@x.org>\r\nRCPT TO:<b" + i + "@x.org>\r\nDATA\r\n")
                    .server("250 ok\r\n250 ok\r\n354 go\r\n")
                    .client("Subject: " + i + "\r\n\r\nbody\r\n.\r\n")
                    .server("250 ok\r\n");
        }
        assertThat(script.all(MailMessage.class))
                .extracting(MailMessage::subject)
                .containsExactly("0", "1", "2");
    }

    @Test
    void tellsWhatWasReadOfACutMail() {
        DialogueHarness script =
                smtp().client("HELO x\r\nMAIL FROM: <a@x.org>\r\nRCPT TO: <b@x.org>\r\nDATA\r\n")
                        .client("Subject: cut\r\n\r\nthe begin")
                        .end();
        assertThat(only(script).text()).isEqualTo("the begin");
        assertThat(only(script).recipients()).containsExactly("b@x.org");
        assertThat(script.all(CommandLine.class)).allMatch(command -> command.code() == 0);
    }

    @Test
    void goesOnBehindAGapInTheBody() {
        DialogueHarness script =
                greeted()
                        .client("MAIL FROM:<a@x.org>\r\nRCPT TO:<b@x.org>\r\nDATA\r\n")
                        .server("250 ok\r\n250 ok\r\n354 go\r\n")
                        .client("Subject: gap\r\n\r\nfirst\r\n")
                        .gap(Side.CLIENT, 1460)
                        .client("last\r\n.\r\nNOOP\r\n")
                        .server("250 ok\r\n250 ok\r\n");
        assertThat(only(script).text()).contains("first").contains("last");
        assertThat(script.all(CommandLine.class).getLast().verb()).isEqualTo("NOOP");
    }

    @Test
    void endsABodyWhoseEndWasMissedWhenTheServerAnswers() {
        DialogueHarness script =
                greeted()
                        .client("MAIL FROM:<a@x.org>\r\nRCPT TO:<b@x.org>\r\nDATA\r\n")
                        .server("250 ok\r\n250 ok\r\n354 go\r\n")
                        .client("Subject: gap\r\n\r\nfirst\r\n")
                        .gap(Side.CLIENT, 1460)
                        .server("250 queued\r\n")
                        .client("QUIT\r\n")
                        .server("221 bye\r\n");
        assertThat(only(script).text()).isEqualTo("first");
        assertThat(script.all(CommandLine.class).getLast().verb()).isEqualTo("QUIT");
    }

    @Test
    void learnsAsWhomButNeverTheSecret() {
        DialogueHarness script =
                greeted()
                        .client("AUTH LOGIN\r\n")
                        .server("334 VXNlcm5hbWU6\r\n")
                        .client("YW5uYQ==\r\n")
                        .server("334 UGFzc3dvcmQ6\r\n")
                        .client("c2VjcmV0\r\n")
                        .server("535 no\r\n")
                        .client("AUTH PLAIN AGFubmEAc2VjcmV0\r\n")
                        .server("235 yes\r\n");
        assertThat(script.all(Login.class))
                .extracting(Login::user, Login::outcome, Login::clearText)
                .containsExactly(
                        tuple("anna", Login.Outcome.REJECTED, true),
                        tuple("anna", Login.Outcome.ACCEPTED, true));
        assertThat(script.observations())
                .extracting(Observation::toString)
                .noneMatch(text -> text.contains("secret") || text.contains("c2VjcmV0"));
        assertThat(script.all(CommandLine.class))
                .extracting(CommandLine::argument)
                .contains("LOGIN", "PLAIN");
    }

    @Test
    void tellsALoginThatNobodyAnswered() {
        DialogueHarness script = smtp().client("EHLO x\r\nAUTH PLAIN AGFubmEAc2VjcmV0\r\n").end();
        assertThat(script.all(Login.class))
                .extracting(Login::outcome)
                .containsExactly(Login.Outcome.TRIED);
    }

    @Test
    void handsOverToTls() {
        DialogueHarness script =
                greeted().client("STARTTLS\r\n").server("220 go ahead\r\n").client("\u0016\u0003");
        assertThat(script.tell().handedOver()).isTrue();
        assertThat(greeted().client("STARTTLS\r\n").server("454 no\r\n").tell().handedOver())
                .isFalse();
    }

    @Test
    void handsOverToTlsThatBeginsUnannounced() {
        assertThat(greeted().clientHex("16030100").tell().handedOver()).isTrue();
    }

    @Test
    void readsChunks() {
        DialogueHarness script =
                greeted()
                        .client("MAIL FROM:<a@x.org>\r\nRCPT TO:<b@x.org>\r\n")
                        .server("250 ok\r\n250 ok\r\n")
                        .client("BDAT 14\r\nSubject: z\r\n\r\nBDAT 5 LAST\r\n.\r\n.\nQUIT\r\n")
                        .server("250 ok\r\n250 ok\r\n221 bye\r\n");
        assertThat(only(script).subject()).isEqualTo("z");
        assertThat(script.all(CommandLine.class).getLast().verb()).isEqualTo("QUIT");
    }

    @Test
    void tellsTheBanner() {
        assertThat(greeted().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::text, SoftwareSeen::byHost)
                .containsExactly(tuple("mx.example.net ESMTP Postfix", false));
    }

    @Test
    void passesOverALineWithoutEnd() {
        DialogueHarness script =
                greeted().client("X".repeat(20_000) + "\r\nQUIT\r\n").server("221 bye\r\n");
        assertThat(script.all(Oddity.class))
                .extracting(Oddity::kind)
                .containsExactly("line-too-long");
        assertThat(script.all(CommandLine.class).getLast().verb()).isEqualTo("QUIT");
    }

    @Test
    void seesWhoAsksWhereTheServerSeemsToHaveOpened() {
        DialogueHarness script =
                smtp().midStream()
                        .ports(25, 49152)
                        .client("220 mx.example.net ESMTP\r\n")
                        .server("EHLO laptop\r\n")
                        .client("250 ok\r\n");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        CommandLine ehlo = script.all(CommandLine.class).getFirst();
        assertThat(ehlo.code()).isEqualTo(250);
        assertThat(ehlo.seen().host().address()).isEqualTo(DialogueHarness.SERVER);
    }

    @Test
    void knowsItselfOnAnyPort() {
        assertThat(odd().server("220 box ESMTP ready\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(odd().client("EHLO x\r\n").recognition()).isEqualTo(Recognition.YES);
        assertThat(odd().server("220 box ready\r\n").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(odd().server("220 box ready\r\n").client("USER x\r\n").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(odd().server("220 box FTP ready\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(odd().client("GET / HTTP/1.1\r\n").recognition()).isEqualTo(Recognition.NO);
    }

    private static DialogueHarness odd() {
        return DialogueHarness.of(new Smtp()).over(Transport.TCP, 4711);
    }

    @Test
    void livesThroughNestedAndBrokenParts() {
        StringBuilder body = new StringBuilder("Subject: nest\n");
        for (int i = 0; i < 60; i++) {
            body.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        }
        DialogueHarness script = mail(body.toString());
        assertThat(only(script).subject()).isEqualTo("nest");
        assertThat(script.tell().bounds()).containsKey("mail-nesting");
    }

    @Test
    void boundsTheNumberOfParts() {
        StringBuilder body = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 500; i++) {
            body.append("--b\nContent-Type: application/x-a; name=a" + i + "\n\nx\n");
        }
        DialogueHarness script = mail(body.toString());
        assertThat(only(script).parts()).hasSize(Mail.MOST_PARTS + 1);
        assertThat(script.tell().bounds()).containsKey("mail-parts");
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(mail("Subject: x\n\n..dots\n.a\nhttp://x.org/\n"));
    }

    @Test
    void livesThroughEveryPrefix() {
        byte[] session =
                ("220 x ESMTP\r\nEHLO x\r\nAUTH LOGIN\r\nYQ==\r\nYQ==\r\nMAIL FROM:<a@b>\r\n"
                                + "RCPT TO:<c@d>\r\nDATA\r\nSubject: x\r\n\r\n..\r\n.\r\nQUIT\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        DialogueHarness.everyPrefix(new Smtp(), Transport.TCP, 25, session);
    }
}
