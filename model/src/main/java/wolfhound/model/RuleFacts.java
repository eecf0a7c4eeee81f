package wolfhound.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a rule says of itself, and what a match of it rests on.
///
/// @param className short name of its class (`trojan-activity`), or the description of it where
///   only that was told (`A Network Trojan was detected`); empty for none
/// @param priority 1 (worst) to 255
/// @param ground what a match rests on
/// @param witnessed bytes of content that must be there for a match, -1 where unknown
/// @param metadata keys in small letters
public record RuleFacts(
        long generator,
        long id,
        int revision,
        String message,
        String className,
        int priority,
        Ground ground,
        int witnessed,
        Map<String, List<String>> metadata) {

    /// What a match of a rule rests on.
    public enum Ground {
        /// Who was contacted, by address.
        ADDRESS,
        /// Who was contacted, by name: of a look-up, a request, a handshake, a certificate.
        NAME,
        /// How the program's handshake looks.
        FINGERPRINT,
        /// What was said.
        CONTENT,
        /// That a decoder or parser was surprised.
        ANOMALY
    }

    /// All values of a metadata key, in small letters; empty for none.
    public List<String> metadata(String key) {
        return metadata.getOrDefault(key, List.of()).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The vendor's own category: the upper-case word behind the first of the message, as in `ET
    /// TROJAN …`; empty where the message is not written so.
    public String category() {
        int first = message.indexOf(' ');
        int second = message.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            return "";
        }
        String word = message.substring(first + 1, second);
        boolean upper =
                message.substring(0, second)
                        .equals(message.substring(0, second).toUpperCase(Locale.ROOT));
        return upper ? word : "";
    }

    /// As shown to a person: `2008411 "ET TROJAN …"`.
    @Override
    public String toString() {
        return id + " \"" + message + "\"";
    }
}
