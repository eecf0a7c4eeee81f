package wolfhound.model;

import java.time.Instant;

/// Who, with whom, when, and where to look it up: the part that every observation shares. It is
/// told from the point of view of `host`; the same fact seen from the other end is [#flipped()].
///
/// @param hostOpened whether the host under watch began the conversation
/// @param visibility how much of the conversation the sensor saw, 0 to 1: less than 1 for loss,
///   mid-stream pick-up, one side only
public record Seen(
        Instant at,
        Host host,
        int hostPort,
        Peer peer,
        boolean hostOpened,
        Origin origin,
        double visibility) {

    /// The same at another time.
    public Seen at(Instant time) {
        return new Seen(time, host, hostPort, peer, hostOpened, origin, visibility);
    }

    public Seen flipped() {
        return new Seen(
                at,
                new Host(peer.address()),
                peer.port(),
                new Peer(host.address(), hostPort),
                !hostOpened,
                origin,
                visibility);
    }

    public Transport transport() {
        return origin.conversation().transport();
    }

    public ConversationId conversation() {
        return origin.conversation();
    }
}
