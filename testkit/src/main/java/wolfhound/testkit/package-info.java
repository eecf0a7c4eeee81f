/// The golden runner: stages scenarios, hunts them as the program does, and holds the outcome
/// against what is written down. Used by tests alone. Start with [StagedHunt], then read
/// [Expected].
@NullMarked
package wolfhound.testkit;

import org.jspecify.annotations.NullMarked;
