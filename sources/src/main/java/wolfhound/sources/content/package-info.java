/// Content: what bytes are, whatever carried them. Fed by wire protocols with bodies, files and
/// mail parts as they pass. Start with [wolfhound.sources.content.Content].
@NullMarked
package wolfhound.sources.content;

import org.jspecify.annotations.NullMarked;
