package wolfhound.model;

/// An ICMP echo, or another ICMP message with a payload of its own.
///
/// @param byHost whether the host sent it
/// @param sameAsAsked for a reply: whether it gave the payload back unchanged, as it must (RFC
///   792); true for requests
public record Ping(
        Seen seen,
        boolean byHost,
        int type,
        int code,
        int identifier,
        int sequence,
        Excerpt payload,
        boolean sameAsAsked)
        implements Observation {
    @Override
    public Ping as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new Ping(
                seen, flipped != byHost, type, code, identifier, sequence, payload, sameAsAsked);
    }
}
