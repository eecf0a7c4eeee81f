/// What is known of places, whoever lists them: whose addresses, shared or innocent names, public
/// suffixes. Start with [Ground], then [Landmark].
@NullMarked
package wolfhound.intel.ground;

import org.jspecify.annotations.NullMarked;
