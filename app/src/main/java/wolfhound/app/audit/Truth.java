package wolfhound.app.audit;

import java.util.Set;
import wolfhound.app.trial.Label;
import wolfhound.model.Address;
import wolfhound.model.Verdict;

/// Who is infected in what was hunted: by a label, or by our own word.
///
/// @param label empty for our own word
public record Truth(java.util.Optional<Label> label) {
    public static final Truth OURS = new Truth(java.util.Optional.empty());

    public static Truth of(Label label) {
        return new Truth(java.util.Optional.of(label));
    }

    /// What is known of a host.
    enum Standing {
        INFECTED,
        CLEAN,
        /// Nobody can tell, so it counts neither for nor against a list.
        UNKNOWN
    }

    /// Hosts that a label names as infected.
    Set<Address> named() {
        return label.filter(Label::isGuilty).map(Label::named).orElse(Set.of());
    }

    /// Somebody is infected, and the label does not say who.
    boolean namesNobody() {
        return label.filter(one -> one.isGuilty() && one.named().isEmpty()).isPresent();
    }

    Standing of(Address host, Verdict verdict) {
        if (label.isEmpty() || namesNobody()) {
            return switch (verdict) {
                case Verdict.Infected infected -> Standing.INFECTED;
                case Verdict.Suspect suspect -> Standing.UNKNOWN;
                case Verdict.Exposed exposed -> namesNobody() ? Standing.UNKNOWN : Standing.CLEAN;
                case Verdict.Clear clear -> namesNobody() ? Standing.UNKNOWN : Standing.CLEAN;
            };
        }
        return named().contains(host) ? Standing.INFECTED : Standing.CLEAN;
    }
}
