/// Sources: bytes and log lines become observations. `capture` reads files, `link` finds the
/// addresses, `flow` makes conversations, `wire` reads what they say, `content` tells what was
/// carried. Start with [wolfhound.sources.CaptureSource].
@NullMarked
package wolfhound.sources;

import org.jspecify.annotations.NullMarked;
