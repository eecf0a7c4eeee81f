/// What the events of Suricata's EVE log mean, one file a kind (docs.suricata.io, "Eve JSON
/// Format"). What an event cannot say is left unsaid: header fields that were not logged are not
/// missing.
@NullMarked
package wolfhound.sources.eve;

import org.jspecify.annotations.NullMarked;
