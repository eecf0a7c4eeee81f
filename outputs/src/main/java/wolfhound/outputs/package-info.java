/// Outputs: carry verdicts into the world, as a table, a story, JSON lines or a page to forward.
/// Fed by `app` with [wolfhound.model.Verdict]s, worst first or not; they decide nothing. Start
/// with [wolfhound.outputs.JsonLines], then [wolfhound.outputs.VerdictTable].
@NullMarked
package wolfhound.outputs;

import org.jspecify.annotations.NullMarked;
