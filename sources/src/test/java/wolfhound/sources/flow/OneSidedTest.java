package wolfhound.sources.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OneSidedTest {
    private final OneSided sides = new OneSided();

    private boolean says(boolean byClient, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return sides.shows(byClient, bytes, 0, bytes.length);
    }

    @Test
    void takesBothSidesOfAnHttpExchange() {
        assertThat(says(true, "GET / HTTP/1.1\r\n\r\n")).isFalse();
        assertThat(says(false, "HTTP/1.1 200 OK\r\n\r\n")).isFalse();
        assertThat(says(false, "anything at all that follows")).isFalse();
    }

    @Test
    void missesTheAnswerToARequest() {
        assertThat(says(true, "GET /\r\n")).isFalse();
        assertThat(says(false, "<html>an answer without a head</html>")).isTrue();
    }

    @Test
    void tellsOnceOfAMailServer() {
        assertThat(says(false, "220 mail.example.org ESMTP ready\r\n")).isFalse();
        assertThat(says(true, "ehlo there\r\n")).isTrue();
        assertThat(says(true, "MAIL FROM:<a@example.org>\r\n")).isFalse();
    }

    @Test
    void leavesWhatAServerSaidTooBriefly() {
        assertThat(says(false, "220 ready\r\n")).isFalse();
        assertThat(says(true, "USER anonymous\r\n")).isFalse();
        assertThat(says(false, "331 a long request for a password\r\n")).isFalse();
    }

    @Test
    void missesTheRequestBeforeAnAnswer() {
        assertThat(says(true, "something else\r\n")).isFalse();
        assertThat(says(false, "HTTP/1.0 400 Bad\r\n")).isTrue();
    }

    @Test
    void saysNothingWhereTheOtherSideBeginsAnotherProtocol() {
        assertThat(says(true, "QUIT\r\n")).isFalse();
        assertThat(says(false, "SSH-2.0-OpenSSH_9.9 and more\r\n")).isFalse();
    }
}
