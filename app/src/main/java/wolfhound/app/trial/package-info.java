/// The trial: labelled captures, the hunts over them, and how the verdicts compare with the truth.
/// Driven by the command `trial`. Start with [wolfhound.app.trial.Label], then
/// [wolfhound.app.trial.Scoring].
@NullMarked
package wolfhound.app.trial;

import org.jspecify.annotations.NullMarked;
