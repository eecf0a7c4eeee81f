package wolfhound.rules.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One rule as it was written, with variables not yet resolved: what it watches, what must be true,
/// and what it says then.
///
/// @param protocol lower case, as written: `tcp`, `tcp-pkt`, `http`, `ip`, …
/// @param blocks what must be found in buffers, in the order of inspection: old-style modifiers of
///   one buffer are together in one block, each statement of a sticky buffer that may occur several
///   times in a transaction opens a block of its own
/// @param tests what must be true of packet, conversation and transaction
/// @param effects what happens on a match, in the order written
public record Rule(
        Action action,
        String protocol,
        End source,
        Arrow arrow,
        End target,
        List<Block> blocks,
        List<Test> tests,
        List<Effect> effects,
        About about,
        Place place) {

    public enum Action {
        ALERT,
        PASS,
        DROP,
        REJECT,
        REJECT_SOURCE,
        REJECT_TARGET,
        REJECT_BOTH
    }

    public enum Arrow {
        /// `->`
        TO,
        /// `<>`: either direction
        EITHER,
        /// `=>`: a transaction, with both of its directions (Suricata 8)
        TRANSACTION
    }

    /// Addresses and ports of one end, as written: `any`, `$HOME_NET`, `[10.0.0.0/8,!10.1.1.1]`,
    /// `[1024:65535,!3389]`.
    public record End(String addresses, String ports) {}

    /// What one buffer must show.
    ///
    /// @param transforms applied to the buffer first, in order
    /// @param side whose buffer is meant, in a rule of whole transactions
    public record Block(Buffer buffer, List<Transform> transforms, List<Look> looks, Side side) {}

    /// A way that bytes go.
    public enum Side {
        EITHER,
        TO_SERVER,
        TO_CLIENT
    }

    /// What the rule says of itself.
    ///
    /// @param priority 1 is worst; where the rule gives none, that of its class; else 3
    /// @param metadata lower-case keys, in the order written
    public record About(
            long generator,
            long id,
            int revision,
            String message,
            String className,
            @Nullable Integer priority,
            List<String> references,
            Map<String, List<String>> metadata) {}

    /// @param line from 1
    public record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
