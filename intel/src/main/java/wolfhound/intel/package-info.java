/// What others told us: lists, feeds and what is known of the places on them, in one immutable
/// snapshot. [wolfhound.intel.format] reads, [wolfhound.intel.store] keeps,
/// [wolfhound.intel.ground] knows what is shared or innocent; [Intelligence] meets observations
/// with it. Start with [Intelligence], then [Intake].
@NullMarked
package wolfhound.intel;

import org.jspecify.annotations.NullMarked;
