package wolfhound.scenarios.stage;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A conversation in HTTP/1.1 (RFC 9112) in the clear.
public final class Web {
    private final Talk talk;
    private final String host;

    private Web(Talk talk, String host) {
        this.talk = talk;
        this.host = host;
    }

    /// Looks the name up where it is not known yet, and opens port 80.
    public static Web to(Actor actor, String domain) {
        Machine site = actor.stage().site(domain);
        return new Web(actor.knows(domain).connects(site, 80), domain);
    }

    /// Straight to an address, no name involved.
    public static Web to(Actor actor, Machine server, int port) {
        String host = server.address() + (port == 80 ? "" : ":" + port);
        return new Web(actor.connects(server, port), host);
    }

    /// To an address while claiming a name.
    public static Web to(Actor actor, Machine server, int port, String host) {
        return new Web(actor.connects(server, port), host);
    }

    public Talk talk() {
        return talk;
    }

    public Web asks(Ask ask, Answer answer) {
        talk.says(ask.bytes(host));
        talk.actor().passes(talk.server().roundTripNanos() / 2);
        talk.hears(answer.bytes(date(talk.actor())));
        return this;
    }

    /// Asks and is left without an answer.
    public Web asks(Ask ask) {
        talk.says(ask.bytes(host));
        return this;
    }

    public Web pauses(double seconds) {
        talk.pauses(seconds);
        return this;
    }

    public Actor closes() {
        return talk.closes();
    }

    static String date(Actor actor) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(actor.clock().atOffset(ZoneOffset.UTC));
    }
}
