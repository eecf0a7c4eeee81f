/// The passive inventory: what programs and systems a host said that it runs, and which accounts it
/// gave away in the clear. Fed by the host's memory; read by witnesses and told with the case.
/// Start with [Products], one line a product, then [Attacks].
@NullMarked
package wolfhound.engine.inventory;

import org.jspecify.annotations.NullMarked;
