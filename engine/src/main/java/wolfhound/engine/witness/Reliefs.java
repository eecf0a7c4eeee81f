package wolfhound.engine.witness;

import java.util.Optional;
import wolfhound.engine.memory.HostMemory;
import wolfhound.model.Alibi;
import wolfhound.model.Evidence;
import wolfhound.model.Role;

/// What witnesses share: an alibi that takes a share of the weight, and how far the host looks like
/// a role.
final class Reliefs {
    private Reliefs() {}

    /// @param share of the evidence's weight that the explanation takes, 0 to 1
    static Optional<Alibi> share(
            Witness from, Evidence evidence, double share, String because, String breaks) {
        return Optional.of(
                new Alibi(
                        from.name(),
                        evidence,
                        evidence.weight().times(Math.clamp(share, 0, 1)),
                        because,
                        breaks));
    }

    static double confidence(HostMemory host, Role role) {
        return host.roles().stream()
                .filter(guess -> guess.role() == role)
                .mapToDouble(guess -> guess.confidence())
                .max()
                .orElse(0);
    }

    /// Does any program of the host call itself one of these, in any case.
    static Optional<String> software(HostMemory host, String... names) {
        for (String text : host.software()) {
            String lower = text.toLowerCase(java.util.Locale.ROOT);
            for (String name : names) {
                if (lower.contains(name)) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }
}
