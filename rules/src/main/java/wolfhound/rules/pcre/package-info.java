/// Regular expressions of rules, over bytes and always with a limit. Start with [Expressions].
@NullMarked
package wolfhound.rules.pcre;

import org.jspecify.annotations.NullMarked;
