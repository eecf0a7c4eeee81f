/// The lists that rules ask: data sets, digests of files, reputations and countries of addresses.
/// Read once, after the rules that name them; then `inspect` asks them. Start with [RuleLists].
@NullMarked
package wolfhound.rules.lists;

import org.jspecify.annotations.NullMarked;
