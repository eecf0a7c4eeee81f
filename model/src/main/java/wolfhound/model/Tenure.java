package wolfhound.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the owner of an indicator holds it, and why we think so. Decides how long a list's word is
/// good for, and what having dealt with the place is worth.
///
/// @param because the reason in words that follow "is", as `in the addresses of a cloud`; empty
///   where nothing is known
/// @param said whether a person said so, whose word outranks what is worked out and does not fade
public record Tenure(Kind kind, String because, boolean said) {
    public static final Tenure UNKNOWN = of(Kind.UNKNOWN, "");

    /// Worked out, see [#because()].
    public static Tenure of(Kind kind, String because) {
        return new Tenure(kind, because, false);
    }

    /// The kinds, with the life of a list's word in each and what contact is worth there at most.
    ///
    /// The life and the speed are those of the MISP decaying model, `1 − (age / life)^(1 / speed)`:
    /// its 120 days and speed 2 for addresses and names, its 3 days for phishing pages, which lie
    /// on sites that are cleaned. The others lie between, by how soon their owner changes.
    public enum Kind {
        /// Serves nothing else.
        DEDICATED(365, 1),
        /// Somebody's site or server on which something bad was put, or one of many at a hoster.
        SHARED_SERVER(30, 0.25),
        /// An address that a hoster or provider gives to somebody else next.
        REASSIGNABLE(120, 0.5),
        /// A service on which anybody can put content.
        PUBLIC_SERVICE(3, 0),
        /// A content network or cloud front: many tenants behind one address.
        CLOUD_FRONT(3, 0),
        /// A name for a changing address.
        DYNAMIC_NAME(30, 0.5),
        /// Taken from criminals; those who look after it answer.
        SINKHOLED(120, 0.3),
        /// For sale: leads to a page of advertisements.
        PARKED(30, 0),
        /// Was bad, and is a site again.
        CLEANED(3, 0),
        /// A name that stops a worm as long as it can be reached: never to be blocked.
        KILL_SWITCH(365, 0.3),
        UNKNOWN(120, 0.6);

        private final Duration life;
        private final double worth;

        Kind(int days, double worth) {
            this.life = Duration.ofDays(days);
            this.worth = worth;
        }

        /// The age at which a list's word is worth nothing any more.
        public Duration life() {
            return life;
        }

        /// The share of its weight that contact alone has at most, 0 to 1.
        public double worth() {
            return worth;
        }

        /// As written to people and in JSON: `shared server`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /// Reads [#text()], in any case, with blanks, hyphens or underlines.
        public static Optional<Kind> parse(String text) {
            String plain =
                    text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            return Arrays.stream(values()).filter(kind -> kind.name().equals(plain)).findFirst();
        }

        /// All texts, for messages.
        public static List<String> texts() {
            return Arrays.stream(values()).map(Kind::text).toList();
        }
    }

    /// `shared server (in the addresses of a hoster)`.
    @Override
    public String toString() {
        return because.isEmpty() ? kind.text() : kind.text() + " (" + because + ")";
    }
}
