/// Values as lists write them, brought to one plain form. Start with [Values].
@NullMarked
package wolfhound.intel.value;

import org.jspecify.annotations.NullMarked;
