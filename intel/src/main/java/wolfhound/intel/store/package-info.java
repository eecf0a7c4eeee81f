/// Millions of values in little memory: columns of numbers, one store of bytes, an index over
/// digests and one over networks. Start with [Entries], then [KeyIndex].
@NullMarked
package wolfhound.intel.store;

import org.jspecify.annotations.NullMarked;
