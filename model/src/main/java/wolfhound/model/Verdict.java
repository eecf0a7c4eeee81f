package wolfhound.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the judge concludes of a case.
public sealed interface Verdict {
    HostCase hostCase();

    Reckoning reckoning();

    default Host host() {
        return hostCase().host();
    }

    /// `infected`, `suspect`, `exposed` or `clear`.
    default String text() {
        return switch (this) {
            case Clear c -> "clear";
            case Exposed e -> "exposed";
            case Suspect s -> "suspect";
            case Infected i -> "infected";
        };
    }

    /// Nothing stands against the host, or everything was explained.
    record Clear(HostCase hostCase, Reckoning reckoning) implements Verdict {}

    /// It touched or received something bad; nothing shows that it worked.
    record Exposed(HostCase hostCase, Reckoning reckoning) implements Verdict {}

    /// More likely than one in eleven infected, and not proved.
    record Suspect(HostCase hostCase, Reckoning reckoning) implements Verdict {}

    /// Infected, at 99 % or better.
    ///
    /// @param decided when the evidence sufficed, capture time
    /// @param containment the narrowest blocks that stop the harm
    /// @param remedy what has to be cleaned, most urgent first
    /// @param pack whom it works for, each by its own family, dialect or template
    record Infected(
            HostCase hostCase,
            Reckoning reckoning,
            Instant decided,
            List<Containment> containment,
            List<String> remedy,
            List<PackMember> pack)
            implements Verdict {

        /// From the first malicious byte that the capture shows to the decision.
        public Duration timeToVerdict() {
            return reckoning
                    .firstMalicious()
                    .map(first -> Duration.between(first, decided))
                    .orElse(Duration.ZERO);
        }
    }

    /// The arithmetic behind a verdict, item by item, so that a person can check it.
    ///
    /// @param prior of the host's roles, blended
    /// @param posterior prior and everything counted
    /// @param counted the evidence in the order of the case with what each counted in the end
    /// @param families best first
    /// @param wouldChange the fewest items whose removal crosses the bar, the next observation that
    ///   would, the closest rival
    record Reckoning(
            Weight prior,
            Weight posterior,
            List<Counted> counted,
            List<Family> families,
            Optional<Instant> firstMalicious,
            List<String> wouldChange) {}

    /// @param relief what the most favourable alibi took, before sharing and caps
    /// @param counts what was added to the posterior
    record Counted(Evidence evidence, Weight relief, Weight counts) {}
}
