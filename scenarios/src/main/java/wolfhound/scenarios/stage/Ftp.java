package wolfhound.scenarios.stage;

/// A file transfer (RFC 959) with passive data conversations.
public final class Ftp {
    private final Talk talk;
    private final Machine server;

    private Ftp(Talk talk, Machine server) {
        this.talk = talk;
        this.server = server;
    }

    public static Ftp to(Actor actor, Machine server, String user, String password) {
        Talk talk = actor.connects(server, 21);
        talk.hears("220 FTP service ready\r\n");
        talk.says("USER " + user + "\r\n").hears("331 Password required for " + user + "\r\n");
        talk.says("PASS " + password + "\r\n").hears("230 Logged on\r\n");
        talk.says("TYPE I\r\n").hears("200 Type set to I\r\n");
        return new Ftp(talk, server);
    }

    /// Puts a file there.
    public Ftp stores(String name, byte[] content) {
        int port = passive();
        talk.says("STOR " + name + "\r\n");
        Talk data = talk.actor().connects(server, port);
        talk.hears("150 Opening data channel for file upload\r\n");
        data.says(content).closes();
        talk.hears("226 Successfully transferred \"" + name + "\"\r\n");
        return this;
    }

    public Actor quits() {
        return talk.says("QUIT\r\n").hears("221 Goodbye\r\n").isClosed();
    }

    private int passive() {
        int port = talk.actor().stage().between(50_000, 51_000);
        String address = server.address().toString().replace('.', ',');
        talk.says("PASV\r\n");
        talk.hears(
                "227 Entering Passive Mode ("
                        + address
                        + ","
                        + port / 256
                        + ","
                        + port % 256
                        + ")\r\n");
        return port;
    }
}
