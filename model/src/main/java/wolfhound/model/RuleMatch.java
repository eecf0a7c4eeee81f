package wolfhound.model;

/// A rule met in a conversation: our own match of a Suricata rule, or the alert of another sensor.
/// A fact about content, and no verdict.
///
/// @param byHost whether what matched was said by the host, as against its peer
public record RuleMatch(Seen seen, boolean byHost, RuleFacts rule) implements Observation {
    @Override
    public RuleMatch as(Seen seen) {
        boolean flipped = seen.hostOpened() != this.seen.hostOpened();
        return new RuleMatch(seen, flipped != byHost, rule);
    }
}
