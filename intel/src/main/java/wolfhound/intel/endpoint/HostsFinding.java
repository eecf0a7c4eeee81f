package wolfhound.intel.endpoint;

import java.util.Optional;
import wolfhound.intel.endpoint.ProtectedNames.Protection;

/// What a check says of one entry of a hosts file, and why.
///
/// @param protection what the name is protected as
/// @param because the reason in one sentence
public record HostsFinding(
        HostsEntry entry, Purpose purpose, Optional<Protection> protection, String because) {

    /// What an entry is there for, as far as can be told.
    public enum Purpose {
        /// A name of somebody else is sent to a stranger who can read and answer in its place.
        REDIRECT("redirect", Advice.REMOVE),
        /// A name beside such names at the same address.
        BESIDE_REDIRECT("beside-redirect", Advice.REMOVE),
        /// A defence or an update is kept from the machine.
        BLOCKED_PROTECTION("blocked-protection", Advice.REMOVE),
        /// A protected name leads into the own network.
        DIVERTED_INSIDE("diverted-inside", Advice.ASK),
        /// A protected name leads to the machine itself: blocked, or a program there answers.
        KEPT_HERE("kept-here", Advice.ASK),
        /// A public name is held at a public address.
        PINNED("pinned", Advice.ASK),
        /// A name of the machine's own, at an address that is no stranger's business.
        STRANGE("strange", Advice.ASK),
        BLOCKING("blocking", Advice.KEEP),
        DEVELOPMENT("development", Advice.KEEP),
        OWN("own", Advice.KEEP);

        private final String text;
        private final Advice advice;

        Purpose(String text, Advice advice) {
            this.text = text;
            this.advice = advice;
        }

        /// As written in JSON.
        public String text() {
            return text;
        }

        public Advice advice() {
            return advice;
        }
    }

    public Advice advice() {
        return purpose.advice();
    }
}
