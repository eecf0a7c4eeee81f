package wolfhound.scenarios.stage;

/// A conversation with a server of Internet Relay Chat (RFC 1459, RFC 2812).
public final class Irc {
    private final Talk talk;
    private final String server;
    private final String nick;

    private Irc(Talk talk, String server, String nick) {
        this.talk = talk;
        this.server = server;
        this.nick = nick;
    }

    /// Registers and reads the message of the day.
    public static Irc to(Actor actor, String domain, int port, String nick, String user) {
        Machine host = actor.stage().site(domain);
        Irc irc = new Irc(actor.knows(domain).connects(host, port), domain, nick);
        irc.says("NICK " + nick).says("USER " + user + " 0 * :" + user);
        irc.isTold("001", "Welcome to the network " + nick);
        irc.isTold("375", "- " + domain + " message of the day -").isTold("372", "- be kind");
        return irc.isTold("376", "End of /MOTD command.");
    }

    public Irc joins(String channel, String topic) {
        says("JOIN " + channel);
        hears(
                ":"
                        + nick
                        + "!user@"
                        + talk.actor().machine().address()
                        + " JOIN "
                        + channel.split(" ")[0]);
        return isTold("332", channel.split(" ")[0] + " :" + topic)
                .isTold("366", "End of /NAMES list.");
    }

    /// The client writes a line.
    public Irc says(String line) {
        talk.says(line + "\r\n");
        return this;
    }

    /// The client speaks in a channel or to a person.
    public Irc tells(String target, String words) {
        return says("PRIVMSG " + target + " :" + words);
    }

    /// The server writes a line.
    public Irc hears(String line) {
        talk.hears(line + "\r\n");
        return this;
    }

    /// Somebody else speaks.
    public Irc hears(String who, String target, String words) {
        return hears(":" + who + "!" + who + "@users.example PRIVMSG " + target + " :" + words);
    }

    public Irc isPinged() {
        return hears("PING :" + server).says("PONG :" + server);
    }

    public Irc pauses(double seconds) {
        talk.pauses(seconds);
        return this;
    }

    public Actor quits() {
        return says("QUIT :bye").talk.closes();
    }

    private Irc isTold(String number, String words) {
        return hears(":" + server + " " + number + " " + nick + " :" + words);
    }
}
