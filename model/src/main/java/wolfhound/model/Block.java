package wolfhound.model;

import java.time.Instant;
import java.util.Optional;

/// A containment that the user says is in place, so that the watch goes on behind it.
///
/// @param peer the one peer that is cut off; empty where the whole host is
/// @param sentence the user's word
public record Block(Instant at, Optional<Address> peer, String sentence) {
    /// Whether it stands between the host and this address.
    public boolean covers(Address other) {
        return peer.isEmpty() || peer.get().equals(other);
    }
}
