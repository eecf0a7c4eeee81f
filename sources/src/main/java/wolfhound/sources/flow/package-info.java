/// Conversations: puts packets together, in order, and lets the protocol that is spoken read them.
/// Fed by `link` with batches; tells observations. Start with `Conversations`, then `Reading`.
@NullMarked
package wolfhound.sources.flow;

import org.jspecify.annotations.NullMarked;
