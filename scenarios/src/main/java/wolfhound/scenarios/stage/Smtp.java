package wolfhound.scenarios.stage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A mail dialogue (RFC 5321) between a client and a mail server.
public final class Smtp {
    private final Talk talk;

    private Smtp(Talk talk) {
        this.talk = talk;
    }

    /// Connects and says its name.
    public static Smtp to(Actor actor, Machine server, int port, String helo) {
        Talk talk = actor.connects(server, port);
        talk.hears("220 " + server.hostName() + " ESMTP ready\r\n");
        talk.says("EHLO " + helo + "\r\n");
        talk.hears(
                "250-"
                        + server.hostName()
                        + "\r\n250-SIZE 36700160\r\n250-AUTH LOGIN PLAIN\r\n250 8BITMIME\r\n");
        return new Smtp(talk);
    }

    public Smtp logsIn(String user, String password) {
        talk.says("AUTH LOGIN\r\n").hears("334 VXNlcm5hbWU6\r\n");
        talk.says(base64(user) + "\r\n").hears("334 UGFzc3dvcmQ6\r\n");
        talk.says(base64(password) + "\r\n").hears("235 2.7.0 Authentication successful\r\n");
        return this;
    }

    public Smtp sends(Mail mail) {
        talk.says("MAIL FROM:<" + mail.from() + ">\r\n").hears("250 2.1.0 Ok\r\n");
        for (String recipient : mail.to()) {
            talk.says("RCPT TO:<" + recipient + ">\r\n").hears("250 2.1.5 Ok\r\n");
        }
        talk.says("DATA\r\n").hears("354 End data with <CR><LF>.<CR><LF>\r\n");
        talk.says(mail.message() + ".\r\n");
        talk.hears("250 2.0.0 Ok: queued as " + talk.actor().stage().hex(10) + "\r\n");
        return this;
    }

    /// Offers a mail that the server will not have.
    public Smtp isTurnedAway(Mail mail) {
        talk.says("MAIL FROM:<" + mail.from() + ">\r\n").hears("250 2.1.0 Ok\r\n");
        talk.says("RCPT TO:<" + mail.to().getFirst() + ">\r\n");
        talk.hears("550 5.7.1 Service unavailable; client blocked\r\n");
        return this;
    }

    public Actor quits() {
        return talk.says("QUIT\r\n").hears("221 2.0.0 Bye\r\n").isClosed();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
