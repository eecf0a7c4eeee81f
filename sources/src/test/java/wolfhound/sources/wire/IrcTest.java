package wolfhound.sources.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import wolfhound.model.ChatLine;
import wolfhound.model.Login;
import wolfhound.model.SoftwareSeen;
import wolfhound.model.Transport;

class IrcTest {
    private static DialogueHarness irc() {
        return DialogueHarness.of(new Irc()).over(Transport.TCP, 4711);
    }

    private static DialogueHarness session() {
        return irc().client("NICK rex\r\nUSER rex 0 * :Rex\r\n")
                .server(":irc.example.org 001 rex :Welcome rex!rex@laptop\r\n")
                .server(":irc.example.org 004 rex irc.example.org u2.10 aoiw biklm\r\n")
                .client("JOIN #kennel bone\r\n")
                .server(":irc.example.org 332 rex #kennel :.scan 10.0.0.0\r\n")
                .server(":tom!t@x PRIVMSG #kennel :hello : there\r\n")
                .client("PRIVMSG #kennel :\u0001ACTION barks\u0001\r\n")
                .close();
    }

    @Test
    void readsLinesOfBothSides() {
        assertThat(session().all(ChatLine.class))
                .extracting(ChatLine::byHost, ChatLine::prefix, ChatLine::command, ChatLine::text)
                .containsExactly(
                        tuple(true, "", "NICK", "rex"),
                        tuple(true, "", "USER", "Rex"),
                        tuple(false, "irc.example.org", "001", "Welcome rex!rex@laptop"),
                        tuple(false, "irc.example.org", "004", "biklm"),
                        tuple(true, "", "JOIN", "bone"),
                        tuple(false, "irc.example.org", "332", ".scan 10.0.0.0"),
                        tuple(false, "tom!t@x", "PRIVMSG", "hello : there"),
                        tuple(true, "", "PRIVMSG", "\u0001ACTION barks\u0001"));
        assertThat(session().all(ChatLine.class).get(5).parameters())
                .containsExactly("rex", "#kennel", ".scan 10.0.0.0");
        assertThat(session().all(SoftwareSeen.class))
                .extracting(SoftwareSeen::text)
                .containsExactly("u2.10");
    }

    @Test
    void readsServersThatBotsMade() {
        DialogueHarness script =
                irc().client("PASS letmein\nNICK rex\nUSER a b c :d\n")
                        .server("PING :4711\n001 rex :hi\nPRIVMSG rex :.update http://x/\n");
        assertThat(script.recognition()).isEqualTo(Recognition.YES);
        assertThat(script.all(ChatLine.class))
                .extracting(ChatLine::command)
                .containsExactly("PASS", "NICK", "USER", "PING", "001", "PRIVMSG");
    }

    @Test
    void tellsWhoseSecretWentInTheClear() {
        assertThat(irc().client("PASS letmein\nNICK rex\nUSER a b c :d\n").all(Login.class))
                .extracting(Login::protocol, Login::user, Login::clearText)
                .containsExactly(tuple("irc", "rex", true));
        assertThat(irc().client("NICK rex\nUSER a b c :d\n").all(Login.class)).isEmpty();
    }

    @Test
    void keepsSecretsToItself() {
        DialogueHarness script =
                irc().client("PASS letmein\r\nNICK rex\r\nOPER rex letmein\r\n")
                        .client("PRIVMSG NickServ :IDENTIFY letmein\r\n");
        assertThat(script.observations()).noneMatch(told -> told.toString().contains("letmein"));
    }

    @Test
    void passesOverTags() {
        ChatLine line =
                irc().server("@time=2024-01-01T00:00:00Z :a!b@c PRIVMSG #x :y\r\n")
                        .all(ChatLine.class)
                        .getFirst();
        assertThat(line.prefix()).isEqualTo("a!b@c");
        assertThat(line.text()).isEqualTo("y");
    }

    @Test
    void knowsItselfOnAnyPort() {
        assertThat(session().recognition()).isEqualTo(Recognition.YES);
        assertThat(irc().server(":a.b NOTICE AUTH :*** Looking up\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(irc().server("NOTICE AUTH :*** Looking up\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(irc().midStream().server(":a!b@c PRIVMSG #x :y\r\n").recognition())
                .isEqualTo(Recognition.YES);
        assertThat(irc().client("USER a\r\nNICK b\r\n").recognition()).isEqualTo(Recognition.YES);
        assertThat(irc().client("USER a\r\nPASS b\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(irc().client("NI").recognition()).isEqualTo(Recognition.MAYBE);
        assertThat(irc().client("PASS x\r\n").recognition()).isEqualTo(Recognition.MAYBE);
    }

    @Test
    void leavesOthersAlone() {
        assertThat(irc().server("220 FTP\r\n").client("USER anna\r\n").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(irc().server("+OK POP3\r\n").client("USER anna\r\n").recognition())
                .isEqualTo(Recognition.NO);
        assertThat(irc().client("GET / HTTP/1.1\r\n").recognition()).isEqualTo(Recognition.NO);
        assertThat(irc().server(":-) what a server\r\n").recognition()).isEqualTo(Recognition.NO);
    }

    @Test
    void countsLinesBeyondTheBound() {
        var told = irc().server(":a PRIVMSG #x :y\n".repeat(Irc.MOST_LINES + 5)).tell();
        assertThat(told.observations()).hasSize(Irc.MOST_LINES);
        assertThat(told.bounds()).containsEntry("irc-lines", 5);
    }

    @Test
    void tellsTheSameHoweverItIsCut() {
        Scripts.tellsTheSameHoweverItIsCut(session());
    }

    @Test
    void livesThroughEveryPrefix() {
        String lines = ":a!b@c 353 x = #y :@a +b\r\n:x\r\n@t :y z\r\nPING :1\r\nUSER a b c :d\r\n";
        DialogueHarness.everyPrefix(
                new Irc(), Transport.TCP, 6667, lines.getBytes(StandardCharsets.ISO_8859_1));
    }
}
