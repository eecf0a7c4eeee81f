package wolfhound.intel.endpoint;

import java.util.Optional;

/// Names that nobody but their owner should answer for. Who asks decides where the list comes from.
@FunctionalInterface
public interface ProtectedNames {
    ProtectedNames NONE = name -> Optional.empty();

    /// What a name is protected as.
    ///
    /// @param name in lower case, without the final dot
    Optional<Protection> of(String name);

    /// @param listed the listed name that covers it: itself, or one above it
    record Protection(Kind kind, String listed) {
        /// Does it hold for this very name: of a mail provider or maker with a thousand names it
        /// does for those where people log in, and where programs are fetched.
        boolean holdsFor(String name) {
            return switch (kind) {
                case BANK, SECURITY, LISTED -> true;
                case MAIL -> NameSense.isSite(name, listed) || NameSense.isForMail(name);
                case UPDATE -> NameSense.isEssential(name);
                case POPULAR -> false;
            };
        }
    }

    /// The first kind that fits is told: most harmful first.
    enum Kind {
        BANK("a bank's"),
        /// On a list that the user gave.
        LISTED("a protected"),
        MAIL("a mail provider's"),
        SECURITY("a maker of defences'"),
        UPDATE("an update service's"),
        POPULAR("a popular site's");

        private final String whose;

        Kind(String whose) {
            this.whose = whose;
        }

        /// As in "a bank's name".
        public String whose() {
            return whose;
        }
    }

    /// These names, and where they know nothing, those.
    default ProtectedNames or(ProtectedNames others) {
        return name -> of(name).or(() -> others.of(name));
    }
}
