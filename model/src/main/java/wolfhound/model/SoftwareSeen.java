package wolfhound.model;

/// A program or device that said its name: a user agent, a server's banner, a DHCP vendor class.
///
/// @param byHost whether the host said it of itself, as against its peer
/// @param where `http`, `ssh`, `smtp`, `dhcp`, …
/// @param text as sent
public record SoftwareSeen(Seen seen, boolean byHost, String where, String text)
        implements Observation {
    @Override
    public SoftwareSeen as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new SoftwareSeen(seen, flipped != byHost, where, text);
    }
}
