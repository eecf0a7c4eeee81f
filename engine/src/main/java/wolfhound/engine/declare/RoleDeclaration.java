package wolfhound.engine.declare;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wolfhound.model.Declaration;
import wolfhound.model.Evidence;

/// The user's word that a host has a role, with the hours in which it holds.
///
/// @param until from then on it is void; empty for never
public record RoleDeclaration(
        String sentence, DeclaredRole role, Hours hours, Optional<Instant> until) {

    public boolean isVoid(Instant at) {
        return until.isPresent() && !at.isBefore(until.get());
    }

    /// Whether it explains this evidence: what such a machine does, when it is to do so.
    public boolean explains(Evidence evidence) {
        return role.explains(evidence) && holds(evidence.at());
    }

    public boolean holds(Instant at) {
        return !isVoid(at) && hours.cover(at);
    }

    /// How the declaration fits what was seen; the first piece that can convict and that it does
    /// not explain breaks it. A lab is not broken by what is caught in it.
    public Declaration against(List<Evidence> evidence) {
        int explained = 0;
        String breaks = "";
        for (Evidence item : evidence) {
            if (explains(item)) {
                explained++;
            } else if (breaks.isEmpty() && item.kind().isHard()) {
                breaks = whyNot(item);
            }
        }
        return new Declaration(sentence, explained, breaks);
    }

    private String whyNot(Evidence item) {
        String did = item.behaviour().words() + " on " + hours.shown(item.at());
        if (isVoid(item.at())) {
            return "it " + did + ", when the declaration had run out";
        }
        if (!hours.cover(item.at())) {
            return "it " + did + ", outside the declared hours";
        }
        if (!role.label().isEmpty()) {
            return "";
        }
        return "it "
                + did
                + ", which is not what a "
                + role.word().toLowerCase(Locale.ROOT)
                + " does";
    }
}
