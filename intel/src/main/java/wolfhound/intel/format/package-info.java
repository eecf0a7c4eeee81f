/// The formats of lists, each in a file of its own, recognised by content. Start with [Formats],
/// then any one of them; [Files] finds the lists in folders, archives and at addresses.
@NullMarked
package wolfhound.intel.format;

import org.jspecify.annotations.NullMarked;
