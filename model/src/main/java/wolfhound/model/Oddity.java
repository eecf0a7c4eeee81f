package wolfhound.model;

/// Traffic that broke its own protocol.
///
/// @param byHost whether the host sent it
/// @param protocol whose rules were broken: `tls`, `dns`, `http`, …
/// @param kind a short name of the break in kebab case: `length-lies`, `not-dns-on-53`, …
/// @param bytes the beginning of what was sent
public record Oddity(
        Seen seen, boolean byHost, String protocol, String kind, String detail, Excerpt bytes)
        implements Observation {
    @Override
    public Oddity as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new Oddity(seen, flipped != byHost, protocol, kind, detail, bytes);
    }
}
