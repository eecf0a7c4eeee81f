package wolfhound.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A claim against a host: behaviour, weight, reason in one sentence, exhibits.
///
/// @param from the detector
/// @param sign which of the detector's signs
/// @param at when the fact was complete
/// @param began when the conduct began on the wire, at or before `at`: the first malicious byte
/// @param peer the other end, where there is one
/// @param about what it is about beside the peer, for witnesses to ask: a name, a URL, a mail
///   address; empty for nothing
/// @param weight before alibis, caps and fading; already times the visibility
/// @param visibility of the conversations behind it, 0 to 1
/// @param family the malware family that it resembles
/// @param bytes what was said, to be shown
/// @param bystanders other home hosts that were seen with the same peer: whom a block of the peer
///   would hit
public record Evidence(
        String from,
        Sign sign,
        Host host,
        Instant at,
        Instant began,
        Optional<Peer> peer,
        String about,
        Weight weight,
        double visibility,
        Group group,
        String because,
        List<Origin> exhibits,
        Optional<Family> family,
        Excerpt bytes,
        int bystanders)
        implements Testimony {

    public Behaviour behaviour() {
        return sign.behaviour();
    }

    public EvidenceClass kind() {
        return sign.kind();
    }

    @Override
    public int hashCode() {
        return because.hashCode();
    }
}
