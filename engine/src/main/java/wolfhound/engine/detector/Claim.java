package wolfhound.engine.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wolfhound.model.Excerpt;
import wolfhound.model.Family;
import wolfhound.model.Group;
import wolfhound.model.Origin;
import wolfhound.model.Peer;
import wolfhound.model.Seen;
import wolfhound.model.Sign;

/// Evidence as a detector words it; the engine adds who says it and what it weighs. Reads as a
/// sentence: `Claim.of(SIGN, seen, "asked 40 peers …").began(first).family("storm", 0.8)`.
public final class Claim {
    private static final int EXHIBITS = 6;

    private final Sign sign;
    private final Seen seen;
    private final String because;
    private final List<Origin> exhibits = new ArrayList<>();
    private Instant began;
    private Optional<Peer> peer;
    private String about = "";
    private double strength = 1;
    private Optional<Group> group = Optional.empty();
    private Optional<Family> family = Optional.empty();
    private Excerpt bytes = Excerpt.NONE;

    private Claim(Sign sign, Seen seen, String because) {
        this.sign = sign;
        this.seen = seen;
        this.because = because;
        this.began = seen.at();
        this.peer = Optional.of(seen.peer());
        this.exhibits.add(seen.origin());
    }

    /// @param seen the observation that completed the fact; the first exhibit
    /// @param because the reason in one sentence a person understands, with the names and numbers
    ///   that make it checkable
    public static Claim of(Sign sign, Seen seen, String because) {
        return new Claim(sign, seen, because);
    }

    /// When the conduct began on the wire, where that is before the fact was complete.
    public Claim began(Instant when) {
        if (when.isBefore(began)) {
            began = when;
        }
        return this;
    }

    /// The fact has many peers, or none to blame (a fan-out, decoys).
    public Claim noPeer() {
        peer = Optional.empty();
        return this;
    }

    public Claim peer(Peer other) {
        peer = Optional.of(other);
        return this;
    }

    /// What it is about beside the peer: a name, a URL, a mail address. Witnesses ask for it.
    public Claim about(String what) {
        about = what;
        return this;
    }

    /// The share of the sign's weight that this instance deserves, 0 to 1: 1 for a full match.
    public Claim strength(double share) {
        strength = Math.clamp(share, 0, 1);
        return this;
    }

    /// The cause that repetitions would share; without this word, hard evidence shares its
    /// detector, soft evidence its peer.
    public Claim group(Group.Cause cause, String key) {
        group = Optional.of(new Group(cause, key));
        return this;
    }

    public Claim group(Group cause) {
        group = Optional.of(cause);
        return this;
    }

    public Claim family(String name, double confidence) {
        family = Optional.of(new Family(name, confidence));
        return this;
    }

    /// What was said, to be shown.
    public Claim bytes(Excerpt excerpt) {
        bytes = excerpt;
        return this;
    }

    /// Another place where the fact can be looked up; the first few are kept.
    public Claim exhibit(Origin origin) {
        if (exhibits.size() < EXHIBITS && !exhibits.contains(origin)) {
            exhibits.add(origin);
        }
        return this;
    }

    public Sign sign() {
        return sign;
    }

    public Seen seen() {
        return seen;
    }

    public String because() {
        return because;
    }

    public List<Origin> exhibits() {
        return List.copyOf(exhibits);
    }

    public Instant began() {
        return began;
    }

    public Optional<Peer> peer() {
        return peer;
    }

    public String about() {
        return about;
    }

    public double strength() {
        return strength;
    }

    public Optional<Group> group() {
        return group;
    }

    public Optional<Family> family() {
        return family;
    }

    public Excerpt bytes() {
        return bytes;
    }
}
