/// Declarations: the user's word about hosts, a sentence each: what a machine is, and what was
/// contained. It outranks what is inferred, and explains no more than its role can cause. Start
/// with [DeclaredRole], one line a role, then [Declarations].
@NullMarked
package wolfhound.engine.declare;

import org.jspecify.annotations.NullMarked;
