/// Scenarios: staged pieces of traffic that tell a story, an infected herd and its innocent
/// look-alikes, each with its truth. Every story is one file and depends on its seed alone. Start
/// with [Scenarios], read any one story, then [Staging].
@NullMarked
package wolfhound.scenarios;

import org.jspecify.annotations.NullMarked;
