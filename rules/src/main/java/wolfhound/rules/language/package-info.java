/// The Suricata rule language, read: text becomes [wolfhound.rules.language.Rule]s, and what is
/// wrong or not supported is said with its place.
@NullMarked
package wolfhound.rules.language;

import org.jspecify.annotations.NullMarked;
