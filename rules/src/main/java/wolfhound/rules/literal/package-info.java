/// Many literals sought at once: the filter that decides which rules a buffer concerns at all.
/// Start with [Literals].
@NullMarked
package wolfhound.rules.literal;

import org.jspecify.annotations.NullMarked;
