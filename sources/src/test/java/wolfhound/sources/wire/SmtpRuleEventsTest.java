package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wolfhound.model.Transport;

/// What rules are told is wrong with a session of SMTP; each expectation follows Suricata 7.
class SmtpRuleEventsTest {
    private static DialogueHarness smtp() {
        return DialogueHarness.of(new Smtp()).over(Transport.TCP, 25);
    }

    private static DialogueHarness greeted() {
        return smtp().server("220 mx.example.net ESMTP\r\n")
                .client("EHLO laptop\r\n")
                .server("250-mx.example.net\r\n250-PIPELINING\r\n250 SIZE 10\r\n");
    }

    private static DialogueHarness asks(DialogueHarness to, String line, String answer) {
        return to.client(line + "\r\n").server(answer + "\r\n");
    }

    private static DialogueHarness addressed(DialogueHarness to) {
        asks(to, "MAIL FROM:<a@example.com>", "250 Ok");
        return asks(to, "RCPT TO:<b@example.net>", "250 Ok");
    }

    private static List<String> told(DialogueHarness script) {
        return TransactionsSeen.eventsOf(script);
    }

    @Test
    void hasNothingAgainstTwoMailsOneAfterTheOther() {
        var script = greeted();
        for (int i = 0; i < 2; i++) {
            asks(addressed(script), "DATA", "354 Go on");
            asks(script, "Subject: one\r\n\r\n..\r\n.", "250 Queued");
        }
        assertThat(told(asks(script, "QUIT", "221 Bye"))).isEmpty();
    }

    @Test
    void missesTheGreetingOfTheServer() {
        assertThat(told(smtp().client("EHLO laptop\r\n").server("250 Ok\r\n")))
                .containsExactly("smtp.no_server_welcome_message");
    }

    @Test
    void doesNotKnowAReply() {
        assertThat(told(asks(greeted(), "NOOP", "299 What"))).containsExactly("smtp.invalid_reply");
        assertThat(told(asks(greeted(), "NOOP", "25"))).containsExactly("smtp.invalid_reply");
    }

    @Test
    void seesACommandBehindDataThatNobodyHasGranted() {
        var script = greeted().client("STARTTLS\r\nNOOP\r\n").server("502 no\r\n250 Ok\r\n");
        assertThat(told(script))
                .containsExactly("smtp.invalid_pipelined_sequence", "smtp.tls_rejected");
    }

    @Test
    void seesAMailRefused() {
        assertThat(told(asks(addressed(greeted()), "DATA", "554 No")))
                .containsExactly("smtp.data_command_rejected");
    }

    @Test
    void seesANameOrASenderGivenTwice() {
        assertThat(told(asks(greeted(), "HELO again", "250 Ok")))
                .containsExactly("smtp.duplicate_fields");
        var script = asks(addressed(greeted()), "MAIL FROM:<c@example.com>", "503 No");
        assertThat(told(script)).containsExactly("smtp.duplicate_fields");
    }

    @Test
    void countsTheChunksOfAMailTogether() {
        var first = addressed(greeted());
        asks(first, "BDAT 7\r\nfirst", "250 Ok");
        assertThat(told(first)).isEmpty();

        asks(first, "BDAT 8 LAST\r\nsecond", "250 Ok");
        assertThat(told(first)).containsExactly("smtp.bdat_chunk_len_exceeded");
    }

    @Test
    void tellsAgainOfAnotherMail() {
        var script = greeted();
        for (int i = 0; i < 2; i++) {
            addressed(script);
            asks(script, "MAIL FROM:<c@example.com>", "503 No");
            asks(script, "MAIL FROM:<d@example.com>", "503 No");
            asks(script, "RSET", "250 Ok");
        }
        assertThat(told(script)).containsExactly("smtp.duplicate_fields", "smtp.duplicate_fields");
    }
}
