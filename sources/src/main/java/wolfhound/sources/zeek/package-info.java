/// What the logs of Zeek mean, one file a log (docs.zeek.org, "Zeek Log Formats"). What a log
/// cannot say is left unsaid: header fields that were not logged are not missing.
@NullMarked
package wolfhound.sources.zeek;

import org.jspecify.annotations.NullMarked;
