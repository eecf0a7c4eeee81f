/// Rules at work: what a conversation shows is laid before the rules that may match, and those that
/// do are told.
@NullMarked
package wolfhound.rules.inspect;

import org.jspecify.annotations.NullMarked;
